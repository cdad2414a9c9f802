export type TableRow = Readonly<Record<string, string>>;

/** A table of ours as it lies in a `.tsv` file: the first line names the columns, cells are parted by tabs. */
export function tableRows(text: string): readonly TableRow[] {
  const [head = '', ...lines] = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}
