import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** The part of a connection that its public type leaves out. */
interface Wired {
  readonly connection: { readonly stream: Duplex };
}

/**
 * Holds back what this connection writes until the program's turn is over, so that statements that are asked together
 * leave in one piece: each packet of its own wakes the database once.
 */
export function gatherWrites(client: pg.ClientBase): void {
  const { stream } = (client as unknown as Wired).connection;
  const send = client.query.bind(client) as (...parts: readonly unknown[]) => unknown;
  let held = false;
  client.query = ((...parts: readonly unknown[]) => {
    if (!held) {
      held = true;
      stream.cork();
      setImmediate(() => {
        held = false;
        stream.uncork();
      });
    }
    return send(...parts);
  }) as typeof client.query;
}
