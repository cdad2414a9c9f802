/** How often we look whether the process that started us is still there. */
const PARENT_WATCH_MS = 1_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The life of this process, as the outside world ends it. */
export interface Life {
  /** Settles with the exit code of an ended command when somebody asks us to stop. */
  readonly stopped: Promise<number>;
  /** How long the work may go on closing itself after `stopped`; nothing at first: it is left where it stands. */
  patienceMs: number;
  /** Also ends when the parent (npm, a service manager) has gone and we were handed to another. */
  readonly endWithParent: () => void;
}

/** From here on a signal does not kill the process half-way: whoever works asks `stopped` and closes what it opened. */
export function beginLife(): Life {
  const parent = process.ppid;
  let stop: (code: number) => void = () => undefined;
  const stopped = new Promise<number>((resolve) => {
    stop = resolve;
  });
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => undefined); // whoever listened has gone: that must not keep us from closing in order
  }
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => stop(code));
  }
  const endWithParent = () => {
    setInterval(() => {
      if (process.ppid !== parent) {
        stop(SIGNALS.SIGHUP);
      }
    }, PARENT_WATCH_MS).unref();
  };
  return { stopped, patienceMs: 0, endWithParent };
}
