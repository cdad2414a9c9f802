import type { Connection } from '../database.ts';
import { findBinaries } from './binaries.ts';
import {
  connectionTo,
  ensureCluster,
  ensureDatabase,
  runningPostgres,
  startPostgres,
  stopPostgres,
} from './cluster.ts';
import { placeOf } from './place.ts';

export interface EmbeddedServer {
  readonly connection: Connection;
  /** Whether it was running already (a server's, or one left by kill -9). */
  readonly found: boolean;
  readonly stop: () => Promise<void>;
}

/**
 * The PostgreSQL of this data folder: found running, or started from the binaries of the npm package. Callers that may
 * meet another process hold the start lock.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
  const place = await placeOf(dataFolder);
  const running = await runningPostgres(place);
  const socket = running?.socket ?? place.socket;
  const pid = running?.pid ?? (await startAnew(place));
  const reached = { ...place, socket };
  await ensureDatabase(reached);
  return { connection: connectionTo(reached), found: running !== undefined, stop: () => stopPostgres(pid) };
}

async function startAnew(place: Awaited<ReturnType<typeof placeOf>>): Promise<number> {
  const binaries = await findBinaries(place.account);
  await ensureCluster(binaries, place);
  return startPostgres(binaries, place);
}
