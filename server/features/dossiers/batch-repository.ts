import { type RawBuilder, sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import {
  DOSSIER_COLUMNS,
  dossierRow,
  EVENT_COLUMNS,
  eventRow,
  type StoredDossier,
  type StoredEvent,
} from './dossier-row-repository.ts';

/**
 * Adds dossiers that are new, with their events, in one statement: a column a parameter, which PostgreSQL reads in half
 * the time of rows as JSON, and no conflict to look for. The agency's ledger is locked and their codes were looked up,
 * so a code that is there all the same is a fault and ends the transaction.
 */
export async function addDossiers(
  tx: Database,
  {
    agencyId,
    changedAt,
    dossiers,
    events,
  }: {
    readonly agencyId: UnitId;
    readonly changedAt: string;
    readonly dossiers: readonly StoredDossier[];
    readonly events: readonly StoredEvent[];
  },
): Promise<void> {
  const rows = dossiers.map((dossier) => dossierRow(dossier, changedAt));
  await sql`with saved as (insert into dossier (agency_id, ${DOSSIER.names})
      select ${agencyId}::integer, ${DOSSIER.given} from ${DOSSIER.columnsOf(rows)})
    insert into dossier_event (agency_id, ${EVENT.names})
      select ${agencyId}::integer, ${EVENT.given} from ${EVENT.columnsOf(events.map(eventRow))}`.execute(tx);
}

function columnsFor<Name extends string>(types: Readonly<Record<Name, string>>) {
  const names = Object.keys(types) as Name[];
  const all = sql.raw(names.join(', '));
  return {
    names: all,
    given: sql.raw(names.map((name) => `given.${name}`).join(', ')),
    columnsOf: (rows: readonly Readonly<Record<Name, unknown>>[]): RawBuilder<unknown> => {
      const columns = names.map((name) => {
        const type = types[name];
        return sql`${arrayText(rows, name, type)}::${sql.raw(type)}[]`;
      });
      return sql`unnest(${sql.join(columns)}) as given (${all})`;
    },
  };
}

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

/**
 * PostgreSQL's text form of an array: one column of the rows. Texts and JSON are quoted; all other types have no
 * character that must be. Most columns of an export repeat a value from row to row, which is then written once.
 */
function arrayText<Name extends string>(
  rows: readonly Readonly<Record<Name, unknown>>[],
  name: Name,
  type: string,
): string {
  let array = '';
  let last: unknown;
  let item = 'NULL';
  for (const row of rows) {
    const value = row[name] ?? undefined;
    if (value !== last) {
      item = itemText(value, type);
      last = value;
    }
    array += array === '' ? item : `,${item}`;
  }
  return `{${array}}`;
}

function itemText(value: unknown, type: string): string {
  if (value === undefined) {
    return 'NULL';
  }
  const text = type === 'jsonb' ? JSON.stringify(value) : String(value);
  if (type !== 'text' && type !== 'jsonb') {
    return text;
  }
  return `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, '\\$&') : text}"`;
}

const DOSSIER = columnsFor(DOSSIER_COLUMNS);
const EVENT = columnsFor(EVENT_COLUMNS);
