import type { PlainDate } from './dates.ts';

/**
 * A printed document as data: what stands on the paper, in which role, with no word of DOCX, PDF or Typst.
 * The layout (Nghị định 30/2020/NĐ-CP, Phụ lục I) belongs to the writers in `server/platform/documents`.
 */
export interface PrintedDocument {
  /** Goes into the file's metadata and the window's title. */
  readonly title: string;
  readonly paper?: 'a4' | 'a5';
  readonly orientation?: Orientation;
  /** Body size in points, 14 unless told; slips take 11 or 12. */
  readonly size?: number;
  readonly head?: DocumentHead;
  readonly body: readonly Block[];
  readonly annexes?: readonly Annex[];
}

export type Orientation = 'portrait' | 'landscape';
export type Align = 'left' | 'center' | 'right' | 'justify';

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** A text of one style, or runs where styles change inside it. A line feed in a text is a new line of the paragraph. */
export type Inline = string | readonly Run[];

/** The head of the first page: two columns, agency and number left, nation and place right. */
export interface DocumentHead {
  /** Cơ quan chủ quản trực tiếp, when the agency has one. */
  readonly superior?: string;
  readonly agency: string;
  readonly number: DocumentNumber;
  readonly place: string;
  readonly date: DocumentDate;
  /** Tên loại ("BÁO CÁO"); absent on an official letter, whose abstract then stands under the number as "V/v …". */
  readonly kind?: string;
  readonly abstract?: string;
}

/** `symbol` is what follows the slash, "BC-UBND"; the number is left blank until the register gives one. */
export interface DocumentNumber {
  readonly number?: string;
  readonly symbol: string;
}

/** A draft leaves the day, and where it is unknown the month, blank to be written in by hand. */
export interface DocumentDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export type Block = Heading | Paragraph | List | Table | Closing | PageBreak;

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  /** With its number ("I.", "1.", "a)"): numbering in these documents is part of the text. */
  readonly content: Inline;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: Inline;
  readonly align?: Align;
  /** Without the first-line indent of running text. */
  readonly flush?: boolean;
  readonly size?: number;
  /** Stays on the page of the next block. */
  readonly keepWithNext?: boolean;
}

export interface List {
  readonly kind: 'list';
  readonly marker: '-' | '+' | 'number';
  readonly items: readonly Inline[];
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly caption?: Inline;
  /** Printed right-aligned and italic over the table: "Đơn vị tính: …". */
  readonly unit?: string;
  /** Head rows, repeated on every page; merged cells as in HTML. */
  readonly head: readonly (readonly Cell[])[];
  /** The row "(1) (2) (3)" under the head. */
  readonly numbering?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly size?: number;
  readonly borders?: 'all' | 'none';
}

export interface TableColumn {
  /** A share of the width; the sum of all columns is the text width. */
  readonly width: number;
  readonly align?: Align;
}

export interface MergedCell {
  readonly content: Inline;
  readonly columns?: number;
  readonly rows?: number;
  readonly align?: Align;
  readonly bold?: boolean;
}

export type Cell = Inline | MergedCell;

/** The foot of a document or slip: recipients left and signer right, or two signers. Never split over pages. */
export interface Closing {
  readonly kind: 'closing';
  readonly left: Recipients | Signer | undefined;
  readonly right: Signer | undefined;
}

export interface Recipients {
  readonly kind: 'recipients';
  /** Without dashes: "UBND huyện Bình Sơn;" … "Lưu: VT." */
  readonly lines: readonly string[];
}

export interface Signer {
  readonly kind: 'signer';
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH". */
  readonly authority: readonly string[];
  /** "(Ký và ghi rõ họ tên)" on forms. */
  readonly note?: string;
  readonly name?: string;
}

export interface PageBreak {
  readonly kind: 'page-break';
}

export interface Annex {
  readonly label?: string;
  readonly title: string;
  /** "(Kèm theo Báo cáo số … ngày … của …)". */
  readonly reference?: string;
  readonly orientation?: Orientation;
  readonly body: readonly Block[];
}

export function runsOf(content: Inline): readonly Run[] {
  return typeof content === 'string' ? [{ text: content }] : content;
}

export function plainText(content: Inline): string {
  return runsOf(content)
    .map(({ text }) => text)
    .join('');
}

export function cellOf(cell: Cell): MergedCell {
  return typeof cell === 'string' || !('content' in cell) ? { content: cell } : cell;
}

export function documentDateOf(date: PlainDate): DocumentDate {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/**
 * The body with "./." attached to its last word (Nghị định 30/2020/NĐ-CP, Phụ lục I): after the last paragraph or list
 * item before the closing; a document that ends otherwise is left as it is.
 */
export function withEndMark(body: readonly Block[]): readonly Block[] {
  const at = body.findLastIndex(({ kind }) => kind !== 'closing' && kind !== 'page-break');
  const last = body[at];
  if (last?.kind === 'paragraph') {
    return body.with(at, { ...last, content: ended(last.content) });
  }
  if (last?.kind === 'list') {
    const items = last.items.map((item, index) => (index === last.items.length - 1 ? ended(item) : item));
    return body.with(at, { ...last, items });
  }
  return body;
}

function ended(content: Inline): Inline {
  const runs = runsOf(content);
  const last = runs.at(-1);
  if (!last || plainText(content).trimEnd().endsWith('./.')) {
    return content;
  }
  return [...runs.slice(0, -1), { ...last, text: `${last.text.trimEnd().replace(/[.;,]+$/u, '')}./.` }];
}
