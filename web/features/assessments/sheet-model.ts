import type { Line } from '#core/assessments/assessment.ts';
import { counts } from '#core/assessments/campaigns/exemption.ts';
import type { CriteriaSetResponse, LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import { type CriteriaSet, type Scheme, schemeOf } from '#core/assessments/criteria-set.ts';
import type { DeclaredValue, Proposals } from '#core/assessments/declared-values.ts';
import { type Points, pointsFrom } from '#core/assessments/points.ts';
import { type MissingKind, missingInLines } from '#core/assessments/selfscore/missing.ts';
import { type SheetTotals, totalsOf, underCeilings } from '#core/assessments/sheet.ts';

/** Points of the wire are decimal strings of two places; the contract has checked them. */
function pointsOf(text: string): Points {
  return pointsFrom(text) ?? 0;
}

/** The set with its rules read: the browser scores with the server's own evaluator. */
export function schemeFrom(set: CriteriaSetResponse): Scheme {
  const whole: CriteriaSet = {
    ...set,
    maxBonus: pointsOf(set.maxBonus),
    maxPenalty: pointsOf(set.maxPenalty),
    criteria: set.criteria.map((criterion) => ({
      ...criterion,
      parent: criterion.parent ?? undefined,
      max: pointsOf(criterion.max),
      method: criterion.method ?? undefined,
      rateIndicator: criterion.rateIndicator ?? undefined,
      variables: criterion.variables.map((variable) => ({
        ...variable,
        indicator: variable.indicator ?? undefined,
        from: variable.from ?? undefined,
      })),
    })),
  };
  return schemeOf(whole);
}

/** A line of the wire as the rules know it. */
export function lineFrom(line: LineResponse): Line {
  const { self, appraisal } = line;
  return {
    code: line.code,
    version: line.version,
    applicable: line.applicable,
    notApplicableReason: line.notApplicableReason,
    exemption: line.exemption
      ? { state: line.exemption.state, by: line.exemption.by ?? undefined, note: line.exemption.note }
      : undefined,
    values: declaredFrom(line.values),
    self: self
      ? { points: pointsOf(self.points), computed: self.computed, reason: self.reason ?? undefined }
      : undefined,
    explanation: line.explanation,
    evidence: line.evidence.map(({ id }) => id),
    appraisal: appraisal
      ? {
          points: pointsOf(appraisal.points),
          computed: appraisal.computed,
          reason: appraisal.reason,
          deductions: appraisal.deductions.map(({ reason, lost }) => ({ reason, lost: pointsOf(lost) })),
          values: appraisal.values ? declaredFrom(appraisal.values) : undefined,
        }
      : undefined,
  };
}

/** The wire may say `undefined` where the rules leave a field out. */
export function declaredFrom(values: LineResponse['values']): Readonly<Record<string, DeclaredValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, { value, origin, proposed, source, reason, inferred, settledBy }]) => [
      name,
      {
        value,
        origin,
        ...(proposed === undefined ? {} : { proposed }),
        ...(source === undefined ? {} : { source }),
        ...(reason === undefined ? {} : { reason }),
        ...(inferred === undefined ? {} : { inferred }),
        ...(settledBy === undefined ? {} : { settledBy }),
      },
    ]),
  );
}

/** A sheet ready to be shown: its rules, its lines by code, its sums. */
export interface SheetModel {
  readonly sheet: SheetResponse;
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly wire: ReadonlyMap<string, LineResponse>;
  readonly totals: SheetTotals;
  readonly missing: ReadonlyMap<string, MissingKind>;
}

export function modelOf(sheet: SheetResponse, rules: Scheme): SheetModel {
  const { ceilings } = sheet;
  const scheme = underCeilings(
    rules,
    ceilings && { bonus: pointsOf(ceilings.bonus), penalty: pointsOf(ceilings.penalty) },
  );
  const lines = new Map(sheet.lines.map((line) => [line.code, lineFrom(line)]));
  const scored = [...lines.values()].map((line) => ({
    code: line.code,
    applicable: counts(line),
    self: line.self?.points,
    appraised: line.appraisal?.points,
  }));
  return {
    sheet,
    scheme,
    lines,
    wire: new Map(sheet.lines.map((line) => [line.code, line])),
    totals: totalsOf(scheme, scored),
    missing: new Map(
      sheet.state === 'self-scoring'
        ? missingInLines(scheme, lines, sheet.proposals).map(({ code, what }) => [code, what])
        : [],
    ),
  };
}

export function proposalsOf(sheet: SheetResponse, code: string): Proposals {
  return sheet.proposals[code] ?? {};
}

export const LINE_FILTERS = {
  all: 'Tất cả',
  missing: 'Còn thiếu',
  lost: 'Bị trừ điểm',
  waiting: 'Chưa thẩm định',
} as const;
export type LineFilter = keyof typeof LINE_FILTERS;

/** The codes of the leaves that a filter leaves. */
export function filteredCodes({ scheme, lines, missing }: SheetModel, filter: LineFilter): ReadonlySet<string> {
  const kept = scheme.leaves.filter(({ criterion: { code, max } }) => {
    const line = lines.get(code);
    switch (filter) {
      case 'all':
        return true;
      case 'missing':
        return missing.has(code);
      case 'lost':
        return (line?.applicable ?? true) && (line?.appraisal?.points ?? line?.self?.points ?? max) < max;
      case 'waiting':
        return (line?.applicable ?? true) && !line?.appraisal;
      default:
        return filter satisfies never;
    }
  });
  return new Set(kept.map(({ criterion: { code } }) => code));
}
