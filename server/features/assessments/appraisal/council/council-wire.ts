import type { CouncilCaseResponse, CouncilResponse } from '#core/assessments/appraisal/council/contract.ts';
import type { Round } from '#core/assessments/appraisal/rounds.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import { reviewFrom } from '../review-repository.ts';
import { markToWire } from '../review-wire.ts';
import type { CaseRow, SessionRow } from './council-view.ts';

export function councilToWire(
  { directory }: Pick<Deps, 'directory'>,
  scheme: Scheme,
  key: SheetTerm,
  sessions: readonly SessionRow[],
  cases: readonly CaseRow[],
): CouncilResponse {
  const order = new Map(scheme.leaves.map(({ criterion }, at) => [criterion.code, at]));
  const collator = new Intl.Collator('vi');
  return {
    key: sheetKeyText(key),
    sessions: sessions.map(({ held_on, closed_at, closed_by, members, ...session }) => ({
      ...session,
      heldOn: held_on,
      members: [...members],
      closedAt: closed_at?.toISOString() ?? null,
      closedBy: closed_by,
    })),
    cases: cases
      .flatMap((row) => {
        const unit = directory.byId(row.agency_id);
        return unit ? [caseToWire(scheme, row, unit)] : [];
      })
      .sort((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0) || collator.compare(a.unitName, b.unitName)),
  };
}

function caseToWire(
  scheme: Scheme,
  row: CaseRow,
  unit: { readonly slug: string; readonly name: string },
): CouncilCaseResponse {
  const criterion = scheme.leafOf.get(row.code)?.criterion;
  const review = reviewFrom({ marks: row.marks, explanation: null });
  const mark = (round: Round) => {
    const one = review[round];
    return one ? markToWire(one) : null;
  };
  return {
    unit: unit.slug,
    unitName: unit.name,
    state: row.state,
    code: row.code,
    name: criterion?.name ?? '',
    max: pointsString(criterion?.max ?? 0),
    version: row.version ?? 0,
    self: row.self_points === null ? null : pointsString(row.self_points),
    selfReason: row.self_reason ?? '',
    first: mark('first'),
    answer: row.answer,
    second: mark('second'),
    why: row.why,
    putBy: row.put_by,
    decision: decisionOf(row, review.council?.appraisal.points),
  };
}

function decisionOf(row: CaseRow, points: number | undefined): CouncilCaseResponse['decision'] {
  const { decision, session_name, session_on, decided_at, decided_by } = row;
  return decision !== null && session_name !== null && session_on !== null && decided_at && points !== undefined
    ? {
        points: pointsString(points),
        text: decision,
        session: session_name,
        heldOn: session_on,
        by: decided_by ?? '',
        at: decided_at.toISOString(),
      }
    : null;
}
