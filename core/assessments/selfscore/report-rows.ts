import { formatCount } from '#core/kernel/decimals.ts';
import { emptyLine, type Line, lineExplanation } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import type { Proposals } from '../declared-values.ts';
import { formatPoints, type Points } from '../points.ts';
import type { InputKind } from '../rule-kind.ts';
import { formatRate, RATE_NAME } from '../share.ts';
import { standingsOf } from './confirmed-values.ts';

/** One row of the annex: an area with its sums, or a criterion with what it rests on. */
export interface ReportRow {
  readonly code: string;
  readonly name: string;
  readonly max: Points;
  readonly self: Points | undefined;
  readonly isArea: boolean;
  /** Figures with their source; one that differs from the system's says both. */
  readonly values: string;
  /** How the points come out, or why a person gives others. */
  readonly working: string;
  readonly proof: string;
  readonly section: string;
}

export interface ReportSource {
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly proposals: Readonly<Record<string, Proposals>>;
  /** A piece of evidence as it is quoted; undefined where it is not known. */
  readonly evidence: (id: string) => string | undefined;
  readonly sectionOf: (code: string) => string;
  readonly sumOf: (code: string) => { readonly max: Points; readonly self: Points } | undefined;
}

/** All lines in the order of the set, areas before what is below them. */
export function reportRows(source: ReportSource): readonly ReportRow[] {
  return source.scheme.set.criteria.flatMap((criterion): readonly ReportRow[] => {
    const { code, name, max } = criterion;
    const leaf = source.scheme.leafOf.get(code);
    if (leaf) {
      return [leafRow(leaf, source)];
    }
    const sums = source.sumOf(code);
    const empty = { values: '', working: '', proof: '', section: '' };
    return criterion.level === 'area' || criterion.level === 'part'
      ? [{ code, name, max: sums?.max ?? max, self: sums?.self ?? 0, isArea: true, ...empty }]
      : [];
  });
}

function leafRow(leaf: Leaf, { lines, proposals, evidence, sectionOf }: ReportSource): ReportRow {
  const { code, name, max } = leaf.criterion;
  const line = lines.get(code) ?? emptyLine(code);
  const claimed = line.self?.computed === false ? `Điểm đơn vị đề nghị, khác quy tắc: ${line.self.reason ?? ''}` : '';
  const explanation = lineExplanation(leaf, line);
  return {
    code,
    name,
    max,
    self: line.applicable ? line.self?.points : undefined,
    isArea: false,
    values: valuesInWords(leaf, line, proposals[code] ?? {}),
    working: claimed || (explanation === line.explanation ? '' : explanation),
    proof: [...line.evidence.flatMap((id) => evidence(id) ?? []), line.explanation].filter(Boolean).join('; '),
    section: sectionOf(code),
  };
}

function valuesInWords(leaf: Leaf, line: Line, proposals: Proposals): string {
  const standings = new Map(standingsOf(leaf, line, proposals).map((one) => [one.name, one]));
  return leaf.rule.inputs
    .flatMap(({ name, kind }) => {
      const declared = line.values[name];
      if (!declared) {
        return [];
      }
      const words = (value: number) => valueText(kind, value);
      const of = name === RATE_NAME ? 'Tỷ lệ' : leaf.labelOf(name);
      const marks = {
        confirmed: ' (theo hệ thống)',
        different: ` (khác hệ thống: ${words(declared.proposed ?? 0)}; ${declared.reason ?? ''})`,
        moved: ` (hệ thống nay có ${words(standings.get(name)?.now ?? 0)})`,
        typed: '',
        unconfirmed: '',
      };
      return [`${of}: ${words(declared.value)}${marks[standings.get(name)?.standing ?? 'typed']}`];
    })
    .join('; ');
}

function valueText(kind: InputKind, value: number): string {
  return kind === 'flag' ? (value === 1 ? 'Có' : 'Không') : kind === 'rate' ? formatRate(value) : formatCount(value);
}

/** "1,81", or a dash where there are no points. */
export function pointsOrDash(points: Points | undefined): string {
  return points === undefined ? '–' : formatPoints(points);
}
