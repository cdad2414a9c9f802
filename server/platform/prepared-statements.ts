import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/**
 * PostgreSQL plans a statement without a name anew each time: for our widest ones longer than running them. Here every
 * statement with parameters gets a name from its text, so a connection parses and plans it once. Texts that differ from
 * call to call would fill the server's memory, so after this many no more are named.
 */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/** Gives the statements of this connection their names. */
export function prepareStatements(client: pg.ClientBase): void {
  const send = client.query.bind(client) as (...parts: readonly unknown[]) => unknown;
  const gather = gathering((client as unknown as { connection: { stream: Duplex } }).connection.stream);
  client.query = ((...parts: readonly unknown[]) => {
    gather();
    const [text, values, ...rest] = parts;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? send(...parts) : send({ name, text, values }, ...rest);
  }) as typeof client.query;
}

/** Holds back what is written until the turn is over, so that statements asked together leave in one piece. */
function gathering(stream: Duplex): () => void {
  let held = false;
  return () => {
    if (!held) {
      held = true;
      stream.cork();
      setImmediate(() => {
        held = false;
        stream.uncork();
      });
    }
  };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) {
    return known;
  }
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
