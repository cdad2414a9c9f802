import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '#server/platform/config.ts';
import type { Connection } from '#server/platform/database.ts';
import { startEmbedded } from '#server/platform/embedded/embedded.ts';
import { withStartLock } from '#server/platform/embedded/start-lock.ts';
import { otherServer } from './server-note.ts';

/** The PostgreSQL that this process works on. */
export interface DatabaseServer {
  readonly connection: Connection;
  /** Stops the embedded server unless somebody else still needs it; an external one is left alone. */
  readonly release: () => Promise<void>;
}

/** What this process holds or is just starting, so that a signal at any moment can give it back. */
const held = new Set<Promise<DatabaseServer>>();

export async function holdDatabase(config: Config, say: (line: string) => void): Promise<DatabaseServer> {
  const opening = config.DATABASE_URL
    ? Promise.resolve(externalServer(config.DATABASE_URL))
    : withStartLock(config.CCHC_DATA, () => embeddedServer(config.CCHC_DATA, say));
  held.add(opening);
  return opening;
}

/** Gives back whatever is held, without waiting for work in progress: its transactions are rolled back. */
export async function releaseEverything(): Promise<void> {
  await Promise.allSettled([...held].map(async (opening) => (await opening).release()));
}

function externalServer(url: string): DatabaseServer {
  return { connection: { connectionString: url }, release: async () => undefined };
}

async function embeddedServer(dataFolder: string, say: (line: string) => void): Promise<DatabaseServer> {
  let server = await startMarked(dataFolder);
  let released: Promise<void> | undefined;
  const release = () => {
    released ??= withStartLock(dataFolder, async () => {
      const needed = (await otherServer(dataFolder)) !== undefined || (await hasOtherClients(server.mark));
      await server.mark.end().catch(() => undefined);
      if (!needed) {
        await server.stop();
      }
    });
    return released;
  };
  /** PostgreSQL that was killed under a running server is started again; the pools connect anew by themselves. */
  const watch = () => {
    server.mark.once('end', async () => {
      while (!released) {
        say('Cơ sở dữ liệu đã dừng đột ngột: đang khởi động lại');
        const revived = await withStartLock(dataFolder, () => startMarked(dataFolder)).catch((error: Error) => error);
        if (!(revived instanceof Error)) {
          server = revived;
          return released ? server.stop() : watch();
        }
        say(revived.message);
        await sleep(RETRY_MS);
      }
    });
  };
  watch();
  return { connection: server.connection, release };
}

const RETRY_MS = 2_000;

/** The mark is opened inside the lock and kept: whoever is about to stop the server sees that we need it. */
async function startMarked(dataFolder: string) {
  const { connection, stop } = await startEmbedded(dataFolder);
  const mark = new pg.Client({ ...connection, application_name: ownName() });
  mark.on('error', () => undefined);
  await mark.connect();
  return { connection, stop, mark };
}

const ownName = () => `cchc-${process.pid}`;

async function hasOtherClients(mark: pg.Client): Promise<boolean> {
  try {
    const answer = await mark.query<{ others: number }>(
      `select count(*)::integer as others from pg_stat_activity
       where backend_type = 'client backend' and application_name <> $1`,
      [ownName()],
    );
    return (answer.rows[0]?.others ?? 0) > 0;
  } catch {
    return false; // the server has gone already
  }
}
