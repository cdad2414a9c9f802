import { useSyncExternalStore } from 'react';

/** Whether the server answers. Lost is said at once; while it is lost, a small question goes out every five seconds. */
export type Connection = 'connected' | 'lost';

const PING_MS = 5000;

let state: Connection = 'connected';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function reportConnection(next: Connection): void {
  if (next === state) {
    return;
  }
  state = next;
  for (const listener of listeners) {
    listener();
  }
  if (next === 'lost') {
    askAgainLater();
  }
}

function askAgainLater(): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      await fetch('/api/health', { cache: 'no-store' });
      reportConnection('connected');
    } catch {
      askAgainLater();
    }
  }, PING_MS);
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function connection(): Connection {
  return state;
}

export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, connection);
}

/** The browser itself often knows first. */
export function watchBrowserConnection(): void {
  window.addEventListener('offline', () => reportConnection('lost'));
  window.addEventListener('online', () => reportConnection('connected'));
}
