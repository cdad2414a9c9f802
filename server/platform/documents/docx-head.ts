import { AlignmentType, BorderStyle, Paragraph, type Table } from 'docx';
import { annexLines, MOTTO, NATION, numberLine, placeAndDate } from '#core/kernel/document-text.ts';
import type { Annex, DocumentHead } from '#core/kernel/documents.ts';
import { layoutLine, layoutTable } from './docx-tables.ts';
import { type Frame, mmToTwips, textRuns } from './docx-text.ts';
import { HEAD_LEFT_SHARE } from './page-layout.ts';

/** Half an em is close to the mean width of a bold Times letter: good enough for the length of a rule. */
const LETTER_WIDTH_EM = 0.5;

/** Two by two cells without borders, so that number and place stand on one line however the names wrap. */
export function documentHead(head: DocumentHead, frame: Frame): readonly (Paragraph | Table)[] {
  const { sizes, width } = frame;
  const left = Math.round(width * HEAD_LEFT_SHARE);
  const right = width - left;
  const letter = head.kind === undefined;
  const { superior, abstract, kind } = head;
  const names = [
    ...(superior === undefined ? [] : [layoutLine(superior, { size: sizes.agency })]),
    layoutLine(head.agency, { size: sizes.agency, bold: true }),
    rule(left, Math.min(left, lengthOf(head.agency, sizes.agency)) * 0.4),
  ];
  const nation = [
    layoutLine(NATION, { size: sizes.nation, bold: true }),
    layoutLine(MOTTO, { size: sizes.motto, bold: true }),
    rule(right, lengthOf(MOTTO, sizes.motto) * 0.92),
  ];
  const number = [
    layoutLine(numberLine(head.number), { size: sizes.number }),
    ...(letter && abstract !== undefined ? [layoutLine(abstract, { size: sizes.body - 2 })] : []),
  ];
  const place = [
    layoutLine(placeAndDate(head.place, head.date), {
      size: sizes.placeDate,
      italic: true,
    }),
  ];
  const title =
    kind === undefined
      ? []
      : [
          layoutLine(kind, { size: sizes.kind, bold: true }),
          ...(abstract === undefined
            ? []
            : [abstractLine(abstract, frame), rule(width, Math.min(width, lengthOf(abstract, sizes.kind)) * 0.35)]),
        ];
  return [
    layoutTable(
      [left, right],
      [
        [names, nation],
        [number, place],
      ],
    ),
    gap(),
    ...title,
    gap(),
  ];
}

/** Kept narrow, so that a long abstract breaks into lines of like length. */
function abstractLine(abstract: string, { sizes, width }: Frame): Paragraph {
  const side = Math.round(width * 0.1);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0 },
    children: textRuns(abstract, { size: sizes.kind, bold: true }),
  });
}

export function annexHead(annex: Annex, { sizes }: Frame): readonly Paragraph[] {
  const { reference } = annex;
  return annexLines(annex).map((line) =>
    line === reference
      ? layoutLine(line, { size: sizes.body, italic: true }, 'center', 80)
      : layoutLine(line, { size: sizes.body, bold: true }, 'center', 40),
  );
}

function lengthOf(text: string, points: number): number {
  return Math.round(text.length * LETTER_WIDTH_EM * points * 20);
}

/** A drawn line: the lower border of an empty paragraph indented to the wanted length. */
function rule(column: number, length: number): Paragraph {
  const side = Math.max(0, Math.round((column - length) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 0, after: mmToTwips(1.5), line: 40, lineRule: 'exact' },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' },
    },
  });
}

function gap(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: mmToTwips(2), line: 120 },
  });
}
