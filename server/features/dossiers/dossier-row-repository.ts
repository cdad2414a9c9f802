import type { Selectable } from 'kysely';
import type { Dossier, DossierId, DueDate, Ownership } from '#core/dossiers/dossier.ts';
import type { DossierEvent } from '#core/dossiers/history.ts';
import { isStatus } from '#core/dossiers/statuses.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Tables } from '#server/platform/tables.ts';

/** A dossier as it lies in the register: what is true of it, and which record it is. */
export interface StoredDossier extends Dossier {
  readonly id: DossierId;
  readonly agencyId: UnitId;
  readonly code: string;
  readonly ownership: Ownership;
}

/** An event with the dossier it belongs to. */
export interface StoredEvent extends DossierEvent {
  readonly dossierId: DossierId;
}

/** The columns that are written; the generated ones follow from them. Name and type, as json_to_recordset wants it. */
export const DOSSIER_COLUMNS = {
  id: 'uuid',
  code: 'text',
  ownership: 'text',
  status: 'smallint',
  procedure_id: 'uuid',
  procedure_name: 'text',
  field_id: 'smallint',
  section_id: 'integer',
  assignee_id: 'uuid',
  channel: 'text',
  non_local: 'boolean',
  applicant_kind: 'text',
  applicant_name: 'text',
  applicant_id_number: 'text',
  applicant_address: 'text',
  applicant_phone: 'text',
  applicant_email: 'text',
  applicant_proxy: 'text',
  summary: 'text',
  set_count: 'smallint',
  result_channel: 'text',
  received_at: 'timestamptz',
  due_on: 'date',
  due_at: 'timestamptz',
  due_provisional: 'boolean',
  first_due_on: 'date',
  first_due_at: 'timestamptz',
  first_due_provisional: 'boolean',
  closed_at: 'timestamptz',
  returned_at: 'timestamptz',
  collected_by: 'text',
  collected_channel: 'text',
  pauses: 'jsonb',
  digitised: 'boolean',
  reused: 'boolean',
  result_electronic: 'boolean',
  fee: 'bigint',
  paid_online: 'boolean',
  version: 'integer',
  changed_at: 'timestamptz',
} as const;

type Column = keyof typeof DOSSIER_COLUMNS;

export type DossierRow = Pick<Selectable<Tables['dossier']>, Exclude<Column, 'changed_at'>> & { agency_id: number };

/** What `dossierOf` reads. */
export const DOSSIER_SELECTION = [
  'dossier.agency_id' as const,
  ...(Object.keys(DOSSIER_COLUMNS) as Column[]).map((column) => `dossier.${column}` as const),
];

export function dossierRow(dossier: StoredDossier, changedAt: string): Record<Column, unknown> {
  const { applicant, due, firstDue, collection } = dossier;
  return {
    id: dossier.id,
    code: dossier.code,
    ownership: dossier.ownership,
    status: dossier.status,
    procedure_id: dossier.procedureId,
    procedure_name: dossier.procedureName,
    field_id: dossier.fieldId,
    section_id: dossier.sectionId,
    assignee_id: dossier.assigneeId,
    channel: dossier.channel,
    non_local: dossier.nonLocal,
    applicant_kind: applicant.kind,
    applicant_name: applicant.name,
    applicant_id_number: applicant.idNumber,
    applicant_address: applicant.address,
    applicant_phone: applicant.phone,
    applicant_email: applicant.email,
    applicant_proxy: applicant.proxy,
    summary: dossier.summary,
    set_count: dossier.setCount,
    result_channel: dossier.resultChannel,
    received_at: dossier.receivedAt,
    due_on: due?.on ?? null,
    due_at: due?.at ?? null,
    due_provisional: due?.provisional ?? false,
    first_due_on: firstDue?.on ?? null,
    first_due_at: firstDue?.at ?? null,
    first_due_provisional: firstDue?.provisional ?? false,
    closed_at: dossier.closedAt,
    returned_at: dossier.returnedAt,
    collected_by: collection?.by ?? null,
    collected_channel: collection?.channel ?? null,
    pauses: dossier.pauses,
    digitised: dossier.digitised,
    reused: dossier.reused,
    result_electronic: dossier.resultElectronic,
    fee: dossier.fee,
    paid_online: dossier.paidOnline,
    version: dossier.version,
    changed_at: changedAt,
  };
}

export function dossierOf(row: DossierRow): StoredDossier {
  return {
    id: row.id as DossierId,
    agencyId: row.agency_id,
    code: row.code,
    ownership: row.ownership as Ownership,
    status: isStatus(row.status) ? row.status : 1,
    procedureId: row.procedure_id,
    procedureName: row.procedure_name,
    fieldId: row.field_id,
    sectionId: row.section_id,
    assigneeId: row.assignee_id,
    channel: row.channel as StoredDossier['channel'],
    nonLocal: row.non_local,
    applicant: {
      kind: row.applicant_kind as StoredDossier['applicant']['kind'],
      name: row.applicant_name,
      idNumber: row.applicant_id_number,
      address: row.applicant_address,
      phone: row.applicant_phone,
      email: row.applicant_email,
      proxy: row.applicant_proxy,
    },
    summary: row.summary,
    setCount: row.set_count,
    resultChannel: row.result_channel as StoredDossier['resultChannel'],
    receivedAt: instantOf(row.received_at),
    due: dueOf(row.due_on, row.due_at, row.due_provisional),
    firstDue: dueOf(row.first_due_on, row.first_due_at, row.first_due_provisional),
    closedAt: instantOf(row.closed_at),
    returnedAt: instantOf(row.returned_at),
    collection: row.collected_by
      ? { by: row.collected_by, channel: (row.collected_channel ?? 'counter') as StoredDossier['resultChannel'] }
      : null,
    // jsonb keeps its keys in an order of its own
    pauses: (row.pauses as unknown as StoredDossier['pauses']).map(({ from, to }) => ({ from, to })),
    digitised: row.digitised,
    reused: row.reused,
    resultElectronic: row.result_electronic,
    fee: row.fee,
    paidOnline: row.paid_online,
    version: row.version,
  };
}

function instantOf(value: Date | null): string | null {
  return value?.toISOString() ?? null;
}

function dueOf(on: string | null, at: Date | null, provisional: boolean): DueDate | null {
  return on ? { on, at: instantOf(at), provisional } : null;
}

export const EVENT_COLUMNS = {
  dossier_id: 'uuid',
  seq: 'integer',
  kind: 'text',
  occurred_at: 'timestamptz',
  recorded_at: 'timestamptz',
  actor_id: 'text',
  actor_name: 'text',
  source: 'text',
  source_row: 'integer',
  reason: 'text',
  notes: 'jsonb',
  facts: 'jsonb',
} as const;

/** What `eventOf` reads. */
export const EVENT_SELECTION = (Object.keys(EVENT_COLUMNS) as (keyof typeof EVENT_COLUMNS)[]).map(
  (column) => `dossier_event.${column}` as const,
);

export type EventRow = Pick<Selectable<Tables['dossier_event']>, keyof typeof EVENT_COLUMNS>;

export function eventRow(event: StoredEvent): Record<keyof typeof EVENT_COLUMNS, unknown> {
  return {
    dossier_id: event.dossierId,
    seq: event.seq,
    kind: event.kind,
    occurred_at: event.occurredAt,
    recorded_at: event.recordedAt,
    actor_id: event.actorId,
    actor_name: event.actorName,
    source: event.source,
    source_row: event.sourceRow,
    reason: event.reason,
    notes: event.notes,
    facts: event.facts,
  };
}

export function eventOf(row: EventRow): StoredEvent {
  return {
    dossierId: row.dossier_id as DossierId,
    seq: row.seq,
    kind: row.kind as StoredEvent['kind'],
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    source: row.source,
    sourceRow: row.source_row,
    reason: row.reason,
    notes: row.notes as unknown as readonly string[],
    facts: row.facts as unknown as StoredEvent['facts'],
  };
}
