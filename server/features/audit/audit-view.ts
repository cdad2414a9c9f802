import { sql } from 'kysely';
import type { ChainHead, StoredLink } from '#core/audit/chain.ts';
import type { AuditEntry, AuditQuery } from '#core/audit/contract.ts';
import { addDays, vietnamInstant } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';

function containing(words: string): string {
  return `%${fold(words).replace(/[%_\\]/gu, '\\$&')}%`;
}

/** The agency's chain, newest first. Days are Vietnamese calendar days. */
export async function listAudit(
  tx: Database,
  agencyId: UnitId,
  query: AuditQuery,
): Promise<{ items: AuditEntry[]; total: number }> {
  const conditions = [sql`audit_entry.agency_id = ${agencyId}`];
  if (query.from) {
    conditions.push(sql`audit_entry.at >= ${vietnamInstant(query.from, 0)}::timestamptz`);
  }
  if (query.to) {
    conditions.push(sql`audit_entry.at < ${vietnamInstant(addDays(query.to, 1), 0)}::timestamptz`);
  }
  if (query.actor) {
    conditions.push(sql`fold_vi(audit_entry.actor_name) like ${containing(query.actor)}`);
  }
  if (query.feature) {
    conditions.push(sql`split_part(audit_entry.action, ':', 1) = ${query.feature}`);
  }
  if (query.subject) {
    conditions.push(
      sql`(audit_entry.subject_id = ${query.subject} or fold_vi(audit_entry.entry) like ${containing(query.subject)})`,
    );
  }
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<{
    seq: number;
    at: Date;
    actor_name: string;
    action: string;
    subject_kind: string;
    subject_id: string;
    what: Record<string, unknown> | null;
    why: string | null;
    hash: string;
    total: number;
  }>`
    select audit_entry.seq, audit_entry.at, audit_entry.actor_name, audit_entry.action, audit_entry.subject_kind,
      audit_entry.subject_id, audit_entry.entry::jsonb -> 'what' as what, audit_entry.entry::jsonb ->> 'why' as why,
      encode(audit_entry.hash, 'hex') as hash, count(*) over () as total
    from audit_entry where ${where}
    order by audit_entry.seq desc limit ${query.size} offset ${(query.page - 1) * query.size}`.execute(tx);
  return {
    items: rows.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      actorName: row.actor_name,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      what: row.what ?? {},
      why: row.why,
      hash: row.hash,
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** A stretch of the chain after `after`, oldest first. */
export async function readLinks(
  tx: Database,
  agencyId: UnitId,
  after: number,
  limit: number,
): Promise<readonly StoredLink[]> {
  const { rows } = await sql<StoredLink>`
    select audit_entry.seq, audit_entry.entry, encode(audit_entry.hash, 'hex') as hash,
      to_char(audit_entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      audit_entry.actor_id as "actorId", audit_entry.actor_name as "actorName", audit_entry.action,
      audit_entry.subject_kind as "subjectKind", audit_entry.subject_id as "subjectId"
    from audit_entry where audit_entry.agency_id = ${agencyId} and audit_entry.seq > ${after}
    order by audit_entry.seq limit ${limit}`.execute(tx);
  return rows;
}

/** Where the agency's ledger says its chain ends. */
export async function chainHead(tx: Database, agencyId: UnitId): Promise<ChainHead | undefined> {
  const { rows } = await sql<ChainHead>`
    select agency_ledger.audit_seq as seq, encode(agency_ledger.audit_hash, 'hex') as hash
    from agency_ledger where agency_ledger.agency_id = ${agencyId}`.execute(tx);
  return rows[0];
}

export async function agenciesWithChains(tx: Database): Promise<readonly UnitId[]> {
  const rows = await tx
    .selectFrom('agency_ledger')
    .select('agency_ledger.agency_id')
    .orderBy('agency_ledger.agency_id')
    .execute();
  return rows.map(({ agency_id }) => agency_id);
}
