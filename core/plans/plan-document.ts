import { formatPoints, type Points } from '#core/assessments/points.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import {
  type Annex,
  type Block,
  type Cell,
  documentDateOf,
  type PrintedDocument,
  withEndMark,
} from '#core/kernel/documents.ts';
import { measureInWords, targetInWords } from './target.ts';
import type { Task } from './task.ts';

/** The act that published last year's result. */
export interface PublishedBy {
  readonly number: string;
  readonly date: PlainDate;
  readonly issuer: string;
}

export interface PlanContent {
  readonly unit: { readonly name: string; readonly superior: string | undefined; readonly place: string };
  readonly year: number;
  readonly result: {
    readonly points: Points;
    readonly max: Points;
    readonly lost: Points;
    readonly publishedBy: PublishedBy | undefined;
  };
  readonly document: { readonly number: string | undefined; readonly date: PlainDate | undefined };
  readonly tasks: readonly Task[];
  readonly sectionName: (id: number) => string;
}

/** The plan as it is printed: what is asked of each section, then the table of lost points with their targets. */
export function planDocument(content: PlanContent): PrintedDocument {
  const { unit, year, document } = content;
  const abstract = `Khắc phục tồn tại, hạn chế trong công tác cải cách hành chính năm ${year - 1} của ${unit.name}`;
  return {
    title: `Kế hoạch ${abstract.toLocaleLowerCase('vi')}`,
    head: {
      ...(unit.superior === undefined ? {} : { superior: committee(unit.superior) }),
      agency: committee(unit.name),
      number: { symbol: 'KH-UBND', ...numberOf(document.number) },
      place: unit.place,
      date: document.date === undefined ? { year } : documentDateOf(document.date),
      kind: 'KẾ HOẠCH',
      abstract,
    },
    body: withEndMark([...introduction(content), ...bySection(content), ...execution(), closing(content)]),
    annexes: [annex(content)],
  };
}

function numberOf(text: string | undefined): { number?: string } {
  const number = /^\s*(\d+)/u.exec(text ?? '')?.[1];
  return number === undefined ? {} : { number };
}

function committee(name: string): string {
  return `ỦY BAN NHÂN DÂN\n${name.toLocaleUpperCase('vi')}`;
}

const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

function introduction({ unit, year, result }: PlanContent): readonly Block[] {
  const { publishedBy } = result;
  const score = `${formatPoints(result.points)}/${formatPoints(result.max)} điểm, bị trừ ${formatPoints(result.lost)} điểm`;
  const basis = publishedBy
    ? `Căn cứ Quyết định số ${publishedBy.number} ngày ${formatDate(publishedBy.date)} của ${publishedBy.issuer} công bố Chỉ số cải cách hành chính năm ${year - 1}; `
    : '';
  return [
    paragraph(
      `${basis}Chỉ số cải cách hành chính năm ${year - 1} của ${unit.name} đạt ${score} (chi tiết tại Phụ lục kèm theo).`,
    ),
    paragraph(
      `Ủy ban nhân dân ${unit.name} ban hành kế hoạch khắc phục trong năm ${year}, giao từng bộ phận chủ trì với chỉ tiêu và thời hạn cụ thể như sau:`,
    ),
  ];
}

function planned(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ state }) => state !== 'dropped');
}

function bySection({ tasks, sectionName }: PlanContent): readonly Block[] {
  const nameOf = ({ lead }: Task) => (lead === undefined ? 'Chưa phân công' : sectionName(lead));
  const names = [...new Set(planned(tasks).map(nameOf))];
  return names.flatMap((name, at): readonly Block[] => [
    { kind: 'heading', level: 2, content: `${at + 1}. ${name}` },
    {
      kind: 'list',
      marker: '-',
      items: planned(tasks)
        .filter((task) => nameOf(task) === name)
        .map((task) => taskSentence(task, sectionName)),
    },
  ]);
}

/** "Nâng “…”: chỉ tiêu từ 80 % trở lên; xong trước ngày 14/12/2024; phối hợp: Tư pháp – Hộ tịch." */
function taskSentence(task: Task, sectionName: (id: number) => string): string {
  const parts = [
    ...(task.target === undefined ? [] : [`chỉ tiêu ${targetInWords(task.measure.kind, task.target)}`]),
    ...(task.targetReason ? [`lý do chỉ tiêu thấp hơn năm trước: ${task.targetReason.replace(/[.;]+$/u, '')}`] : []),
    ...(task.deadline ? [`hoàn thành trước ngày ${formatDate(task.deadline)}`] : []),
    ...(task.cooperating.length > 0 ? [`phối hợp: ${task.cooperating.map(sectionName).join(', ')}`] : []),
  ];
  return unbroken(`${task.title}: ${parts.join('; ')}.`);
}

/** A number and its percent sign stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' %', '\u00a0%');
}

function execution(): readonly Block[] {
  return [
    { kind: 'heading', level: 2, content: 'Tổ chức thực hiện' },
    paragraph(
      'Bộ phận chủ trì cập nhật tiến độ hằng tháng; nhiệm vụ chỉ được coi là hoàn thành khi có văn bản hoặc số liệu chứng minh. Văn phòng theo dõi, tổng hợp và báo cáo Chủ tịch những nhiệm vụ chậm thời hạn.',
    ),
    paragraph(
      'Việc vượt thẩm quyền của bộ phận chủ trì được báo cáo Chủ tịch ngay trong tháng phát sinh để quyết định hoặc điều chỉnh.',
    ),
  ];
}

function closing({ unit }: PlanContent): Block {
  const above = unit.superior === undefined ? [] : [`UBND ${unit.superior} (báo cáo);`];
  return {
    kind: 'closing',
    left: { kind: 'recipients', lines: [...above, 'Các bộ phận được giao nhiệm vụ;', 'Lưu: VT.'] },
    right: { kind: 'signer', authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
  };
}

const HEAD = [
  'TT',
  'Tiêu chí',
  'Điểm tối đa',
  'Bị trừ',
  'Lý do bị trừ điểm',
  'Kết quả năm trước',
  'Chỉ tiêu',
  'Chủ trì, phối hợp',
  'Thời hạn',
];
const WIDTHS = [4, 21, 6, 6, 25, 11, 11, 15, 9];

function annex({ unit, year, tasks, sectionName, result }: PlanContent): Annex {
  const listed = tasks;
  const rows = listed.map((task, at): readonly Cell[] => [
    String(at + 1),
    `${task.criterion}. ${task.criterionName}`,
    formatPoints(task.max),
    formatPoints(task.lost),
    task.reason,
    unbroken(measureInWords(task.measure, task.max)),
    task.state === 'dropped'
      ? `Không đưa vào: ${task.dropReason}`
      : task.target === undefined
        ? ''
        : unbroken(targetInWords(task.measure.kind, task.target)),
    sectionsOf(task, sectionName),
    task.deadline && task.state !== 'dropped' ? formatDate(task.deadline) : '',
  ]);
  const total: readonly Cell[] = [
    { content: 'Cộng', columns: 3, bold: true },
    { content: formatPoints(result.lost), bold: true },
    { content: '', columns: 5 },
  ];
  return {
    label: 'PHỤ LỤC',
    title: `TIÊU CHÍ BỊ TRỪ ĐIỂM NĂM ${year - 1} VÀ CHỈ TIÊU NĂM ${year}`,
    reference: `(Kèm theo Kế hoạch khắc phục năm ${year} của Ủy ban nhân dân ${unit.name})`,
    orientation: 'landscape',
    body: [
      {
        kind: 'table',
        size: 11,
        columns: WIDTHS.map((width, at) => ({
          width,
          align: [2, 3].includes(at) ? 'right' : at === 0 || at === 8 ? 'center' : 'left',
        })),
        head: [HEAD],
        rows: [...rows, total],
      },
    ],
  };
}

function sectionsOf(task: Task, sectionName: (id: number) => string): string {
  const lead = task.lead === undefined ? task.proposedSection : sectionName(task.lead);
  return task.cooperating.length > 0 ? `${lead}; phối hợp: ${task.cooperating.map(sectionName).join(', ')}` : lead;
}
