/** A piece of text on a page, in points from the upper left corner; `y` is its middle. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
}

/** Pieces side by side, from left to right; more than one where wide gaps stand between them. */
export interface PrintedLine {
  readonly y: number;
  readonly cells: readonly string[];
}

/** In letters' heights: from here on a gap is a space, and from here on it parts columns. */
const SPACE = 0.12;
const COLUMN = 2.5;
/** How far apart in height pieces of one line may stand. */
const SAME_LINE = 0.45;

/** Puts the pieces of a page together again: line by line, and within a line by the gaps. */
export function printedLines(pieces: readonly Piece[]): readonly PrintedLine[] {
  return linesOf(pieces).map((line) => ({ y: line[0]?.y ?? 0, cells: cellsOf(line) }));
}

/** The text of a table's cell: its lines one behind the other. */
export function cellText(pieces: readonly Piece[]): string {
  return linesOf(pieces)
    .map((line) => cellsOf(line).join(' '))
    .join(' ');
}

function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && piece.y - first.y <= SAME_LINE * Math.max(first.size, piece.size)) {
      line.push(piece);
    } else {
      lines.push([piece]);
    }
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

function cellsOf(line: readonly Piece[]): readonly string[] {
  const cells: string[] = [];
  let before: Piece | undefined;
  for (const piece of line) {
    const gap = before ? (piece.left - before.right) / Math.max(piece.size, 1) : Number.POSITIVE_INFINITY;
    const text = cells.at(-1) ?? '';
    // "Số:      /BC-UBND" keeps its blank: the number is written in by hand.
    if (gap > COLUMN && !(text.endsWith('Số:') && piece.text.startsWith('/'))) {
      cells.push(piece.text);
    } else {
      cells[cells.length - 1] = `${text}${gap > SPACE ? ' ' : ''}${piece.text}`;
    }
    before = piece;
  }
  return cells;
}
