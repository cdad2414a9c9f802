import { sql } from 'kysely';
import type { DossierId } from '#core/dossiers/dossier.ts';
import { type DossierCode, parseDossierCode } from '#core/dossiers/dossier-code.ts';
import type { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import {
  DOSSIER_COLUMNS,
  type DossierRow,
  dossierOf,
  dossierRow,
  EVENT_COLUMNS,
  eventRow,
  type StoredDossier,
  type StoredEvent,
} from './dossier-row-repository.ts';
import { rollUpAddition } from './roll-up-repository.ts';

/** A component handed in with the dossier, as the receipt lists it. */
export interface ReceivedComponent {
  readonly name: string;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly copies: number;
  readonly digitisation: number;
}

/** Everything that one use case, or one batch of an import, writes about dossiers of one agency. */
export interface DossierChanges {
  readonly agencyId: UnitId;
  readonly changedAt: string;
  readonly dossiers: readonly StoredDossier[];
  readonly events: readonly StoredEvent[];
  readonly rollUp: RollUpDifference;
  readonly components?: ReadonlyMap<DossierId, readonly ReceivedComponent[]>;
}

const STORED = sql.raw(['agency_id', ...Object.keys(DOSSIER_COLUMNS)].map((name) => `dossier.${name}`).join(', '));

export async function loadDossier(tx: Database, agencyId: UnitId, id: DossierId): Promise<StoredDossier | undefined> {
  const { rows } = await sql<DossierRow>`select ${STORED}
    from one_dossier(${agencyId}::integer, ${id}::uuid) dossier`.execute(tx);
  return rows[0] && dossierOf(rows[0]);
}

export async function loadDossiersByCode(
  tx: Database,
  agencyId: UnitId,
  codes: readonly string[],
): Promise<ReadonlyMap<string, StoredDossier>> {
  // Each code by its own look into the index: while an import grows an agency, the planner's figures about it are old,
  // and it read all of the agency's dossiers for every batch.
  const { rows } = await sql<DossierRow>`select dossier.* from unnest(${codes}::text[]) as asked (code)
    cross join lateral (select ${STORED} from dossier
      where dossier.agency_id = ${agencyId}::integer and dossier.code = asked.code limit 1) dossier`.execute(tx);
  return new Map(rows.map((row) => [row.code, dossierOf(row)]));
}

export async function loadDossiersById(
  tx: Database,
  agencyId: UnitId,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, StoredDossier>> {
  const { rows } = await sql<DossierRow>`select ${STORED} from dossier
    where dossier.agency_id = ${agencyId}::integer and dossier.id = any (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id as DossierId, dossierOf(row)]));
}

/** The next number of an agency's day; the agency's ledger is locked, so it is given once and without gaps. */
export async function nextNumber(tx: Database, agencyId: UnitId, day: PlainDate): Promise<number> {
  const [number] = await nextNumbers(tx, [agencyId], day);
  return number ?? 1;
}

/** The same for several agencies, named as often as they want a number; answers in their order. */
export async function nextNumbers(
  tx: Database,
  agencyIds: readonly UnitId[],
  day: PlainDate,
): Promise<readonly number[]> {
  const { rows } = await sql<{ agency_id: UnitId; last: number }>`
    insert into dossier_number (agency_id, day, last)
    select asked.agency_id, ${day}::date, count(*)
    from unnest(${sql.val([...agencyIds])}::integer[]) as asked (agency_id) group by asked.agency_id
    on conflict (agency_id, day) do update set last = dossier_number.last + excluded.last
    returning dossier_number.agency_id, dossier_number.last`.execute(tx);
  const last = new Map(rows.map((row) => [row.agency_id, row.last]));
  return agencyIds
    .toReversed()
    .map((id) => {
      const number = last.get(id) ?? 1;
      last.set(id, number - 1);
      return number;
    })
    .toReversed();
}

/** Codes that the provincial system gave under our own agency code are taken: our numbers go on behind them. */
export async function reserveNumbers(
  tx: Database,
  agencyId: UnitId,
  agencyCodes: readonly string[],
  codes: readonly string[],
): Promise<void> {
  const ours = codes
    .map(parseDossierCode)
    .filter((code): code is DossierCode => code !== undefined && agencyCodes.includes(code.agency));
  if (ours.length === 0) {
    return;
  }
  await sql`
    insert into dossier_number (agency_id, day, last)
    select ${agencyId}::integer, taken.day, max(taken.number)
    from unnest(${ours.map(({ day }) => day)}::date[], ${ours.map(({ number }) => number)}::integer[]) as taken (day, number)
    group by taken.day
    on conflict (agency_id, day) do update set last = greatest(dossier_number.last, excluded.last)`.execute(tx);
}

/** State, events, components and roll-up in one statement, however many dossiers they are. */
export async function saveDossiers(tx: Database, changes: DossierChanges): Promise<void> {
  await saveDossiersEach(tx, [changes]);
}

/** The same for changes to dossiers of several agencies. */
export async function saveDossiersEach(tx: Database, all: readonly DossierChanges[]): Promise<void> {
  const dossiers = rowsOf(all, ({ dossiers, changedAt }) => dossiers.map((one) => dossierRow(one, changedAt)));
  const events = rowsOf(all, (changes) => changes.events.map(eventRow));
  const components = rowsOf(all, (changes) => componentRows(changes.components));
  await sql`with
    saved as (insert into dossier (agency_id, ${DOSSIER.names})
      select given.agency_id, ${DOSSIER.given}
      from json_to_recordset(${dossiers}::json) as given (agency_id integer, ${DOSSIER.typed})
      on conflict (agency_id, id) do update set ${DOSSIER.replaced}),
    told as (insert into dossier_event (agency_id, ${EVENT.names})
      select given.agency_id, ${EVENT.given}
      from json_to_recordset(${events}::json) as given (agency_id integer, ${EVENT.typed})),
    brought as (insert into dossier_component (agency_id, ${COMPONENT.names})
      select given.agency_id, ${COMPONENT.given}
      from json_to_recordset(${components}::json) as given (agency_id integer, ${COMPONENT.typed})),
    ${rollUpAddition(all)}`.execute(tx);
}

/** Rows of all agencies as JSON, each with its agency's number. */
function rowsOf(all: readonly DossierChanges[], rows: (changes: DossierChanges) => readonly object[]): string {
  return JSON.stringify(
    all.flatMap((changes) => rows(changes).map((row) => ({ agency_id: changes.agencyId, ...row }))),
  );
}

const COMPONENT_COLUMNS = {
  dossier_id: 'uuid',
  position: 'smallint',
  name: 'text',
  originals: 'smallint',
  certified_copies: 'smallint',
  copies: 'smallint',
  digitisation: 'smallint',
};

function componentRows(components: DossierChanges['components']): Record<keyof typeof COMPONENT_COLUMNS, unknown>[] {
  return [...(components ?? [])].flatMap(([dossierId, list]) =>
    list.map((component, index) => ({
      dossier_id: dossierId,
      position: index + 1,
      name: component.name,
      originals: component.originals,
      certified_copies: component.certifiedCopies,
      copies: component.copies,
      digitisation: component.digitisation,
    })),
  );
}

/** The parts of a statement that name every column, written once from the list of columns. */
function partsOf(columns: Readonly<Record<string, string>>) {
  const names = Object.keys(columns);
  const joined = (part: (name: string) => string) => sql.raw(names.map(part).join(', '));
  return {
    names: joined((name) => name),
    given: joined((name) => `given.${name}`),
    typed: joined((name) => `${name} ${columns[name] ?? ''}`),
    replaced: joined((name) => `${name} = excluded.${name}`),
  };
}

const DOSSIER = partsOf(DOSSIER_COLUMNS);
const EVENT = partsOf(EVENT_COLUMNS);
const COMPONENT = partsOf(COMPONENT_COLUMNS);
