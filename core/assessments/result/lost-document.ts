import { type Block, type PrintedDocument, withEndMark } from '#core/kernel/documents.ts';
import { printedTable, type ResultTable } from './result-table.ts';

export interface LostDocument {
  readonly title: string;
  /** What the sheet says before its table: the result, its decision. */
  readonly sentences: readonly string[];
  readonly tables: readonly ResultTable[];
}

/** Bảng điểm mất as a working paper: no number and no signature, it goes with a plan or a report. */
export function lostDocument({ title, sentences, tables }: LostDocument): PrintedDocument {
  const body: readonly Block[] = [
    {
      kind: 'paragraph',
      content: [{ text: title.toLocaleUpperCase('vi'), bold: true }],
      align: 'center',
      flush: true,
    },
    ...sentences.map((content): Block => ({ kind: 'paragraph', content })),
    ...tables.flatMap((table): readonly Block[] => [
      { kind: 'heading', level: 2, content: table.title },
      ...printedTable(table),
    ]),
  ];
  return { title, orientation: 'landscape', body: withEndMark(body) };
}
