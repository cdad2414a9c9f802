import { sql } from 'kysely';
import type { DisputeQuery } from '#core/assessments/disputes/contract.ts';
import type { RecordKind } from '#core/assessments/disputes/dispute.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';
import type { DisputeRow } from './dispute-repository.ts';

export type ListedDispute = Omit<DisputeRow, 'claim' | 'systemSource' | 'variable' | 'version'> & {
  readonly decidedValue: number | null;
  readonly historical: boolean;
  readonly createdBy: string;
  readonly changedAt: Date;
};

type Filter = Omit<DisputeQuery, 'page' | 'size'>;

function chosen(agencyIds: readonly UnitId[], own: UnitId, { state, year, criterion, indicator, from, to }: Filter) {
  // What a unit has not sent is its own business.
  return sql`figure_dispute.agency_id = any (${sql.val([...agencyIds])}::integer[])
    and (figure_dispute.agency_id = ${own} or figure_dispute.sent_at is not null or figure_dispute.historical)
    and (${state ?? null}::text is null or figure_dispute.state = ${state ?? null})
    and (${year ?? null}::integer is null or figure_dispute.year = ${year ?? null}::integer)
    and (${criterion ?? null}::text is null or figure_dispute.criterion_code = ${criterion ?? null})
    and (${indicator ?? null}::text is null or figure_dispute.indicator_code = ${indicator ?? null})
    and (${from ?? null}::date is null or figure_dispute.window_from = ${from ?? null}::date)
    and (${to ?? null}::date is null or figure_dispute.window_to = ${to ?? null}::date)`;
}

/** Disputes of a unit, and those that the units below it have sent; what waits longest for an answer comes first. */
export async function listDisputes(
  tx: Database,
  agencyIds: readonly UnitId[],
  own: UnitId,
  { page, size, ...filter }: DisputeQuery,
): Promise<readonly ListedDispute[]> {
  const { rows } = await sql<ListedDispute>`
    select figure_dispute.id, figure_dispute.agency_id as "agencyId", figure_dispute.number, figure_dispute.year,
      figure_dispute.assessment_id as "assessmentId", figure_dispute.criterion_code as code,
      figure_dispute.indicator_code as indicator, figure_dispute.window_from as "windowFrom",
      figure_dispute.window_to as "windowTo", figure_dispute.figure_name as "figureName", figure_dispute.measure,
      figure_dispute.system_value as "systemValue", figure_dispute.unit_value as "unitValue", figure_dispute.state,
      figure_dispute.answer_by as "answerBy", figure_dispute.decided_value as "decidedValue",
      figure_dispute.historical, figure_dispute.created_by as "createdBy",
      coalesce(figure_dispute.decided_at, figure_dispute.withdrawn_at, figure_dispute.sent_at,
        figure_dispute.created_at) as "changedAt"
    from figure_dispute
    where ${chosen(agencyIds, own, filter)}
    order by figure_dispute.state <> 'sent', figure_dispute.answer_by nulls last,
      figure_dispute.year desc, figure_dispute.number desc, figure_dispute.agency_id
    limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return rows;
}

export async function countDisputes(
  tx: Database,
  agencyIds: readonly UnitId[],
  own: UnitId,
  filter: Filter,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select figure_dispute.state, count(*)::integer as n from figure_dispute
    where ${chosen(agencyIds, own, { ...filter, state: undefined })} group by figure_dispute.state`.execute(tx);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** What records are called, by kind and id: a dossier by its code and procedure, without the names of people. */
export async function recordsInWords(
  tx: Database,
  agencyId: UnitId,
  ids: readonly { readonly kind: RecordKind; readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const of = (kind: RecordKind) => sql.val(ids.flatMap((one) => (one.kind === kind ? [one.id] : [])));
  const { rows } = await sql<{ id: string; words: string }>`
    select dossier.id, 'Hồ sơ ' || dossier.code as words from dossier
    where dossier.agency_id = ${agencyId} and dossier.id = any (${of('dossier')}::uuid[])
    union all
    select reform_task.id, 'Nhiệm vụ: ' || left(reform_task.title, 300) from reform_task
    where reform_task.agency_id = ${agencyId} and reform_task.id = any (${of('task')}::uuid[])
    union all
    select document_reference.id, document_reference.symbol || ' ngày ' || to_char(document_reference.date, 'DD/MM/YYYY')
      || ' – ' || left(document_reference.abstract, 300) from document_reference
    where document_reference.agency_id = ${agencyId}
      and document_reference.id = any (${of('document')}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** Disputes that quote a registered document. */
export async function disputesQuoting(tx: Database, agencyId: UnitId, id: string): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<DocumentUse>`
    select distinct 'Kiến nghị về số liệu' as what, figure_dispute.figure_name as title,
      'kien-nghi-so-lieu/' || figure_dispute.id as path
    from figure_dispute_item
    join figure_dispute on figure_dispute.agency_id = figure_dispute_item.agency_id
      and figure_dispute.id = figure_dispute_item.dispute_id
    where figure_dispute_item.agency_id = ${agencyId}
      and figure_dispute_item.document_id = ${id}::uuid`.execute(tx);
  return rows;
}

/** A few registered documents, for the sample. */
export async function someDocuments(tx: Database, agencyId: UnitId, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select document_reference.id from document_reference
    where document_reference.agency_id = ${agencyId} order by document_reference.date desc, document_reference.id
    limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
}
