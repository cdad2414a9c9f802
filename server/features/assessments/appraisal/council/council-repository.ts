import { sql } from 'kysely';
import type { CouncilMember, CouncilSessionId, SessionEntry } from '#core/assessments/appraisal/council/session.ts';
import type { CouncilPut } from '#core/assessments/appraisal/rounds.ts';
import type { Assessment } from '#core/assessments/assessment.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from '../../assessment-repository.ts';

type Key = Pick<Assessment, 'agencyId' | 'id'>;

export interface CouncilSession extends SessionEntry, SheetTerm {
  readonly id: CouncilSessionId;
  readonly agencyId: UnitId;
  readonly revision: number;
  readonly closedAt: Date | undefined;
}

export async function insertSession(
  tx: Database,
  session: Omit<CouncilSession, 'revision' | 'closedAt'>,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('council_session')
    .values({
      agency_id: session.agencyId,
      id: session.id,
      year: session.year,
      term: session.term,
      name: session.name,
      held_on: session.heldOn,
      place: session.place,
      members: JSON.stringify(session.members),
      note: session.note,
      created_at: at,
      created_by: actorName,
    })
    .execute();
}

export async function loadSession(
  tx: Database,
  agencyId: UnitId,
  id: CouncilSessionId,
): Promise<CouncilSession | undefined> {
  const row = await tx
    .selectFrom('council_session')
    .select([
      'council_session.year',
      'council_session.term',
      'council_session.name',
      'council_session.held_on',
      'council_session.place',
      'council_session.members',
      'council_session.note',
      'council_session.revision',
      'council_session.closed_at',
    ])
    .where('council_session.agency_id', '=', agencyId)
    .where('council_session.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id,
      agencyId,
      year: row.year,
      term: row.term as CouncilSession['term'],
      name: row.name,
      heldOn: row.held_on,
      place: row.place,
      members: row.members as unknown as readonly CouncilMember[],
      note: row.note,
      revision: row.revision,
      closedAt: row.closed_at ?? undefined,
    }
  );
}

export async function saveSession(tx: Database, session: CouncilSession): Promise<void> {
  await tx
    .updateTable('council_session')
    .set({
      name: session.name,
      held_on: session.heldOn,
      place: session.place,
      members: JSON.stringify(session.members),
      note: session.note,
      revision: session.revision,
    })
    .where('council_session.agency_id', '=', session.agencyId)
    .where('council_session.id', '=', session.id)
    .execute();
}

export async function saveClosing(
  tx: Database,
  { agencyId, id }: Pick<CouncilSession, 'agencyId' | 'id'>,
  documentId: string,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .updateTable('council_session')
    .set({ document_id: documentId, closed_at: at, closed_by: actorName })
    .where('council_session.agency_id', '=', agencyId)
    .where('council_session.id', '=', id)
    .execute();
}

/** The lines of a sheet that were put before the council, by code. */
export async function loadCases(tx: Database, { agencyId, id }: Key): Promise<ReadonlyMap<string, CouncilPut>> {
  const rows = await tx
    .selectFrom('council_case')
    .select([
      'council_case.criterion_code',
      'council_case.why',
      'council_case.put_at',
      'council_case.put_by',
      'council_case.session_name',
      'council_case.session_on',
    ])
    .where('council_case.agency_id', '=', agencyId)
    .where('council_case.assessment_id', '=', id)
    .execute();
  return new Map(
    rows.map((row) => [
      row.criterion_code,
      {
        why: row.why,
        by: row.put_by,
        at: row.put_at,
        session: row.session_name && row.session_on ? { name: row.session_name, heldOn: row.session_on } : undefined,
      },
    ]),
  );
}

export async function insertCase(
  tx: Database,
  { agencyId, id }: Key,
  code: string,
  why: string,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('council_case')
    .values({ agency_id: agencyId, assessment_id: id, criterion_code: code, why, put_at: at, put_by: actorName })
    .onConflict((conflict) => conflict.columns(['agency_id', 'assessment_id', 'criterion_code']).doUpdateSet({ why }))
    .execute();
}

/** False where the line was not before the council, or is decided. */
export async function deleteCase(tx: Database, { agencyId, id }: Key, code: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('council_case')
    .where('council_case.agency_id', '=', agencyId)
    .where('council_case.assessment_id', '=', id)
    .where('council_case.criterion_code', '=', code)
    .where('council_case.decided_at', 'is', null)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The decision of a case with its session's name and day, which the assessed committee cannot look up; false: no case. */
export async function saveDecision(
  tx: Database,
  { agencyId, id }: Key,
  code: string,
  session: Pick<CouncilSession, 'agencyId' | 'id' | 'name' | 'heldOn'>,
  text: string,
  { at, actorName }: Writing,
): Promise<boolean> {
  const saved = await tx
    .updateTable('council_case')
    .set({
      session_agency_id: session.agencyId,
      session_id: session.id,
      session_name: session.name,
      session_on: session.heldOn,
      decision: text,
      decided_at: at,
      decided_by: actorName,
    })
    .where('council_case.agency_id', '=', agencyId)
    .where('council_case.assessment_id', '=', id)
    .where('council_case.criterion_code', '=', code)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** The session in which a line was decided; undefined while it is not. */
export async function decidedIn(
  tx: Database,
  { agencyId, id }: Key,
  code: string,
): Promise<{ readonly sessionId: string | null } | undefined> {
  const { rows } = await sql<{ sessionId: string | null }>`
    select council_case.session_id as "sessionId" from council_case
    where council_case.agency_id = ${agencyId}::integer and council_case.assessment_id = ${id}::uuid
      and council_case.criterion_code = ${code} and council_case.decided_at is not null`.execute(tx);
  return rows[0];
}
