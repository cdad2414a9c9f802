import { type RawBuilder, sql } from 'kysely';
import type { DocumentId } from '#core/documents/document-reference.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PlanKind, ReformPlan } from '#core/plans/reform/plan.ts';
import type { ReformPlanId } from '#core/plans/reform/task.ts';
import type { Database } from '#server/platform/database.ts';

export interface Writing {
  readonly at: Date;
  readonly actorName: string;
}

interface PlanRow {
  readonly id: ReformPlanId;
  readonly kind: PlanKind;
  readonly parent_id: ReformPlanId | null;
  readonly year: number;
  readonly title: string;
  readonly note: string;
  readonly state: 'draft' | 'issued';
  readonly document_id: DocumentId | null;
  readonly issued_at: Date | null;
  readonly issued_by: string | null;
  readonly source_agency_id: UnitId | null;
  readonly source_plan_id: ReformPlanId | null;
  readonly version: number;
}

function planFrom(row: PlanRow): ReformPlan {
  const { source_agency_id, source_plan_id } = row;
  return {
    id: row.id,
    kind: row.kind,
    parentId: row.parent_id ?? undefined,
    year: row.year,
    title: row.title,
    note: row.note,
    state: row.state,
    documentId: row.document_id ?? undefined,
    issuedAt: row.issued_at ?? undefined,
    issuedBy: row.issued_by ?? undefined,
    source: source_agency_id && source_plan_id ? { agencyId: source_agency_id, id: source_plan_id } : undefined,
    version: row.version,
  };
}

async function onePlan(
  tx: Database,
  agencyId: UnitId,
  condition: RawBuilder<unknown>,
): Promise<ReformPlan | undefined> {
  const { rows } = await sql<PlanRow>`
    select plan.id, plan.kind, plan.parent_id, plan.year, plan.title, plan.note, plan.state, plan.document_id,
      plan.issued_at, plan.issued_by, plan.source_agency_id, plan.source_plan_id, plan.version
    from reform_plan plan where plan.agency_id = ${agencyId}::integer and ${condition}`.execute(tx);
  return rows[0] && planFrom(rows[0]);
}

export async function loadReformPlan(
  tx: Database,
  agencyId: UnitId,
  id: ReformPlanId,
): Promise<ReformPlan | undefined> {
  return onePlan(tx, agencyId, sql`plan.id = ${id}::uuid`);
}

export async function loadAnnualPlan(tx: Database, agencyId: UnitId, year: number): Promise<ReformPlan | undefined> {
  return onePlan(tx, agencyId, sql`plan.kind = 'annual' and plan.year = ${year}::integer`);
}

export async function insertReformPlan(
  tx: Database,
  agencyId: UnitId,
  plan: ReformPlan,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('reform_plan')
    .values({
      agency_id: agencyId,
      id: plan.id,
      kind: plan.kind,
      parent_id: plan.parentId ?? null,
      year: plan.year,
      title: plan.title,
      note: plan.note,
      state: plan.state,
      source_agency_id: plan.source?.agencyId ?? null,
      source_plan_id: plan.source?.id ?? null,
      version: plan.version,
      created_at: at,
      created_by: actorName,
    })
    .execute();
}

/** Writes what may change of a plan: its words while it is a draft, then the act that issues it. */
export async function saveReformPlan(
  tx: Database,
  agencyId: UnitId,
  plan: ReformPlan,
  { at, actorName }: Writing,
): Promise<void> {
  const issuedNow = plan.state === 'issued' && plan.issuedAt === undefined;
  await tx
    .updateTable('reform_plan')
    .set({
      title: plan.title,
      note: plan.note,
      state: plan.state,
      document_id: plan.documentId ?? null,
      source_agency_id: plan.source?.agencyId ?? null,
      source_plan_id: plan.source?.id ?? null,
      version: plan.version,
      ...(issuedNow ? { issued_at: at, issued_by: actorName } : {}),
    })
    .where('reform_plan.agency_id', '=', agencyId)
    .where('reform_plan.id', '=', plan.id)
    .execute();
}

/** A draft that is given up goes with its tasks; the audit keeps that it existed. */
export async function deleteDraftPlan(tx: Database, agencyId: UnitId, id: ReformPlanId): Promise<void> {
  await tx
    .deleteFrom('reform_task')
    .where('reform_task.agency_id', '=', agencyId)
    .where('reform_task.plan_id', '=', id)
    .execute();
  await tx
    .deleteFrom('reform_plan')
    .where('reform_plan.agency_id', '=', agencyId)
    .where('reform_plan.id', '=', id)
    .execute();
}
