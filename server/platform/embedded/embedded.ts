import type { Connection } from '../database.ts';
import { serviceAccount } from './account.ts';
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

/** The PostgreSQL of this data folder: found running, or started from the binaries of the npm package. */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
  const account = await serviceAccount();
  const place = await placeOf(dataFolder, account);
  const running = await runningPostgres(place);
  if (running !== undefined) {
    await ensureDatabase(place);
    return { connection: connectionTo(place), found: true, stop: () => stopPostgres(running) };
  }
  const binaries = await findBinaries(account);
  await ensureCluster(binaries, place, account);
  const pid = await startPostgres(binaries, place, account);
  await ensureDatabase(place);
  return { connection: connectionTo(place), found: false, stop: () => stopPostgres(pid) };
}
