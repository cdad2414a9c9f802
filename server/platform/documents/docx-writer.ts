import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Orientation, PrintedDocument } from '#core/kernel/documents.ts';
import { blocksOf } from './docx-blocks.ts';
import { annexHead, documentHead } from './docx-head.ts';
import { FONT, type Frame, mmToTwips } from './docx-text.ts';
import { pageLayout, textWidth, typeSizes } from './page-layout.ts';

type Child = ISectionOptions['children'][number];

/** The document as Word keeps and officers edit it: same parts, same layout, Times New Roman from their machine. */
export async function writeDocx(document: PrintedDocument): Promise<Buffer> {
  const sizes = typeSizes(document);
  const run = {
    font: FONT,
    size: sizes.body * 2,
    color: '000000',
    language: { value: 'vi-VN' },
  };
  const heading = { run, paragraph: {} };
  const main = frameOf(document, document.orientation);
  const file = new Document({
    title: document.title,
    creator: 'cchc',
    styles: {
      default: {
        document: { run },
        heading1: heading,
        heading2: heading,
        heading3: heading,
        heading4: heading,
      },
    },
    sections: [
      section(
        document,
        main,
        [...(document.head ? documentHead(document.head, main) : []), ...blocksOf(document.body, main)],
        document.orientation,
        true,
      ),
      ...(document.annexes ?? []).map((annex) => {
        const frame = frameOf(document, annex.orientation);
        return section(
          document,
          frame,
          [...annexHead(annex, frame), ...blocksOf(annex.body, frame)],
          annex.orientation,
          false,
        );
      }),
    ],
  });
  return Packer.toBuffer(file);
}

function frameOf(document: PrintedDocument, orientation?: Orientation): Frame {
  const layout = pageLayout(document, orientation);
  return {
    layout,
    width: mmToTwips(textWidth(layout)),
    sizes: typeSizes(document),
  };
}

function section(
  document: PrintedDocument,
  { layout, sizes }: Frame,
  children: readonly Child[],
  orientation: Orientation | undefined,
  first: boolean,
): ISectionOptions {
  const portrait = pageLayout(document);
  const pageNumber = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.body * 2 })],
      }),
    ],
  });
  return {
    properties: {
      // Số trang không hiển thị ở trang thứ nhất (Nghị định 30/2020/NĐ-CP, Phụ lục I).
      titlePage: first,
      page: {
        // The library swaps the two lengths itself when the page lies on its side.
        size: {
          width: mmToTwips(portrait.width),
          height: mmToTwips(portrait.height),
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mmToTwips(layout.top),
          bottom: mmToTwips(layout.bottom),
          left: mmToTwips(layout.left),
          right: mmToTwips(layout.right),
          header: mmToTwips(layout.top / 2),
          footer: mmToTwips(layout.bottom / 2),
        },
      },
    },
    headers: {
      default: pageNumber,
      ...(first ? { first: new Header({ children: [new Paragraph({})] }) } : {}),
    },
    children,
  };
}
