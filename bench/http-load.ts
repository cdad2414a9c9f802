import { connect, type Socket } from 'node:net';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
}

export const CONNECTIONS = 16;

/**
 * Sixteen kept-alive connections that ask one question after the other. Written on bare sockets: the client shares the
 * two cores with what it measures, and must cost little. Any answer but 200 ends the measurement.
 */
export async function load(
  address: URL,
  cookie: string,
  ask: () => Question,
  milliseconds: number,
  connections = CONNECTIONS,
): Promise<Load> {
  const until = performance.now() + milliseconds;
  const latencies: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await openLine(address, cookie);
      while (performance.now() < until) {
        const asked = performance.now();
        await line.ask(ask());
        latencies.push(performance.now() - asked);
      }
      line.close();
    }),
  );
  return { perSecond: (latencies.length * 1000) / (performance.now() - begun), latencies };
}

async function openLine(address: URL, cookie: string) {
  const socket = connect(Number(address.port), address.hostname);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.setNoDelay(true);
  return {
    ask: (question: Question) => {
      const body = question.body ?? '';
      const type = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : '';
      socket.write(
        `${question.method} ${question.path} HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n${type}\r\n${body}`,
      );
      return readAnswer(socket, question);
    },
    close: () => socket.destroy(),
  };
}

function readAnswer(socket: Socket, question: Question): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let got: Buffer = Buffer.alloc(0);
    const finish = (end: () => void) => {
      socket.off('data', hear);
      socket.off('error', reject);
      end();
    };
    const hear = (part: Buffer) => {
      got = got.length === 0 ? part : Buffer.concat([got, part]);
      const head = got.indexOf('\r\n\r\n');
      if (head < 0) {
        return;
      }
      const top = got.toString('latin1', 0, head);
      const length = Number(/content-length: (\d+)/i.exec(top)?.[1] ?? Number.NaN);
      if (!top.startsWith('HTTP/1.1 200') || Number.isNaN(length)) {
        const said = `${question.method} ${question.path}: ${got.toString('utf8').slice(0, 600)}`;
        finish(() => reject(new Error(said)));
      } else if (got.length >= head + 4 + length) {
        finish(resolve);
      }
    };
    socket.on('data', hear);
    socket.once('error', reject);
  });
}
