/** One line of the benchmark: what was measured, beside what, and what it should reach. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly anchor?: { readonly name: string; readonly value: number } | undefined;
  readonly ratio?: number | undefined;
  readonly target?: string | undefined;
  /** Undefined where the target names no figure of this run (a peer that is not installed, another size). */
  readonly met?: boolean | undefined;
  readonly note?: string | undefined;
}

export interface Run {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  /** Processes waiting for a core at the end of the run: above the number of cores, somebody else was at work too. */
  readonly load: number;
  readonly dossiers: number;
  readonly figures: readonly Figure[];
}

export const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** The line as people read it, with the change since the previous run of the same size. */
export function lineOf(figure: Figure, before: Figure | undefined): string {
  const { name, unit, ours, anchor, ratio, target, met, note } = figure;
  const parts = [`${name.padEnd(46)} ${rounded(ours)} ${unit}`];
  if (anchor) {
    parts.push(`${anchor.name} ${rounded(anchor.value)}`);
  }
  if (ratio !== undefined) {
    parts.push(`tỷ số ${rounded(ratio)}${before?.ratio ? ` (trước ${rounded(before.ratio)})` : ''}`);
  } else if (before) {
    parts.push(`trước ${rounded(before.ours)}`);
  }
  if (target) {
    parts.push(`mục tiêu ${target}${met === undefined ? '' : met ? ' ✓' : ' ✗'}`);
  }
  if (note) {
    parts.push(note);
  }
  return parts.join(' · ');
}
