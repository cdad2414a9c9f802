/**
 * The passes over files that this process has under way. What they have done stands in the database batch by batch, so
 * a process that goes away loses nothing: another one continues the run.
 */
export interface BackgroundRuns {
  readonly closing: boolean;
  readonly start: (id: string, work: () => Promise<void>) => void;
  /** Lets each pass finish its batch, then waits for all of them. */
  readonly close: () => Promise<void>;
  readonly settled: () => Promise<void>;
}

export function backgroundRuns(onFault: (error: unknown) => void): BackgroundRuns {
  const running = new Map<string, Promise<void>>();
  let closing = false;
  const settled = async () => {
    while (running.size > 0) {
      await Promise.all(running.values());
    }
  };
  return {
    get closing() {
      return closing;
    },
    start: (id, work) => {
      if (!running.has(id)) {
        const pass = work()
          .catch(onFault)
          .finally(() => running.delete(id));
        running.set(id, pass);
      }
    },
    close: () => {
      closing = true;
      return settled();
    },
    settled,
  };
}
