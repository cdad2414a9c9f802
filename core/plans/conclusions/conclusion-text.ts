import type { PlainDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import type { KnownSection } from '../sections.ts';
import { deadlinesIn, isRepeated } from './deadline-words.ts';
import { itemsOf, type TextItem, tellsOfThePast } from './item-tree.ts';
import { joinedSchedule, type ScheduleLine, scheduleInSentence, scheduleLine } from './reporting-schedule.ts';
import { coordinatorOf, NOBODY, type Responsible, responsibleIn } from './responsible.ts';

/** A task that a notice seems to order. Nothing comes of it before a person confirms it. */
export interface ProposedItem {
  /** As printed, from the top: "3.2", "3.2 -". */
  readonly number: string;
  /** The sentence of the notice. */
  readonly quote: string;
  readonly line: number;
  /** What is to be done: the quote without who and by when. */
  readonly title: string;
  readonly lead: number | undefined;
  readonly cooperating: readonly number[];
  readonly person: string;
  /** Why this lead: named, taken from the heading above, or everybody's ("wording") or nobody's and then the office. */
  readonly leadFrom: 'named' | 'heading' | 'wording' | 'none';
  readonly wording: string;
  readonly deadline: PlainDate | undefined;
  readonly deadlineWords: string;
  readonly repeated: boolean;
}

export interface ReadConclusion {
  readonly items: readonly ProposedItem[];
  readonly schedule: readonly ScheduleLine[];
}

interface Context {
  readonly sections: readonly KnownSection[];
  readonly year: number;
  readonly number: string;
  readonly above: Responsible;
}

const SHORTEST_TASK = 5;

/** Reads a notice of conclusions: what is ordered, of whom, until when; and when the sections report. */
export function readConclusion(text: string, sections: readonly KnownSection[], year: number): ReadConclusion {
  const schedule: ScheduleLine[] = [];
  const context: Context = { sections, year, number: '', above: NOBODY };
  const items = itemsOf(text.normalize('NFC')).flatMap((item) => readItem(item, context, schedule));
  return { items, schedule: joinedSchedule(schedule) };
}

function readItem(item: TextItem, context: Context, schedule: ScheduleLine[]): readonly ProposedItem[] {
  if (tellsOfThePast(item)) {
    return [];
  }
  const line = scheduleLine(item.text, context.year);
  const inSentence = line ? [line] : scheduleInSentence(item.text, context.year);
  schedule.push(...inSentence);
  if (line) {
    return [];
  }
  const printed = /^\d/u.test(item.number) ? item.number : [context.number, item.number].filter(Boolean).join(' ');
  const own = responsibleIn(headOf(item.text), context.sections);
  const above = isEmpty(own) ? context.above : own;
  if (item.children.length > 0) {
    const inner = { ...context, number: printed, above };
    return item.children.flatMap((child) => readItem(child, inner, schedule));
  }
  if (item.text.split(' ').length < SHORTEST_TASK || isHeading(item)) {
    return [];
  }
  return [proposal(item, printed, own, context)];
}

/** A part's title that has nothing below it. */
function isHeading({ text, number }: TextItem): boolean {
  return number !== '-' && text.endsWith(':') && text.split(' ').length < 12;
}

function isEmpty({ sections, person, wording }: Responsible): boolean {
  return sections.length === 0 && person === '' && wording === '';
}

/** Who is meant stands at the beginning; later names are what the work is about. */
function headOf(text: string): string {
  const isOrder = /^(?:Giao|GIAO|Phân công|Yêu cầu|Đề nghị|Đồng chí|Ông|Bà|Các|Toàn thể|Tất cả)\s/u.test(text);
  const colon = text.indexOf(':');
  if (isOrder || (colon > 0 && colon < 120)) {
    const end = colon > 0 && colon < 160 ? colon : 160;
    return upToVerb(text.slice(0, end));
  }
  const cooperation = /(?:chủ trì|phối hợp(?:\s+với)?|giao)\s+[^.;:]{3,120}/iu.exec(text);
  const given = /\(\s*(?:giao\s+)?([^)]{3,80})\s*\)\s*[.;]?$/iu.exec(text);
  return [given?.[1] ?? '', cooperation && /giao/iu.test(cooperation[0]) ? cooperation[0] : ''].join(' ');
}

/** The order's beginning without what is to be done: "Giao Tư pháp – Hộ tịch chủ trì, phối hợp Văn phòng" keeps both. */
function upToVerb(head: string): string {
  const verb =
    /\s(?:tham mưu|xây dựng|rà soát|hoàn thành|tổ chức|báo cáo|theo dõi|đôn đốc|tổng hợp|cập nhật|niêm yết|ban hành|triển khai|thực hiện|lập|khắc phục|bố trí|mở|kiểm tra|công khai|trình|gửi|số hóa|chủ động|căn cứ|khẩn trương|tập trung)\s/iu.exec(
      head,
    );
  return verb ? head.slice(0, verb.index) : head;
}

function proposal(item: TextItem, number: string, own: Responsible, { sections, year, above }: Context): ProposedItem {
  const who = isEmpty(own) ? above : own;
  const [lead, ...others] = who.sections;
  const [deadline] = deadlinesIn(item.text, year);
  const isEverybodys = lead === undefined && who.wording !== '';
  const leadFrom = lead === undefined ? (isEverybodys ? 'wording' : 'none') : who === own ? 'named' : 'heading';
  return {
    number,
    quote: item.text,
    line: item.line,
    title: titleOf(item.text),
    lead: lead ?? (who.person === '' ? coordinatorOf(sections) : undefined),
    cooperating: others,
    person: who.person,
    leadFrom,
    wording: who.wording,
    deadline: deadline?.day,
    deadlineWords: deadline?.words ?? '',
    repeated: deadline === undefined && isRepeated(item.text),
  };
}

const LONGEST_TITLE = 300;

/** The order's own words: without the address before the colon and the closing marks, cut at a sentence where long. */
function titleOf(text: string): string {
  const colon = text.indexOf(':');
  const address = colon > 0 && colon < 120 && text.length - colon > 20;
  const words = (address ? text.slice(colon + 1) : text).trim().replace(/[\s.;:/]+$/u, '');
  const begun = words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1);
  if (begun.length <= LONGEST_TITLE) {
    return begun;
  }
  const sentence = begun.slice(0, LONGEST_TITLE).search(/[.;][^.;]*$/u);
  return `${begun.slice(0, sentence > 60 ? sentence : begun.lastIndexOf(' ', LONGEST_TITLE))}…`;
}

/** Equal for one order copied with other spacing, case or marks: what was made a task is not made one again. */
export function itemKey(quote: string): string {
  return fold(quote)
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
}
