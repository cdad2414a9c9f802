import { sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { Dispute, DisputedFigure, DisputeId, DisputeState } from '#core/assessments/disputes/dispute.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** A dispute with what surrounds its claim. */
export interface StoredDispute extends Dispute {
  readonly number: number;
  readonly year: number;
  readonly figureName: string;
  readonly historical: boolean;
  readonly note: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly sentAt: Date | null;
  readonly sentBy: string | null;
  readonly deciderAgencyId: UnitId | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedValue: number | null;
  readonly decisionReason: string;
  readonly decisionNumber: string | null;
  readonly decisionDate: PlainDate | null;
  readonly decisionIssuer: string | null;
  readonly appliedTo: readonly string[];
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawReason: string;
}

export interface DisputeRow {
  readonly id: DisputeId;
  readonly agencyId: UnitId;
  readonly number: number;
  readonly year: number;
  readonly assessmentId: AssessmentId | null;
  readonly code: string | null;
  readonly variable: string | null;
  readonly indicator: string | null;
  readonly windowFrom: PlainDate;
  readonly windowTo: PlainDate;
  readonly figureName: string;
  readonly measure: InputKind;
  readonly systemValue: number | null;
  readonly systemSource: string;
  readonly unitValue: number;
  readonly claim: string;
  readonly state: DisputeState;
  readonly answerBy: PlainDate | null;
  readonly version: number;
}

type Whole = DisputeRow & Omit<StoredDispute, keyof Dispute>;

const COLUMNS = sql`figure_dispute.id, figure_dispute.agency_id as "agencyId", figure_dispute.number,
  figure_dispute.year, figure_dispute.assessment_id as "assessmentId", figure_dispute.criterion_code as code,
  figure_dispute.variable, figure_dispute.indicator_code as indicator, figure_dispute.window_from as "windowFrom",
  figure_dispute.window_to as "windowTo", figure_dispute.figure_name as "figureName", figure_dispute.measure,
  figure_dispute.system_value as "systemValue", figure_dispute.system_source as "systemSource",
  figure_dispute.unit_value as "unitValue", figure_dispute.claim, figure_dispute.state,
  figure_dispute.answer_by as "answerBy", figure_dispute.version, figure_dispute.historical, figure_dispute.note,
  figure_dispute.created_at as "createdAt", figure_dispute.created_by as "createdBy",
  figure_dispute.sent_at as "sentAt", figure_dispute.sent_by as "sentBy",
  figure_dispute.decider_agency_id as "deciderAgencyId", figure_dispute.decided_at as "decidedAt",
  figure_dispute.decided_by as "decidedBy", figure_dispute.decided_value as "decidedValue",
  figure_dispute.decision_reason as "decisionReason", figure_dispute.decision_number as "decisionNumber",
  figure_dispute.decision_date as "decisionDate", figure_dispute.decision_issuer as "decisionIssuer",
  figure_dispute.applied_to as "appliedTo", figure_dispute.withdrawn_at as "withdrawnAt",
  figure_dispute.withdrawn_by as "withdrawnBy", figure_dispute.withdraw_reason as "withdrawReason"`;

export async function loadDispute(tx: Database, agencyId: UnitId, id: DisputeId): Promise<StoredDispute | undefined> {
  const { rows } = await sql<Whole>`select ${COLUMNS} from figure_dispute
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${id}`.execute(tx);
  return rows[0] && fromRow(rows[0]);
}

function fromRow({ assessmentId, code, variable, indicator, windowFrom, windowTo, ...row }: Whole): StoredDispute {
  return {
    ...row,
    figure: figureFrom(assessmentId, code, variable, indicator),
    window: { from: windowFrom, to: windowTo },
    systemValue: row.systemValue ?? undefined,
    answerBy: row.answerBy ?? undefined,
  };
}

function figureFrom(
  assessmentId: AssessmentId | null,
  code: string | null,
  variable: string | null,
  indicator: string | null,
): DisputedFigure {
  return assessmentId && code && variable
    ? { kind: 'line', assessmentId, code, variable }
    : { kind: 'indicator', indicator: indicator ?? '' };
}

export type NewDispute = Omit<Dispute, 'state' | 'answerBy' | 'version'> &
  Pick<StoredDispute, 'year' | 'figureName' | 'createdAt' | 'createdBy'>;

/** Writes a draft under the agency's next number; the agency is locked by the caller's transaction. */
export async function insertDispute(tx: Database, agencyId: UnitId, one: NewDispute): Promise<number> {
  const line = one.figure.kind === 'line' ? one.figure : undefined;
  const indicator = one.figure.kind === 'indicator' ? one.figure.indicator : null;
  const { rows } = await sql<{ number: number }>`
    insert into figure_dispute (agency_id, id, number, year, assessment_id, criterion_code, variable, indicator_code,
      window_from, window_to, figure_name, measure, system_value, system_source, unit_value, claim, state, created_at,
      created_by)
    values (${agencyId}, ${one.id},
      (select coalesce(max(figure_dispute.number), 0) + 1 from figure_dispute where figure_dispute.agency_id = ${agencyId}),
      ${one.year}, ${line?.assessmentId ?? null}, ${line?.code ?? null}, ${line?.variable ?? null}, ${indicator},
      ${one.window.from}, ${one.window.to}, ${one.figureName}, ${one.measure}, ${one.systemValue ?? null},
      ${one.systemSource}, ${one.unitValue}, ${one.claim}, 'draft', ${one.createdAt}, ${one.createdBy})
    returning figure_dispute.number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** Another dispute about the same figure that nobody has answered yet. */
export async function openDisputeOf(
  tx: Database,
  agencyId: UnitId,
  figure: DisputedFigure,
  window: Dispute['window'],
): Promise<number | undefined> {
  const line = figure.kind === 'line' ? figure : undefined;
  const same = line
    ? sql`figure_dispute.assessment_id = ${line.assessmentId}::uuid and figure_dispute.criterion_code = ${line.code}
        and figure_dispute.variable = ${line.variable}`
    : sql`figure_dispute.indicator_code = ${figure.kind === 'indicator' ? figure.indicator : ''}
        and figure_dispute.window_from = ${window.from} and figure_dispute.window_to = ${window.to}`;
  const { rows } = await sql<{ number: number }>`select figure_dispute.number from figure_dispute
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.state in ('draft', 'sent') and ${same}
    limit 1`.execute(tx);
  return rows[0]?.number;
}

export async function saveClaim(tx: Database, agencyId: UnitId, one: Dispute): Promise<void> {
  await sql`update figure_dispute set system_value = ${one.systemValue ?? null}, system_source = ${one.systemSource},
      unit_value = ${one.unitValue}, claim = ${one.claim}, version = figure_dispute.version + 1
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${one.id}`.execute(tx);
}

export interface Sending {
  readonly answerBy: PlainDate;
  readonly deciderAgencyId: UnitId | null;
  readonly at: Date;
  readonly by: string;
}

export async function saveSent(tx: Database, agencyId: UnitId, id: DisputeId, sending: Sending): Promise<void> {
  await sql`update figure_dispute set state = 'sent', answer_by = ${sending.answerBy},
      decider_agency_id = ${sending.deciderAgencyId}, sent_at = ${sending.at}, sent_by = ${sending.by},
      version = figure_dispute.version + 1
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${id}`.execute(tx);
}

export async function saveWithdrawn(
  tx: Database,
  agencyId: UnitId,
  id: DisputeId,
  { at, by, reason }: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`update figure_dispute set state = 'withdrawn', withdrawn_at = ${at}, withdrawn_by = ${by},
      withdraw_reason = ${reason}, version = figure_dispute.version + 1
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${id}`.execute(tx);
}

export interface Deciding {
  readonly state: DisputeState;
  readonly value: number | undefined;
  readonly reason: string;
  readonly number: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly appliedTo: readonly string[];
  readonly at: Date;
  readonly by: string;
}

export async function saveDecision(tx: Database, agencyId: UnitId, id: DisputeId, one: Deciding): Promise<void> {
  await sql`update figure_dispute set state = ${one.state}, decided_value = ${one.value ?? null},
      decision_reason = ${one.reason}, decision_number = ${one.number}, decision_date = ${one.date},
      decision_issuer = ${one.issuer}, applied_to = ${sql.val([...one.appliedTo])}::text[], decided_at = ${one.at},
      decided_by = ${one.by}, version = figure_dispute.version + 1
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${id}`.execute(tx);
}

/** Marks a dispute as entered from a result of the past. */
export async function markHistorical(tx: Database, agencyId: UnitId, id: DisputeId, note: string): Promise<void> {
  await sql`update figure_dispute set historical = true, note = ${note}
    where figure_dispute.agency_id = ${agencyId} and figure_dispute.id = ${id}`.execute(tx);
}
