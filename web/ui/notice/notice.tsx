import { useSyncExternalStore } from 'react';
import classes from './notice.module.css';

interface Notice {
  readonly key: number;
  readonly sentence: string;
}

const SHOWN_MS = 6000;

let notices: readonly Notice[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Says in a corner what was done, in one sentence: "Đã lưu 10:42". Failures do not belong here: they stay in place. */
export function notify(sentence: string): void {
  lastKey += 1;
  const key = lastKey;
  change([...notices.slice(-2), { key, sentence }]);
  setTimeout(() => change(notices.filter((notice) => notice.key !== key)), SHOWN_MS);
}

/** Where notices appear and are read out; stands once in the frame. */
export function Notices() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {shown.map(({ key, sentence }) => (
        <p key={key} className={classes.notice}>
          <span aria-hidden="true">✓ </span>
          {sentence}
        </p>
      ))}
    </div>
  );
}
