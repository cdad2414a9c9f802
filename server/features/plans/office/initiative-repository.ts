import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { InitiativeId, InitiativeLevel } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './office-desk.ts';
import { chosenOf, type RegisterChoice } from './office-figure-view.ts';

export interface Initiative {
  readonly id: InitiativeId;
  readonly year: number;
  readonly title: string;
  readonly author: string;
  readonly sectionId: number | null;
  readonly appliedWhere: string;
  readonly level: InitiativeLevel;
  readonly council: string;
  readonly recognisedOn: PlainDate | null;
  readonly documentId: string | null;
  readonly version: number;
}

const COLUMNS = sql`initiative.id, initiative.year, initiative.title, initiative.author,
  initiative.section_id as "sectionId", initiative.applied_where as "appliedWhere", initiative.level,
  initiative.council, initiative.recognised_on as "recognisedOn", initiative.document_id as "documentId",
  initiative.version`;

export async function listInitiatives(
  tx: Database,
  agencyId: UnitId,
  choice: RegisterChoice,
): Promise<readonly Initiative[]> {
  const { rows } = await sql<Initiative>`select ${COLUMNS} from initiative
    where initiative.agency_id = ${agencyId} and ${chosenOf('initiative', choice)} order by initiative.id`.execute(tx);
  return rows;
}

export async function loadInitiative(
  tx: Database,
  agencyId: UnitId,
  id: InitiativeId,
): Promise<Initiative | undefined> {
  const { rows } = await sql<Initiative>`select ${COLUMNS} from initiative
    where initiative.agency_id = ${agencyId} and initiative.id = ${id}`.execute(tx);
  return rows[0];
}

export async function saveInitiative(
  tx: Database,
  agencyId: UnitId,
  one: Initiative,
  { at, by }: Writing,
): Promise<void> {
  await sql`insert into initiative (agency_id, id, year, title, author, section_id, applied_where, level, council,
      recognised_on, document_id, version, changed_at, changed_by)
    values (${agencyId}, ${one.id}, ${one.year}, ${one.title}, ${one.author}, ${one.sectionId}, ${one.appliedWhere},
      ${one.level}, ${one.council}, ${one.recognisedOn}, ${one.documentId}, ${one.version}, ${at}, ${by})
    on conflict (agency_id, id) do update set title = excluded.title, author = excluded.author,
      section_id = excluded.section_id, applied_where = excluded.applied_where, level = excluded.level,
      council = excluded.council, recognised_on = excluded.recognised_on, document_id = excluded.document_id,
      version = initiative.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}
