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
  const dossier = DOSSIER(dossiers.map((one) => dossierRow(one, changedAt)));
  const event = EVENT(events.map(eventRow));
  await sql`with saved as (insert into dossier (agency_id, ${dossier.names})
      select ${agencyId}::integer, ${dossier.values} from ${dossier.rows})
    insert into dossier_event (agency_id, ${event.names})
      select ${agencyId}::integer, ${event.values} from ${event.rows}`.execute(tx);
}

/** The parts of a statement that adds rows: the columns' names, where the rows come from, and each row's values. */
interface Adding {
  readonly names: RawBuilder<unknown>;
  readonly rows: RawBuilder<unknown>;
  readonly values: RawBuilder<unknown>;
}

/**
 * For rows of these columns, `key` being different in each. Most columns of an export say the same in every row, or
 * nothing: such a one goes as a single value, the others as an array; which is which does not change the statement.
 */
function addingTo<Name extends string>(types: Readonly<Record<Name, string>>, key: Name) {
  const names = Object.keys(types) as Name[];
  const all = sql.raw(names.join(', '));
  return (rows: readonly Readonly<Record<Name, unknown>>[]): Adding => {
    const columns = names.map((name) => columnOf(rows, name, types[name], name === key));
    const arrays = columns.map(({ array, type }) => sql`${array}::${type}[]`);
    const values = columns.map(({ same, type, given }) => sql`coalesce(${given}, ${same}::${type})`);
    return { names: all, rows: sql`unnest(${sql.join(arrays)}) as given (${all})`, values: sql`${sql.join(values)}` };
  };
}

interface Column {
  readonly given: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  /** PostgreSQL's text form of the array; null where `same` says all, or every row nothing. */
  readonly array: string | null;
  readonly same: string | null;
}

function columnOf<Name extends string>(
  rows: readonly Readonly<Record<Name, unknown>>[],
  name: Name,
  type: string,
  isKey: boolean,
): Column {
  const named = { given: sql.raw(`given.${name}`), type: sql.raw(type) };
  const first = rows[0]?.[name];
  if (!isKey && rows.every((row) => row[name] === first)) {
    return { ...named, array: null, same: textOf(first, type) };
  }
  const texts = rows.map((row) => textOf(row[name], type));
  const [same = null] = texts;
  const isSame = !isKey && type === 'jsonb' && texts.every((text) => text === same);
  return isSame ? { ...named, array: null, same } : { ...named, array: arrayOf(texts, type), same: null };
}

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  return type === 'jsonb' ? JSON.stringify(value) : String(value);
}

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

/** Texts and JSON are quoted; all other types have no character that must be. */
function arrayOf(texts: readonly (string | null)[], type: string): string {
  const isQuoted = type === 'text' || type === 'jsonb';
  let array = '{';
  for (const [index, text] of texts.entries()) {
    array += index === 0 ? '' : ',';
    if (text === null || !isQuoted) {
      array += text ?? 'NULL';
    } else {
      array += `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, '\\$&') : text}"`;
    }
  }
  return `${array}}`;
}

const DOSSIER = addingTo(DOSSIER_COLUMNS, 'id');
const EVENT = addingTo(EVENT_COLUMNS, 'dossier_id');
