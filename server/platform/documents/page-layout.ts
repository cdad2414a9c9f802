import type { Orientation, PrintedDocument } from '#core/kernel/documents.ts';

/** Millimetres and points of one printed page; Nghị định 30/2020/NĐ-CP, Phụ lục I, for A4. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const PAPERS = {
  a4: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 },
  a5: { width: 148, height: 210, top: 14, bottom: 12, left: 18, right: 12 },
} as const satisfies Record<string, PageLayout>;

/** A page turned on its side keeps its binding margin at the longer upper edge of the sheet, so left becomes top. */
export function pageLayout(document: PrintedDocument, orientation: Orientation = 'portrait'): PageLayout {
  const paper = PAPERS[document.paper ?? 'a4'];
  return orientation === 'portrait'
    ? paper
    : {
        width: paper.height,
        height: paper.width,
        top: paper.left - 5,
        bottom: paper.right,
        left: paper.top,
        right: paper.bottom,
      };
}

export function textWidth({ width, left, right }: PageLayout): number {
  return width - left - right;
}

/** Points of every part, from the body's size (13 or 14 on documents; smaller on slips). */
export interface TypeSizes {
  readonly body: number;
  readonly nation: number;
  readonly motto: number;
  readonly agency: number;
  readonly number: number;
  readonly placeDate: number;
  readonly kind: number;
  readonly recipientsTitle: number;
  readonly recipients: number;
  readonly table: number;
}

export function typeSizes(document: PrintedDocument): TypeSizes {
  const body = document.size ?? 14;
  return {
    body,
    nation: body - 1,
    motto: body,
    agency: body - 1,
    number: body - 1,
    placeDate: body,
    kind: body,
    recipientsTitle: Math.min(12, body),
    recipients: Math.min(11, body),
    table: Math.min(12, body),
  };
}

/** Share of the head's left column (agency, number); the rest belongs to the nation and the place. */
export const HEAD_LEFT_SHARE = 0.39;

export const FIRST_LINE_INDENT_MM = 12.7;
