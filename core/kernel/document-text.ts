import {
  type Annex,
  type Block,
  type Closing,
  cellOf,
  type DocumentDate,
  type DocumentHead,
  type DocumentNumber,
  type List,
  type PrintedDocument,
  plainText,
  type Table,
} from './documents.ts';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const RECIPIENTS_TITLE = 'Nơi nhận:';

/** "Số: 05/BC-UBND"; a number below ten gets its zero; without a number the place for it stays blank. */
export function numberLine({ number, symbol }: DocumentNumber): string {
  const padded = number && /^\d$/.test(number) ? `0${number}` : number;
  return `Số: ${padded ?? ' '.repeat(8)}/${symbol}`;
}

/** "Bình Sơn, ngày 05 tháng 01 năm 2026": days below ten and the months 1 and 2 with a zero. */
export function placeAndDate(place: string, { year, month, day }: DocumentDate): string {
  const blank = ' '.repeat(5);
  const dayText = day === undefined ? blank : String(day).padStart(2, '0');
  const monthText = month === undefined ? blank : month < 3 ? `0${month}` : String(month);
  return `${place}, ngày ${dayText} tháng ${monthText} năm ${year}`;
}

export function annexLines({ label, title, reference }: Annex): readonly string[] {
  return [label, title, reference].filter((line) => line !== undefined);
}

export function listMarker(marker: List['marker'], index: number): string {
  return marker === 'number' ? `${index + 1}. ` : `${marker} `;
}

/**
 * Everything that is printed, one entry a paragraph or cell, in reading order (page numbers aside). The writers are
 * tested against it: what comes out of the file must equal what went in.
 */
export function textOf(document: PrintedDocument): readonly string[] {
  return [
    ...(document.head ? headText(document.head) : []),
    ...document.body.flatMap(blockText),
    ...(document.annexes ?? []).flatMap((annex) => [...annexLines(annex), ...annex.body.flatMap(blockText)]),
  ];
}

function headText(head: DocumentHead): readonly string[] {
  const letter = head.kind === undefined;
  return [
    ...(head.superior === undefined ? [] : [head.superior]),
    head.agency,
    NATION,
    MOTTO,
    numberLine(head.number),
    ...(letter && head.abstract !== undefined ? [head.abstract] : []),
    placeAndDate(head.place, head.date),
    ...(head.kind === undefined ? [] : [head.kind]),
    ...(letter || head.abstract === undefined ? [] : [head.abstract]),
  ];
}

function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.content)];
    case 'list':
      return block.items.map((item, index) => `${listMarker(block.marker, index)}${plainText(item)}`);
    case 'table':
      return tableText(block);
    case 'closing':
      return closingText(block);
    case 'page-break':
      return [];
    default:
      return block satisfies never;
  }
}

function tableText({ caption, unit, head, numbering, rows }: Table): readonly string[] {
  const cells = [...head, ...(numbering ? [numbering] : []), ...rows].flat();
  return [
    ...(caption === undefined ? [] : [plainText(caption)]),
    ...(unit === undefined ? [] : [unit]),
    ...cells.map((cell) => plainText(cellOf(cell).content)),
  ];
}

function closingText({ left, right }: Closing): readonly string[] {
  return [left, right].flatMap((side) => {
    if (side?.kind === 'recipients') {
      return [RECIPIENTS_TITLE, ...side.lines.map((line) => `- ${line}`)];
    }
    return side ? [...side.authority, side.note, side.name].filter((line) => line !== undefined) : [];
  });
}
