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
