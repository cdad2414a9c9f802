import { type KyselyPlugin, sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Database, onOneConnection } from './database.ts';

/** Who acts: a person, or the system (migration, sample, job) under a name that says so. */
export interface Actor {
  readonly accountId: string | undefined;
  readonly name: string;
}

/** An actor with the agencies this permission lets them see and change. */
export interface Scope {
  readonly actor: Actor;
  readonly units: readonly UnitId[];
  readonly writeUnits: readonly UnitId[];
}

/** The server itself, reading what all agencies share. */
export const NO_UNITS: Scope = { actor: { accountId: undefined, name: 'Hệ thống' }, units: [], writeUnits: [] };

/** A unit as a request names it. `agencyId` is its committee: itself, or the parent of a section. */
export interface UnitRef {
  readonly id: UnitId;
  readonly slug: string;
  readonly kind: 'province' | 'district' | 'commune' | 'section';
  readonly agencyId: UnitId;
  readonly name: string;
}

/**
 * The same person with the fence open for one agency only, for work that needs no other: nothing else can leak, and the
 * database reads a list of one for every table (of a province's 250 units: 40 of a statement's 50 µs).
 */
export function withinAgency(scope: Scope, agencyId: UnitId): Scope {
  const only = (units: readonly UnitId[]) => (units.includes(agencyId) ? [agencyId] : []);
  return { actor: scope.actor, units: only(scope.units), writeUnits: only(scope.writeUnits) };
}

/** The lists of reaches that the directory keeps are the same from request to request. */
const lists = new WeakMap<readonly UnitId[], string>();

/** Integers only, so that the list can stand in a `set local` (set_config would not reach Citus workers). */
function listOf(units: readonly UnitId[]): string {
  const known = lists.get(units);
  if (known !== undefined) {
    return known;
  }
  for (const unit of units) {
    if (!Number.isInteger(unit)) {
      throw new Error('unit ids are integers');
    }
  }
  const list = units.join(',');
  if (Object.isFrozen(units)) {
    lists.set(units, list);
  }
  return list;
}

/**
 * The opening is sent and not waited for: the first statement of `work` goes out behind it in the same breath, and the
 * server runs them in order. Where the opening fails, so does everything behind it, and its own error is the one told.
 */
async function inTransaction<T>(db: Database, opening: string, work: (tx: Database) => Promise<T>): Promise<T> {
  return onOneConnection(db, async (tx) => {
    const opened = sql.raw(opening).execute(tx);
    opened.catch(() => undefined); // told below; until then it must not count as unhandled
    try {
      const result = await work(tx);
      await opened;
      await sql.raw('commit').execute(tx);
      return result;
    } catch (error) {
      const first = await opened.then(
        () => error,
        (failure: unknown) => failure,
      );
      // A connection that broke has nothing left to roll back; the first error is the one to tell.
      await sql
        .raw('rollback')
        .execute(tx)
        .catch(() => undefined);
      throw first;
    }
  });
}

/**
 * `kept`: the statements of this reading are planned once a connection and not for every value. For those whose plan
 * never depends on the values, where planning took longer than running (a page of the inbox: 650 of 850 µs).
 */
export type Plans = 'fresh' | 'kept';

const SETTING = { fresh: '', kept: 'set local plan_cache_mode = force_generic_plan; ' } as const satisfies Record<
  Plans,
  string
>;

/** Runs `work` in a read-only transaction that sees the scope's units and nothing else. */
export async function readIn<T>(
  db: Database,
  scope: Scope,
  work: (tx: Database) => Promise<T>,
  plans: Plans = 'fresh',
): Promise<T> {
  return inTransaction(db, `begin read only; ${SETTING[plans]}set local app.units = '${listOf(scope.units)}'`, work);
}

/**
 * Reads as `readIn(…, 'kept')` does, with the opening, the statements and the end sent in one breath: one way there and
 * back. So `work` sends all of its statements before it waits for an answer; a later one is refused.
 */
export async function readAtOnce<T>(db: Database, scope: Scope, work: (tx: Database) => Promise<T>): Promise<T> {
  return inOneBreath(db, `begin read only; ${SETTING.kept}set local app.units = '${listOf(scope.units)}'`, work);
}

/**
 * Reads as `readAtOnce` does, in a transaction in which functions that leave a reader's line (who opened which personal
 * data) may write it. Nothing else can be written: the session has no units to change. The answer waits for the line to
 * be committed.
 */
export async function readAndLogIn<T>(db: Database, scope: Scope, work: (tx: Database) => Promise<T>): Promise<T> {
  return inOneBreath(db, `begin; ${SETTING.kept}set local app.units = '${listOf(scope.units)}'`, work);
}

async function inOneBreath<T>(db: Database, opening: string, work: (tx: Database) => Promise<T>): Promise<T> {
  return onOneConnection(db, async (connection) => {
    const gate = openGate();
    const opened = sql.raw(opening).execute(connection);
    const worked = work(connection.withPlugin(gate));
    const ended = allAsked().then(() => {
      gate.close();
      return sql.raw('commit').execute(connection);
    });
    const outcomes = await Promise.allSettled([opened, worked, ended] as const);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        throw outcome.reason; // the first is the cause of those behind it
      }
    }
    return worked;
  });
}

/** Everything that was asked without waiting for an answer has been handed to the connection by then. */
const allAsked = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Behind the end of a transaction no fence is open: a statement would find nothing and nobody would know. */
function openGate(): KyselyPlugin & { readonly close: () => void } {
  let closed = false;
  return {
    close: () => {
      closed = true;
    },
    transformQuery: ({ node }) => {
      if (closed) {
        throw new Error('readAtOnce: a statement was sent after the end of its transaction');
      }
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

export function requireWritable(scope: Scope, agencyId: UnitId): void {
  if (!scope.writeUnits.includes(agencyId)) {
    throw new Refusal('forbidden', 'unit-not-writable', { unit: agencyId });
  }
}

/**
 * Runs `work` in a transaction that may change one agency. The agency's ledger row is locked first, always: one fixed
 * order of locks, so its numbers, roll-ups and audit chain are written one after the other and never deadlock. The same
 * statement moves the agency's `changed`, by which remembered answers about it know that they are old.
 */
export async function writeIn<T>(
  db: Database,
  scope: Scope,
  agencyId: UnitId,
  work: (tx: Database) => Promise<T>,
  options?: WriteOptions,
): Promise<T> {
  return writeInEach(db, scope, [agencyId], work, options);
}

export interface WriteOptions {
  readonly plans?: Plans;
  /** PostgreSQL refuses the transaction where a lock is not given within this time; without it, it waits. */
  readonly lockWithinMs?: number;
  /** False: the commit does not wait for the disk. A power cut may take it back, whole, with all that came after it. */
  readonly durable?: boolean;
}

/**
 * The same for the few use cases that change many agencies as one, such as a decision that publishes everybody's result.
 * The ledger rows are locked in the order of the agencies' numbers, so two of them, or one and a `writeIn`, never wait
 * for each other in a circle.
 */
export async function writeInEach<T>(
  db: Database,
  scope: Scope,
  agencyIds: readonly UnitId[],
  work: (tx: Database) => Promise<T>,
  { plans = 'fresh', lockWithinMs, durable = true }: WriteOptions = {},
): Promise<T> {
  const agencies = [...new Set(agencyIds)].sort((a, b) => a - b);
  if (agencies.length === 0) {
    throw new Refusal('forbidden', 'unit-not-writable');
  }
  for (const id of agencies) {
    requireWritable(scope, id);
  }
  const hidden = agencies.filter((id) => !scope.units.includes(id));
  const units = hidden.length === 0 ? scope.units : [...scope.units, ...hidden];
  const opening = [
    `begin; ${SETTING[plans]}set local app.units = '${listOf(units)}'`,
    `set local app.write_units = '${listOf(agencies)}'`,
    ...(lockWithinMs === undefined ? [] : [`set local lock_timeout = ${lockWithinMs}`]),
    ...(durable ? [] : ['set local synchronous_commit = off']),
    `insert into agency_ledger (agency_id) values (${agencies.join('), (')})
      on conflict (agency_id) do update set changed = gen_random_uuid()`,
  ];
  return inTransaction(db, opening.join('; '), work);
}

/**
 * Runs `work` in the same transaction with some more agencies readable, and takes them away again: for a use case whose
 * own rule lets it read them whatever the person's reach, as when a committee sums the reports that those below have
 * sent to it. The caller vouches for the rule; nothing more can be written.
 */
export async function readingAlso<T>(tx: Database, units: readonly UnitId[], work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ units: string }>`select current_setting('app.units', true) as units`.execute(tx);
  const own = rows[0]?.units ?? '';
  const more = [own, listOf(units)].filter(Boolean).join(',');
  await sql.raw(`set local app.units = '${more}'`).execute(tx);
  const result = await work();
  await sql.raw(`set local app.units = '${own}'`).execute(tx);
  return result;
}
