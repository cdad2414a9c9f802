import { createHash } from 'node:crypto';
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
  client.query = ((...parts: readonly unknown[]) => {
    const [text, values, ...rest] = parts;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? send(...parts) : send({ name, text, values }, ...rest);
  }) as typeof client.query;
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
