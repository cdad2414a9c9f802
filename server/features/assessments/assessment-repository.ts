import { type Assessment, type AssessmentId, type AssessmentState, isClosed } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Ceilings } from '#core/assessments/sheet.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { keepResult } from './result/result-repository.ts';

/** The sheet's row with what surrounds its scores. */
export interface StoredAssessment extends Assessment {
  /** Whose dates bind it; none: no date locks the sheet. */
  readonly campaign: CampaignRef | undefined;
  /** Of the campaign; the set's own hold where there is none. */
  readonly ceilings: Ceilings | undefined;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly note: string;
  readonly submittedAt: Date | undefined;
  readonly submittedBy: string | undefined;
  readonly appraisedAt: Date | undefined;
  readonly appraisedBy: string | undefined;
  readonly returnReason: string | undefined;
  readonly decision: Decision | undefined;
}

/** A campaign by its owner and id. */
export interface CampaignRef {
  readonly agencyId: UnitId;
  readonly id: CampaignId;
}

/** The act that published a result. */
export interface Decision {
  readonly number: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly rank: number | null;
  readonly rankOf: number | null;
}

type CampaignId = Id<'Campaign'>;

export interface Writing {
  readonly at: Date;
  readonly actorName: string;
}

export async function loadAssessment(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
): Promise<StoredAssessment | undefined> {
  const row = await tx
    .selectFrom('assessment')
    .leftJoin('campaign', (join) =>
      join
        .onRef('campaign.agency_id', '=', 'assessment.campaign_agency_id')
        .onRef('campaign.id', '=', 'assessment.campaign_id'),
    )
    .select([
      'campaign.max_bonus',
      'campaign.max_penalty',
      'assessment.id',
      'assessment.campaign_agency_id',
      'assessment.campaign_id',
      'assessment.criteria_set_id',
      'assessment.state',
      'assessment.historical',
      'assessment.period_from',
      'assessment.period_to',
      'assessment.note',
      'assessment.submitted_at',
      'assessment.submitted_by',
      'assessment.appraised_at',
      'assessment.appraised_by',
      'assessment.return_reason',
      'assessment.decision_number',
      'assessment.decision_date',
      'assessment.decision_issuer',
      'assessment.rank',
      'assessment.rank_of',
    ])
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.year', '=', year)
    .where('assessment.term', '=', term)
    .executeTakeFirst();
  if (!row) {
    return undefined;
  }
  return {
    id: row.id as AssessmentId,
    agencyId,
    year,
    term,
    criteriaSetId: row.criteria_set_id as CriteriaSetId,
    state: row.state as AssessmentState,
    historical: row.historical,
    campaign:
      row.campaign_agency_id !== null && row.campaign_id !== null
        ? { agencyId: row.campaign_agency_id as UnitId, id: row.campaign_id as CampaignId }
        : undefined,
    ceilings:
      row.max_bonus === null || row.max_penalty === null
        ? undefined
        : { bonus: row.max_bonus, penalty: row.max_penalty },
    periodFrom: row.period_from,
    periodTo: row.period_to,
    note: row.note,
    submittedAt: row.submitted_at ?? undefined,
    submittedBy: row.submitted_by ?? undefined,
    appraisedAt: row.appraised_at ?? undefined,
    appraisedBy: row.appraised_by ?? undefined,
    returnReason: row.return_reason ?? undefined,
    decision:
      row.decision_number && row.decision_date
        ? {
            number: row.decision_number,
            date: row.decision_date,
            issuer: row.decision_issuer ?? '',
            rank: row.rank,
            rankOf: row.rank_of,
          }
        : undefined,
  };
}

export type NewAssessment = Assessment &
  Pick<StoredAssessment, 'periodFrom' | 'periodTo' | 'note'> &
  Partial<Pick<StoredAssessment, 'campaign'>>;

export async function insertAssessment(tx: Database, assessment: NewAssessment, writing: Writing): Promise<void> {
  await tx
    .insertInto('assessment')
    .values({
      agency_id: assessment.agencyId,
      id: assessment.id,
      year: assessment.year,
      term: assessment.term,
      campaign_agency_id: assessment.campaign?.agencyId ?? null,
      campaign_id: assessment.campaign?.id ?? null,
      criteria_set_id: assessment.criteriaSetId,
      period_from: assessment.periodFrom,
      period_to: assessment.periodTo,
      state: assessment.state,
      historical: assessment.historical,
      note: assessment.note,
      created_at: writing.at,
      created_by: writing.actorName,
    })
    .execute();
}

/** What a step of the sheet writes beside its state. */
export interface StateChange {
  readonly state: AssessmentState;
  readonly submitted?: Writing | null;
  readonly appraised?: Writing;
  readonly returnReason?: string | null;
  readonly decision?: Decision;
  readonly publishedAt?: Date;
}

export async function saveState(
  tx: Database,
  { agencyId, id }: Pick<Assessment, 'agencyId' | 'id'>,
  change: StateChange,
): Promise<void> {
  const { submitted, appraised, decision } = change;
  await tx
    .updateTable('assessment')
    .set({
      state: change.state,
      ...(submitted === undefined
        ? {}
        : { submitted_at: submitted?.at ?? null, submitted_by: submitted?.actorName ?? null }),
      ...(appraised ? { appraised_at: appraised.at, appraised_by: appraised.actorName } : {}),
      ...(change.returnReason === undefined ? {} : { return_reason: change.returnReason }),
      ...(change.publishedAt ? { published_at: change.publishedAt } : {}),
      ...(decision
        ? {
            decision_number: decision.number,
            decision_date: decision.date,
            decision_issuer: decision.issuer,
            rank: decision.rank,
            rank_of: decision.rankOf,
          }
        : {}),
    })
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .execute();
  if (isClosed(change)) {
    await keepResult(tx, { agencyId, id });
  }
}

/**
 * Puts a sheet and the lines that its other version knows under that version; the lines' figures are written after it.
 * A line without points whose criterion is gone stays under the old version, where it still means something, and comes
 * back with its documents should a later version have the criterion again.
 */
export async function saveSet(
  tx: Database,
  { agencyId, id }: Pick<Assessment, 'agencyId' | 'id'>,
  criteriaSetId: CriteriaSetId,
  codes: readonly string[],
): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ criteria_set_id: criteriaSetId })
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .execute();
  if (codes.length > 0) {
    await tx
      .updateTable('assessment_line')
      .set({ criteria_set_id: criteriaSetId })
      .where('assessment_line.agency_id', '=', agencyId)
      .where('assessment_line.assessment_id', '=', id)
      .where('assessment_line.criterion_code', 'in', [...codes])
      .execute();
  }
}
