import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createApp, FEATURES } from '#server/app.ts';
import type { Config } from '#server/platform/config.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { type Installation, loadSample, noteBegun, openInstallation, withEveryUnit } from './installation.ts';
import type { Life } from './life.ts';
import { forgetServer, noteServer, otherServer } from './server-note.ts';

/** Requests under way are answered; what takes longer than this is cut off. */
const CLOSING_LIMIT_MS = 15_000;

export interface ServeOptions {
  readonly empty: boolean;
  readonly life: Life;
  readonly say: (line: string) => void;
}

/** Starts everything and stays until Ctrl-C, SIGTERM or the end of the parent process. */
export async function serve(config: Config, options: ServeOptions): Promise<void> {
  options.life.endWithParent();
  await refuseSecondServer(config);
  await refuseTakenPort(config);
  const installation = await openInstallation(config, options.say);
  try {
    await begin(installation, options);
    await installation.watch.start();
    const http = await createApp(installation.context.deps);
    await http.listen({ port: config.PORT, host: config.HOST }).catch(refusePort(config));
    const bound = http.server.address();
    const port = typeof bound === 'object' && bound ? bound.port : config.PORT;
    await noteServer(config.CCHC_DATA, port);
    const address = `http://localhost:${port}`;
    options.say(`Đang chạy tại ${address}${neighbours(port)}`);
    await greet(installation.context, address);
    options.life.patienceMs = CLOSING_LIMIT_MS;
    await options.life.stopped;
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
  const running = await otherServer(config.CCHC_DATA);
  if (running) {
    throw new Error(
      `Phần mềm đang chạy trên thư mục dữ liệu này (tiến trình ${running.pid}, cổng ${running.port}). Hãy dừng nó trước, hoặc đặt CCHC_DATA sang thư mục khác.`,
    );
  }
}

/** Asked before the database and the sample: nobody waits a minute to hear that the port is taken. */
async function refuseTakenPort(config: Config): Promise<void> {
  if (config.PORT === 0) {
    return;
  }
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(config.PORT, config.HOST, resolve);
  }).catch(refusePort(config));
  await new Promise((resolve) => probe.close(resolve));
}

function refusePort({ PORT, HOST }: Config): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'EADDRINUSE') {
      throw new Error(
        `Cổng ${PORT} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT=${PORT + 1} npm start`,
        { cause: error },
      );
    }
    if (error.code === 'EACCES') {
      throw new Error(`Tài khoản này không được mở cổng ${PORT}. Hãy chọn cổng trên 1024, ví dụ: PORT=3000 npm start`, {
        cause: error,
      });
    }
    throw new Error(`Không mở được ${HOST}:${PORT}: ${error.message}. Hãy xem lại HOST và PORT.`, { cause: error });
  };
}

function neighbours(port: number): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const other = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return other ? ` (trong mạng: http://${other.address}:${port})` : '';
}
