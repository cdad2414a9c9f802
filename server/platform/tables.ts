// Generated from the migrated database by scripts/generate-tables.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely';

export interface Tables {
  agency_field: AgencyField;
  agency_ledger: AgencyLedger;
  agency_procedure: AgencyProcedure;
  audit_entry: AuditEntry;
  calendar_day: CalendarDay;
  calendar_year: CalendarYear;
  dossier: Dossier;
  dossier_component: DossierComponent;
  dossier_daily: DossierDaily;
  dossier_event: DossierEvent;
  dossier_number: DossierNumber;
  dossier_reading: DossierReading;
  national_day: NationalDay;
  national_year: NationalYear;
  procedure: Procedure;
  procedure_component: ProcedureComponent;
  procedure_field: ProcedureField;
  procedure_version: ProcedureVersion;
  unit: Unit;
  unit_catalogue: UnitCatalogue;
  unit_successor: UnitSuccessor;
  unit_version: UnitVersion;
  working_interval: WorkingInterval;
  working_week: WorkingWeek;
}

export interface AgencyField {
  agency_id: number;
  field_id: number;
  section_id: number;
}

export interface AgencyLedger {
  agency_id: number;
  audit_hash: Generated<Buffer>;
  audit_seq: Generated<number>;
}

export interface AgencyProcedure {
  active: Generated<boolean>;
  agency_id: number;
  ownership: string;
  procedure_id: string;
  section_id: number | null;
}

export interface AuditEntry {
  action: string;
  actor_id: string | null;
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  entry: string;
  hash: Buffer;
  seq: number;
  subject_id: string;
  subject_kind: string;
}

export interface CalendarDay {
  agency_id: number;
  basis: string;
  closes: number | null;
  counterpart: string | null;
  covers_below: boolean;
  day: string;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  kind: string;
  name: string;
}

export interface CalendarYear {
  agency_id: number;
  basis: string;
  covers_below: boolean;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  year: number;
}

export interface Dossier {
  agency_id: number;
  applicant_address: string | null;
  applicant_email: string | null;
  applicant_fold: Generated<string>;
  applicant_id_number: string | null;
  applicant_kind: string;
  applicant_name: string;
  applicant_phone: string | null;
  applicant_proxy: string | null;
  assignee_id: string | null;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  channel: string;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_on: Generated<string | null>;
  code: string;
  code_tail: Generated<string | null>;
  collected_by: string | null;
  collected_channel: string | null;
  digitised: boolean | null;
  due_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  due_on: string | null;
  due_provisional: boolean;
  fee: number | null;
  field_id: number;
  first_due_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  first_due_on: string | null;
  first_due_provisional: boolean;
  id: string;
  non_local: boolean;
  ownership: string;
  paid_online: boolean | null;
  pauses: ColumnType<unknown, string, string>;
  procedure_id: string | null;
  procedure_name: string;
  received_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  received_on: Generated<string | null>;
  result_channel: string;
  result_electronic: boolean | null;
  returned_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  returned_on: Generated<string | null>;
  reused: boolean | null;
  section_id: number | null;
  set_count: number;
  status: number;
  summary: string | null;
  version: number;
}

export interface DossierComponent {
  agency_id: number;
  certified_copies: number;
  copies: number;
  digitisation: Generated<number>;
  dossier_id: string;
  name: string;
  originals: number;
  position: number;
}

export interface DossierDaily {
  agency_id: number;
  channel: string;
  closed: Generated<number>;
  day: string;
  digitisation_known: Generated<number>;
  digitised: Generated<number>;
  early: Generated<number>;
  field_id: number;
  grain: string;
  late: Generated<number>;
  late_by_first_promise: Generated<number>;
  non_local: Generated<number>;
  on_time: Generated<number>;
  overdue_in: Generated<number>;
  overdue_out: Generated<number>;
  paid_online: Generated<number>;
  paused_in: Generated<number>;
  paused_out: Generated<number>;
  received: Generated<number>;
  rejected: Generated<number>;
  result_electronic: Generated<number>;
  result_known: Generated<number>;
  returned: Generated<number>;
  reused: Generated<number>;
  stopped: Generated<number>;
  with_fee: Generated<number>;
  withdrawn: Generated<number>;
}

export interface DossierEvent {
  actor_id: string | null;
  actor_name: string;
  agency_id: number;
  dossier_id: string;
  facts: ColumnType<unknown, string, string>;
  kind: string;
  notes: ColumnType<unknown, string, string>;
  occurred_at: ColumnType<Date, Date | string, Date | string>;
  reason: string | null;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  seq: number;
  source: string | null;
  source_row: number | null;
}

export interface DossierNumber {
  agency_id: number;
  day: string;
  last: number;
}

export interface DossierReading {
  account_id: string | null;
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  dossier_id: string;
  id: string;
}

export interface NationalDay {
  basis: string;
  confidence: string;
  counterpart: string | null;
  day: string;
  doubtful: Generated<boolean>;
  kind: string;
  name: string;
}

export interface NationalYear {
  basis: string;
  confidence: string;
  year: number;
}

export interface Procedure {
  id: string;
  invented: Generated<boolean>;
  national_code: string;
}

export interface ProcedureComponent {
  agency_id: number | null;
  copies: Generated<number>;
  id: string;
  name: string;
  note: Generated<string>;
  originals: Generated<number>;
  position: number;
  required: Generated<boolean>;
  version_id: string;
}

export interface ProcedureField {
  id: Generated<number>;
  name: string;
  search: Generated<string>;
}

export interface ProcedureVersion {
  agency_id: number | null;
  code: string;
  confidence: string;
  fee_rule: string;
  field_id: number;
  id: string;
  legal_basis: string;
  limit_amount: number | null;
  limit_cutoff: number | null;
  limit_extended: number | null;
  limit_hours_as_days: Generated<boolean>;
  limit_kind: string;
  limit_second: number | null;
  name: string;
  online_level: string;
  procedure_id: string;
  result: string;
  search: Generated<string>;
  valid_from: string;
  valid_to: string | null;
}

export interface Unit {
  agency_id: number;
  id: Generated<number>;
  kind: string;
  note: string | null;
  section_kind: string | null;
  slug: string;
  sort_order: Generated<number>;
}

export interface UnitCatalogue {
  single: Generated<boolean>;
  version: Generated<number>;
}

export interface UnitSuccessor {
  basis: string | null;
  from_id: number;
  kind: string;
  since: string;
  to_id: number;
}

export interface UnitVersion {
  agency_code: string | null;
  agency_code_invented: Generated<boolean>;
  area_code: string | null;
  basis: string | null;
  name: string;
  parent_id: number | null;
  type: string;
  unit_id: number;
  valid_from: string;
  valid_to: string | null;
}

export interface WorkingInterval {
  agency_id: number;
  closes: number;
  opens: number;
  valid_from: string;
  weekday: number;
}

export interface WorkingWeek {
  agency_id: number;
  basis: string;
  covers_below: boolean;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  valid_from: string;
}
