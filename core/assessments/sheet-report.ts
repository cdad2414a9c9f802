import type { UnitId } from '#core/kernel/ids.ts';
import { type Assessment, emptyLine, isClosed, type Line, lineExplanation } from './assessment.ts';
import type { Scheme } from './criteria-set.ts';
import { flagsOf } from './flags.ts';
import { type Points, pointsString } from './points.ts';
import type { SheetTotals } from './sheet.ts';

/** A sheet as the command line prints it: points are decimal strings. */
export interface SheetReport {
  readonly unit: string;
  readonly year: number;
  readonly max: string;
  /** null while the sheet is not appraised yet. */
  readonly appraised: string | null;
  readonly lost: string | null;
  /** Only of a sheet that is still on its way: its state and what the unit claims so far. */
  readonly state?: string;
  readonly self?: string;
  /** Only of a result kept as printed although something in it does not fit. */
  readonly flags?: readonly { readonly code: string; readonly flag: string; readonly points: string }[];
  readonly lines: readonly ReportLine[];
}

export interface ReportLine {
  readonly code: string;
  readonly name: string;
  readonly max: string;
  readonly points: string | null;
  readonly lost: string | null;
  readonly reason: string | null;
  readonly section: string;
  readonly computed: boolean;
  readonly explanation: string;
}

interface SheetToReport {
  readonly unit: string;
  readonly assessment: Pick<Assessment, 'year' | 'state' | 'historical'> & { readonly agencyId: UnitId };
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly totals: SheetTotals;
}

export function sheetReport({ unit, assessment, scheme, lines, totals }: SheetToReport): SheetReport {
  const closed = isClosed(assessment);
  const flags = flagsOf(scheme, assessment, lines);
  return {
    unit,
    year: assessment.year,
    max: pointsString(totals.max),
    appraised: closed ? pointsString(totals.index) : null,
    lost: closed ? pointsString(totals.lost) : null,
    ...(closed ? {} : { state: assessment.state, self: pointsString(totals.self) }),
    ...(flags.length > 0 ? { flags: flags.map((flag) => ({ ...flag, points: pointsString(flag.points) })) } : {}),
    lines: scheme.leaves.map((leaf) => reportLine(leaf, lines.get(leaf.criterion.code))),
  };
}

function reportLine(leaf: Scheme['leaves'][number], found: Line | undefined): ReportLine {
  const { code, name, max, section } = leaf.criterion;
  const line = found ?? emptyLine(code);
  const points: Points | undefined = line.appraisal?.points ?? line.self?.points;
  return {
    code,
    name,
    max: pointsString(max),
    points: points === undefined ? null : pointsString(points),
    lost: line.appraisal ? pointsString(max - line.appraisal.points) : null,
    reason: line.appraisal?.reason || null,
    section,
    computed: line.appraisal?.computed ?? line.self?.computed ?? false,
    explanation: lineExplanation(leaf, line),
  };
}
