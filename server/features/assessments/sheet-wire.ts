import { isClosed, type Line, lineExplanation } from '#core/assessments/assessment.ts';
import { bandOf, resultOf } from '#core/assessments/bands.ts';
import { counts } from '#core/assessments/campaigns/exemption.ts';
import type { CriteriaSetResponse, LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import { type CriteriaSet, requireLeaf, type Scheme } from '#core/assessments/criteria-set.ts';
import type { Proposals } from '#core/assessments/declared-values.ts';
import { flagsOf } from '#core/assessments/flags.ts';
import { pointsString } from '#core/assessments/points.ts';
import { METHODS } from '#core/assessments/registry.ts';
import { missingInLines } from '#core/assessments/selfscore/missing.ts';
import { type SheetTotals, type Totals, totalsOf } from '#core/assessments/sheet.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import type { StoredAssessment } from './assessment-repository.ts';
import type { Evidence } from './evidence-view.ts';
import type { StoredLine } from './line-repository.ts';

/** Everything that a sheet's answer is made of, loaded. */
export interface LoadedSheet {
  readonly unit: UnitRef;
  readonly assessment: StoredAssessment;
  readonly scheme: Scheme;
  readonly stored: ReadonlyMap<string, StoredLine>;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly proposals: Readonly<Record<string, Proposals>>;
}

export function linesOf(stored: ReadonlyMap<string, StoredLine>): ReadonlyMap<string, Line> {
  return new Map([...stored].map(([code, { line }]) => [code, line]));
}

export function totalsFor(scheme: Scheme, lines: ReadonlyMap<string, Line>): SheetTotals {
  return totalsOf(
    scheme,
    [...lines.values()].map((line) => ({
      code: line.code,
      applicable: counts(line),
      self: line.self?.points,
      appraised: line.appraisal?.points,
    })),
  );
}

function totalsToWire(totals: Totals) {
  return {
    max: pointsString(totals.max),
    self: pointsString(totals.self),
    appraised: pointsString(totals.appraised),
    lost: pointsString(totals.lost),
    selfMissing: totals.selfMissing,
    appraisedMissing: totals.appraisedMissing,
  };
}

export function lineToWire(
  scheme: Scheme,
  line: Line,
  evidence: ReadonlyMap<string, Evidence>,
  changed?: Pick<StoredLine, 'changedAt' | 'changedBy'>,
): LineResponse {
  const { self, appraisal } = line;
  return {
    code: line.code,
    version: line.version,
    applicable: line.applicable,
    notApplicableReason: line.notApplicableReason,
    exemption: line.exemption
      ? {
          state: line.exemption.state,
          by: line.exemption.by ?? null,
          at: line.exemption.at?.toISOString() ?? null,
          note: line.exemption.note,
        }
      : null,
    values: { ...line.values },
    self: self ? { points: pointsString(self.points), computed: self.computed, reason: self.reason ?? null } : null,
    explanation: line.explanation,
    evidence: line.evidence.flatMap((id) => evidence.get(id) ?? []),
    appraisal: appraisal
      ? {
          points: pointsString(appraisal.points),
          computed: appraisal.computed,
          reason: appraisal.reason,
          deductions: appraisal.deductions.map(({ reason, lost }) => ({ reason, lost: pointsString(lost) })),
          values: appraisal.values ? { ...appraisal.values } : null,
        }
      : null,
    sentence: lineExplanation(requireLeaf(scheme, line.code), line),
    changedAt: changed?.changedAt.toISOString() ?? null,
    changedBy: changed?.changedBy ?? null,
  };
}

export function sheetToWire({ unit, assessment, scheme, stored, evidence, proposals }: LoadedSheet): SheetResponse {
  const lines = linesOf(stored);
  const totals = totalsFor(scheme, lines);
  return {
    id: assessment.id,
    unit: unit.slug,
    unitName: unit.name,
    year: assessment.year,
    term: assessment.term,
    key: sheetKeyText(assessment),
    state: assessment.state,
    historical: assessment.historical,
    note: assessment.note,
    period: { from: assessment.periodFrom, to: assessment.periodTo },
    criteriaSetId: assessment.criteriaSetId,
    setName: scheme.set.name,
    basis: scheme.set.basis,
    totals: {
      ...totalsToWire(totals),
      bonus: pointsString(totals.bonus),
      penalty: pointsString(totals.penalty),
      index: pointsString(totals.index),
      relative: decimalString(totals.relative, 2, 2),
      band: isClosed(assessment) ? (bandOf(scheme.set.bands, resultOf(scheme.set.result, totals)) ?? null) : null,
    },
    ...(assessment.ceilings
      ? {
          ceilings: {
            bonus: pointsString(assessment.ceilings.bonus),
            penalty: pointsString(assessment.ceilings.penalty),
          },
        }
      : {}),
    nodes: [...totals.byNode].map(([code, sums]) => ({ code, ...totalsToWire(sums) })),
    flags: flagsOf(scheme, assessment, lines).map((flag) => ({ ...flag, points: pointsString(flag.points) })),
    missing: assessment.state === 'self-scoring' ? [...missingInLines(scheme, lines, proposals)] : [],
    lines: scheme.leaves.flatMap(({ criterion: { code } }) => {
      const found = stored.get(code);
      return found ? [lineToWire(scheme, found.line, evidence, found)] : [];
    }),
    proposals: { ...proposals },
    returnReason: assessment.returnReason ?? null,
    submittedAt: assessment.submittedAt?.toISOString() ?? null,
    submittedBy: assessment.submittedBy ?? null,
    appraisedAt: assessment.appraisedAt?.toISOString() ?? null,
    appraisedBy: assessment.appraisedBy ?? null,
    decision: assessment.decision ?? null,
  };
}

export function setToWire(set: CriteriaSet): CriteriaSetResponse {
  return {
    ...set,
    maxBonus: pointsString(set.maxBonus),
    maxPenalty: pointsString(set.maxPenalty),
    bands: [...set.bands],
    criteria: set.criteria.map((criterion) => ({
      ...criterion,
      parent: criterion.parent ?? null,
      max: pointsString(criterion.max),
      method: METHODS.find((method) => method === criterion.method) ?? null,
      parameters: { ...criterion.parameters },
      variables: criterion.variables.map((variable) => ({
        ...variable,
        indicator: variable.indicator ?? null,
        from: variable.from ?? null,
      })),
      rateIndicator: criterion.rateIndicator ?? null,
    })),
  };
}
