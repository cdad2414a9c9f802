import { formatDate } from '#core/kernel/dates.ts';
import {
  type Annex,
  type Block,
  documentDateOf,
  type Inline,
  type PrintedDocument,
  withEndMark,
} from '#core/kernel/documents.ts';
import { estimateAnnexes } from './estimates/estimate-annex.ts';
import { closingSentence } from './estimates/words.ts';
import { estimatesOf, type FiguresOfPeriod, type ReportFigures, textOfFigures } from './figures.ts';
import type { FormVersion } from './form.ts';
import type { FormCode } from './form-code.ts';
import { type AnnexHead, type AnnexTable, fieldsTable, linesTable, printedAnnex } from './form-table.ts';
import { OUTLINE, type OutlineSection } from './outline.ts';
import { periodTitle } from './period.ts';
import { figureCodes, filled, type ProseLine, type ProsePart, parseProse, partsOf, printedProse } from './prose.ts';
import { REPORT_SYMBOL, type ReportFrame } from './report.ts';

/** Names of the committee as documents print them. */
export interface ReportingUnit {
  /** "thị trấn Châu Ổ" */
  readonly name: string;
  /** "huyện Bình Sơn"; absent for a province. */
  readonly superior: string | undefined;
}

export interface ReportContent {
  readonly unit: ReportingUnit;
  readonly period: FiguresOfPeriod;
  readonly frame: ReportFrame;
  readonly sections: Readonly<Record<string, string>>;
  readonly figures: ReportFigures;
  /** The versions of the forms for this window. */
  readonly forms: readonly FormVersion[];
}

/** What stands under a heading where nothing happened. */
const NOTHING = 'Trong kỳ không phát sinh.';

/** The report as it is printed: head, outline with its prose, closing, annex II.06a. */
export function reportDocument(content: ReportContent): PrintedDocument {
  const { unit, period, frame, sections, figures } = content;
  const textOf = textOfFigures(figures, period);
  const isEstimate = estimatesOf(figures, period);
  const print = (parts: readonly ProsePart[]) => printedProse(parts, textOf, isEstimate);
  const title = filled(partsOf(frame.title), textOf);
  const year = Number(figures.window.to.slice(0, 4));
  const closing = `Trên đây là báo cáo công tác cải cách hành chính ${periodTitle(period)} của Ủy ban nhân dân ${unit.name}.`;
  return {
    title: `Báo cáo ${title}`,
    head: {
      ...(unit.superior === undefined ? {} : { superior: committee(unit.superior) }),
      agency: committee(unit.name),
      number: { symbol: REPORT_SYMBOL, ...(frame.number === '' ? {} : { number: frame.number }) },
      place: frame.place,
      date: frame.documentDate === undefined ? { year } : documentDateOf(frame.documentDate),
      kind: 'BÁO CÁO',
      abstract: title,
    },
    body: withEndMark([
      ...OUTLINE.flatMap((section) => sectionBlocks(section, sections[section.code] ?? '', print)),
      ...estimateBlocks(figures, Object.values(sections).flatMap(figureCodes).some(isEstimate)),
      { kind: 'paragraph', content: closing },
      {
        kind: 'closing',
        left: { kind: 'recipients', lines: frame.recipients },
        right: { kind: 'signer', authority: frame.authority, ...(frame.signer === '' ? {} : { name: frame.signer }) },
      },
    ]),
    annexes: [...annexesOf(content), ...estimateAnnexes(content)],
  };
}

/** What the report says of its own estimates before it closes: a reader of the paper alone must know. */
function estimateBlocks({ cutOff, estimated, window }: ReportFigures, printsEstimate: boolean): readonly Block[] {
  const said = closingSentence({ cutOff, estimated, window }, printsEstimate);
  return said === undefined ? [] : [{ kind: 'paragraph', content: [{ text: said, italic: true }] }];
}

type PrintProse = (parts: readonly ProsePart[]) => string;

/** "ỦY BAN NHÂN DÂN" over the unit's name, in capitals. */
function committee(name: string): string {
  return `ỦY BAN NHÂN DÂN\n${name.toLocaleUpperCase('vi')}`;
}

function sectionBlocks(
  { code, level, title, guide }: OutlineSection,
  text: string,
  print: PrintProse,
): readonly Block[] {
  if (code === 'IV.2' && text.trim() === '') {
    return [];
  }
  const heading: Block = { kind: 'heading', level, content: title };
  if (guide === undefined) {
    return [heading];
  }
  const lines = parseProse(text);
  return [
    heading,
    ...(lines.length === 0 ? [{ kind: 'paragraph', content: NOTHING } as const] : proseBlocks(lines, print)),
  ];
}

const MARKERS = { dash: '-', plus: '+' } as const;

/** Neighbouring items of one kind make one list. */
function proseBlocks(lines: readonly ProseLine[], print: PrintProse): readonly Block[] {
  const blocks: Block[] = [];
  for (const { kind, parts } of lines) {
    const content: Inline = print(parts);
    const last = blocks.at(-1);
    if (kind === 'paragraph') {
      blocks.push({ kind: 'paragraph', content });
    } else if (last?.kind === 'list' && last.marker === MARKERS[kind]) {
      blocks.splice(-1, 1, { ...last, items: [...last.items, content] });
    } else {
      blocks.push({ kind: 'list', marker: MARKERS[kind], items: [content] });
    }
  }
  return blocks;
}

/** Which forms are printed behind the report; the others are workbooks of their own. */
const PRINTED_FORMS: readonly FormCode[] = ['statistics', 'II.06a'];

function annexesOf({ unit, period, frame, figures, forms }: ReportContent): readonly Annex[] {
  const head = {
    reporter: `UBND ${unit.name}`,
    receiver: unit.superior === undefined ? 'Bộ Nội vụ' : `UBND ${unit.superior}`,
    period: periodTitle(period),
  };
  const number = frame.number === '' ? '     ' : frame.number;
  const date = frame.documentDate === undefined ? '' : ` ngày ${formatDate(frame.documentDate)}`;
  const tables = PRINTED_FORMS.flatMap((code) => {
    const form = forms.find((one) => one.code === code);
    const table = form && annexTable(form, figures, head);
    return table ? [{ code, table }] : [];
  });
  return tables.map(({ code, table }, index) => ({
    label: `Phụ lục ${'I'.repeat(index + 1)}`,
    title: `${table.title}\n(${table.formNumber})`,
    reference: `(Kèm theo Báo cáo số ${number}/${REPORT_SYMBOL}${date} của Ủy ban nhân dân ${unit.name})`,
    orientation: code === 'statistics' ? 'portrait' : 'landscape',
    body: annexBody(table),
  }));
}

function annexTable(form: FormVersion, figures: ReportFigures, head: AnnexHead): AnnexTable | undefined {
  if (form.rows === 'lines') {
    return linesTable(form, figures, head);
  }
  return form.rows === 'fields' ? fieldsTable(form, figures, figures.byField, head) : undefined;
}

function annexBody(table: AnnexTable): readonly Block[] {
  const small = (content: Inline): Block => ({ kind: 'paragraph', content, align: 'left', flush: true, size: 12 });
  return [
    ...table.lines.map(small),
    printedAnnex(table),
    ...table.notes.map((text) => small([{ text, italic: true }])),
  ];
}
