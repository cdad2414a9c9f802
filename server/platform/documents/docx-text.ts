import { AlignmentType, TextRun } from 'docx';
import { type Align, type Inline, runsOf } from '#core/kernel/documents.ts';
import type { PageLayout, TypeSizes } from './page-layout.ts';
import { printable } from './printable-text.ts';

export const FONT = 'Times New Roman';

/** The column of text that blocks are set into. */
export interface Frame {
  readonly layout: PageLayout;
  /** Text width in twips (twentieths of a point). */
  readonly width: number;
  readonly sizes: TypeSizes;
}

export interface RunStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export function mmToTwips(mm: number): number {
  return Math.round((mm / 25.4) * 1440);
}

export const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>;

/** Runs of Word from runs of the model; a line feed becomes a line break. */
export function textRuns(content: Inline, style: RunStyle): TextRun[] {
  return runsOf(content).flatMap(({ text, bold, italic }) =>
    printable(text)
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({
            text: line,
            font: FONT,
            size: style.size * 2,
            bold: (style.bold ?? false) || (bold ?? false),
            italics: (style.italic ?? false) || (italic ?? false),
            ...(index > 0 ? { break: 1 } : {}),
          }),
      ),
  );
}
