import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createApp, FEATURES } from '#server/app.ts';
import type { Config } from '#server/platform/config.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { webFiles } from '#server/platform/web-files.ts';
import { type Installation, loadSample, noteBegun, openInstallation, withEveryUnit } from './installation.ts';
import { forgetServer, noteServer, runningServer } from './server-note.ts';

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));
/** How often we look whether the process that started us is still there. */
const PARENT_WATCH_MS = 1_000;

export interface ServeOptions {
  readonly empty: boolean;
  readonly say: (line: string) => void;
}

/** Starts everything and stays until Ctrl-C, SIGTERM or the end of the parent process. */
export async function serve(config: Config, options: ServeOptions): Promise<void> {
  const parent = process.ppid;
  await refuseSecondServer(config);
  const installation = await openInstallation(config, options.say);
  try {
    await begin(installation, options);
    const http = await createApp(installation.context.deps);
    await webFiles(http, WEB);
    await listen(http, config);
    const bound = http.server.address();
    const port = typeof bound === 'object' && bound ? bound.port : config.PORT;
    await noteServer(config.CCHC_DATA, { pid: process.pid, port });
    const address = `http://localhost:${port}`;
    options.say(`Đang chạy tại ${address}${neighbours(port)}`);
    await greet(installation.context, address);
    await untilStopped(parent);
    options.say('Đang dừng…');
    await http.close();
  } finally {
    await forgetServer(config.CCHC_DATA);
    await installation.close();
  }
}

async function begin(installation: Installation, { empty, say }: ServeOptions): Promise<void> {
  if (installation.begunWith === undefined && empty) {
    await noteBegun(installation.context, 'empty');
  } else if (installation.begunWith === undefined) {
    say('Cơ sở dữ liệu trống: đang nạp dữ liệu mẫu (một lần)');
    await loadSample(installation.context);
  }
}

async function greet(context: SystemContext, address: string): Promise<void> {
  for (const feature of FEATURES) {
    for (const line of (await feature.greet?.(withEveryUnit(context), address)) ?? []) {
      context.say(line);
    }
  }
}

async function refuseSecondServer(config: Config): Promise<void> {
  const running = await runningServer(config.CCHC_DATA);
  if (running && running.pid !== process.pid) {
    throw new Error(
      `Phần mềm đang chạy trên thư mục dữ liệu này (tiến trình ${running.pid}, cổng ${running.port}). Hãy dừng nó trước, hoặc đặt CCHC_DATA sang thư mục khác.`,
    );
  }
}

async function listen(http: Awaited<ReturnType<typeof createApp>>, config: Config): Promise<void> {
  try {
    await http.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(
        `Cổng ${config.PORT} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT=${config.PORT + 1} npm start`,
        { cause: error },
      );
    }
    throw error;
  }
}

function neighbours(port: number): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const other = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return other ? ` (trong mạng: http://${other.address}:${port})` : '';
}

/** Ends on a signal, or when the parent (npm, a service manager) has gone and we were handed to another. */
async function untilStopped(parent: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      clearInterval(watch);
      resolve();
    };
    const watch = setInterval(() => {
      if (process.ppid !== parent) {
        stop();
      }
    }, PARENT_WATCH_MS);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, stop);
    }
  });
}
