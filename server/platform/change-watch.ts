import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { APP_ROLE, type Connection } from './database.ts';
import { newId } from './ids.ts';

/** What the triggers of 0143 tell: who may do what may have changed. */
const CHANGES = 'cchc_identity';
/** What this watch tells itself, to know that it would hear. */
const PROOFS = 'cchc_watch';

const PROOF_EVERY_MS = 5_000;
/** Without a proof for this long, a line that says nothing counts as broken. */
const TRUSTED_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 1_000;

/** Knows whether sessions, accounts, roles or units have changed since an answer was remembered. */
export interface ChangeWatch {
  /**
   * Moves with every change told. Undefined while it is not certain that a change would be heard: nothing may be
   * remembered then, nor anything remembered be believed.
   */
  readonly mark: () => number | undefined;
  /** Listens from now on, on a connection of its own, also for what other processes change. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What is known by now: how often something was told, and until when silence means that nothing was. */
interface Standing {
  mark: number;
  /** The transaction that told last: every connection of ours hears it. */
  last: string | undefined;
  trustedUntil: number;
}

/**
 * The connections of `pools`, all through which this process writes, hear too: what one of them changes is known before
 * its commit is answered, so nobody can do with a session that this process has ended what they could before. To be
 * called before they are used.
 */
export function watchChanges(connection: Connection, pools: readonly pg.Pool[]): ChangeWatch {
  const standing: Standing = { mark: 0, last: undefined, trustedUntil: Number.NEGATIVE_INFINITY };
  const stopping = new AbortController();
  let kept: Promise<void> | undefined;
  for (const pool of pools) {
    pool.on('connect', (client) => {
      client.on('notification', (notice) => hearIn(standing, notice));
      client.query(`listen ${CHANGES}`).catch(() => undefined); // a connection that breaks fails what waits on it
    });
  }
  return {
    mark: () => (performance.now() < standing.trustedUntil ? standing.mark : undefined),
    start: async () => {
      const line = await openLine(connection, standing).catch(() => undefined);
      kept = keepLine(connection, standing, line, stopping.signal);
    },
    stop: async () => {
      stopping.abort();
      await kept;
    },
  };
}

function hearIn(standing: Standing, { channel, payload }: pg.Notification): void {
  if (channel === CHANGES && (standing.last !== payload || !payload)) {
    standing.mark += 1;
    standing.last = payload;
  }
}

function distrust(standing: Standing): void {
  standing.trustedUntil = Number.NEGATIVE_INFINITY;
  standing.mark += 1; // what was told meanwhile nobody heard
}

async function openLine(connection: Connection, standing: Standing): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection,
    application_name: `cchc-watch-${process.pid}`,
    options: `-c role=${APP_ROLE}`,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  client.on('error', () => distrust(standing));
  client.on('end', () => distrust(standing));
  client.on('notification', (notice) => hearIn(standing, notice));
  try {
    await client.connect();
    await client.query(`listen ${CHANGES}; listen ${PROOFS}`);
    await prove(client, standing);
    return client;
  } catch (error) {
    await closeLine(client);
    throw error;
  }
}

/** Notices come in the order of commits: once the proof is back, everything committed before it was asked is heard. */
async function prove(client: pg.Client, standing: Standing): Promise<void> {
  const proof = newId(new Date());
  const asked = performance.now();
  const came = ({ payload }: pg.Notification) => {
    if (payload === proof) {
      standing.trustedUntil = asked + TRUSTED_MS;
    }
  };
  client.on('notification', came);
  await client.query('select pg_notify($1, $2)', [PROOFS, proof]).finally(() => client.off('notification', came));
}

/** Proves the line again and again until it is stopped; where it broke, opens another. */
async function keepLine(connection: Connection, standing: Standing, first: pg.Client | undefined, stop: AbortSignal) {
  let line = first;
  while (await pause(line ? PROOF_EVERY_MS : AGAIN_AFTER_MS, stop)) {
    try {
      if (line) {
        await prove(line, standing);
      } else {
        line = await openLine(connection, standing);
      }
    } catch {
      distrust(standing);
      await closeLine(line);
      line = undefined;
    }
  }
  distrust(standing);
  await closeLine(line);
}

/** Whether the pause went by without being told to stop. */
function pause(milliseconds: number, stop: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { ref: false, signal: stop }).catch(() => false);
}

async function closeLine(client: pg.Client | undefined): Promise<void> {
  await client?.end().catch(() => undefined);
}
