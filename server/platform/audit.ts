import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';
import type { Actor } from './scope.ts';

export interface AuditFact {
  readonly agencyId: UnitId;
  readonly actor: Actor;
  readonly at: Date;
  /** A verb of the feature, `dossiers:receive`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What changed, small: names of fields and their new (and old) values, no file contents. */
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

/** Appends to the agency's hash chain, in the transaction of the change itself: no change without its entry. */
export async function appendAudit(tx: Database, fact: AuditFact): Promise<void> {
  await sql`select append_audit(${fact.agencyId}::integer, ${fact.at.toISOString()}::timestamptz,
    ${fact.actor.accountId ?? null}, ${fact.actor.name}, ${fact.action}, ${fact.subjectKind}, ${fact.subjectId},
    ${JSON.stringify(fact.what ?? {})}::jsonb, ${fact.why ?? null})`.execute(tx);
}

/** Entries of many agencies in one statement, for a change that is made to all of them as one. */
export async function appendAuditEach(tx: Database, facts: readonly AuditFact[]): Promise<void> {
  const rows = facts.map((fact) => ({
    agency: fact.agencyId,
    at: fact.at.toISOString(),
    actor_id: fact.actor.accountId ?? null,
    actor_name: fact.actor.name,
    action: fact.action,
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    what: fact.what ?? {},
    why: fact.why ?? null,
  }));
  await sql`select append_audit(fact.agency, fact.at, fact.actor_id, fact.actor_name, fact.action, fact.subject_kind,
      fact.subject_id, fact.what, fact.why)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fact (agency integer, at timestamptz, actor_id text,
      actor_name text, action text, subject_kind text, subject_id text, what jsonb, why text)`.execute(tx);
}
