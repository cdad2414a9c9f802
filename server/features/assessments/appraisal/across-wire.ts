import type { CriterionUnit } from '#core/assessments/appraisal/across/contract.ts';
import { isWaiting } from '#core/assessments/appraisal/board-sums.ts';
import type { Mark } from '#core/assessments/appraisal/rounds.ts';
import { emptyLine, type Line } from '#core/assessments/assessment.ts';
import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { lineToWire } from '../sheet-wire.ts';
import type { CriterionRow } from './across-view.ts';
import { reviewFrom } from './review-repository.ts';
import { markToWire } from './review-wire.ts';

function lineFrom(code: string, row: CriterionRow): Line {
  return {
    ...emptyLine(code),
    version: row.version ?? 0,
    applicable: row.applicable,
    notApplicableReason: row.not_applicable_reason ?? '',
    values: row.declared ?? {},
    self:
      row.self_points === null
        ? undefined
        : { points: row.self_points, computed: row.self_computed ?? false, reason: row.self_reason ?? undefined },
    explanation: row.explanation ?? '',
    appraisal:
      row.appraised_points === null
        ? undefined
        : {
            points: row.appraised_points,
            computed: row.appraised_computed ?? false,
            reason: row.appraisal_reason ?? '',
            deductions: row.deductions ?? [],
            values: row.appraisal_declared ?? undefined,
          },
  };
}

/** A unit's line of a criterion with all that was said about it. */
export function criterionUnitToWire(scheme: Scheme, leaf: Leaf, unit: UnitRef, row: CriterionRow): CriterionUnit {
  const line = lineFrom(leaf.criterion.code, row);
  const review = reviewFrom({ marks: row.marks, explanation: row.said });
  const { evidence: _, code: __, changedAt: ___, ...wire } = lineToWire(scheme, line, new Map());
  const said = review.explanation;
  const mark = (one: Mark | undefined) => (one ? markToWire(one) : null);
  return {
    ...wire,
    unit: unit.slug,
    unitName: unit.name,
    state: row.state,
    waiting: isWaiting(leaf, {
      state: row.state,
      applicable: line.applicable,
      self: line.self?.points,
      points: line.appraisal?.points,
      answered: said !== undefined,
      second: review.second !== undefined,
      council: review.council !== undefined,
    }),
    isFullClaim: leaf.side === 'inside' && line.self?.points === leaf.criterion.max,
    evidence: [...(row.evidence ?? [])],
    changedBy: row.changed_by,
    first: mark(review.first),
    answer: said ? { version: said.version, text: said.text, by: said.by, at: said.at.toISOString() } : null,
    second: mark(review.second),
    put: row.put,
    council: mark(review.council),
  };
}
