import { AlignmentType, HeadingLevel, Paragraph, type Table } from 'docx';
import { listMarker } from '#core/kernel/document-text.ts';
import {
  type Block,
  type Heading,
  type List,
  type Paragraph as ParagraphBlock,
  runsOf,
} from '#core/kernel/documents.ts';
import { closingTable, dataTable } from './docx-tables.ts';
import { ALIGNMENTS, type Frame, mmToTwips, textRuns } from './docx-text.ts';
import { FIRST_LINE_INDENT_MM } from './page-layout.ts';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Spacing in twips: 6 points after a paragraph, lines at 1.15. */
const SPACING = { before: 0, after: 120, line: 276 } as const;
const FIRST_LINE = { firstLine: mmToTwips(FIRST_LINE_INDENT_MM) } as const;

export function blocksOf(blocks: readonly Block[], frame: Frame): readonly (Paragraph | Table)[] {
  return blocks.flatMap((block): readonly (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [headingOf(block, frame)];
      case 'paragraph':
        return [paragraphOf(block, frame)];
      case 'list':
        return listOf(block, frame);
      case 'table':
        return dataTable(block, frame);
      case 'closing':
        return [closingTable(block, frame)];
      case 'page-break':
        return [
          new Paragraph({
            pageBreakBefore: true,
            spacing: { before: 0, after: 0 },
          }),
        ];
      default:
        return block satisfies never;
    }
  });
}

function headingOf({ level, content }: Heading, { sizes }: Frame): Paragraph {
  return new Paragraph({
    heading: HEADINGS[level],
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    indent: FIRST_LINE,
    spacing: { ...SPACING, before: 120 },
    children: textRuns(content, {
      size: sizes.body,
      bold: level <= 3,
      italic: level >= 3,
    }),
  });
}

function paragraphOf({ content, align = 'justify', flush, size, keepWithNext }: ParagraphBlock, frame: Frame) {
  const indented = !flush && (align === 'justify' || align === 'left');
  return new Paragraph({
    alignment: ALIGNMENTS[align],
    keepNext: keepWithNext ?? false,
    spacing: SPACING,
    ...(indented ? { indent: FIRST_LINE } : {}),
    children: textRuns(content, { size: size ?? frame.sizes.body }),
  });
}

function listOf({ marker, items }: List, { sizes }: Frame): readonly Paragraph[] {
  return items.map(
    (item, index) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        spacing: SPACING,
        indent: FIRST_LINE,
        children: textRuns([{ text: listMarker(marker, index) }, ...runsOf(item)], { size: sizes.body }),
      }),
  );
}
