// Generated from the migrated database by scripts/generate-tables.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely';

export interface Tables {
  agency_ledger: AgencyLedger;
  audit_entry: AuditEntry;
}

export interface AgencyLedger {
  agency_id: number;
  audit_hash: Generated<Buffer>;
  audit_seq: Generated<number>;
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
