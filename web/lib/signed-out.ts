import { useSyncExternalStore } from 'react';

/**
 * A session that ended while somebody was typing: the page stays as it is and a sign-in dialog opens over it.
 * Told by `send` when the server answers 401, taken back when somebody has signed in again.
 */
let signedOut = false;
const listeners = new Set<() => void>();

function tell(next: boolean): void {
  if (next !== signedOut) {
    signedOut = next;
    for (const listener of listeners) {
      listener();
    }
  }
}

export function announceSignedOut(): void {
  tell(true);
}

export function announceSignedIn(): void {
  tell(false);
}

export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
}
