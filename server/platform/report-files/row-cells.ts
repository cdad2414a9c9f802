/** What begins a line of a list: "1.", "2.3", "a)", "-", "+", "IV."; a tab behind it only sets the words in. */
const LIST_MARK = /^(?:[-+•–*]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[IVX]{1,5})[.)])$/iu;

/** The cells of a line cut by tabs; a single one where the tabs only set the line in. */
export function tabCells(line: string): readonly string[] {
  const cells = line.split('\t');
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (filled === 2 && cells.length === 2 && LIST_MARK.test(cells[0]?.trim() ?? '')) {
    return [line];
  }
  // Two words, or one in its column, make a row.
  return filled >= 2 || (filled === 1 && cells.length > 2) ? cells : [line];
}
