/** Often enough for a job of a day; what is due is read from the database each time. */
const EVERY_MS = 60_000;

export interface TimedJob {
  readonly start: () => void;
  /** Lets a pass that is under way finish. */
  readonly close: () => Promise<void>;
}

/**
 * Runs `work` every minute while the server listens, one pass at a time. It keeps no state: what was done stands in the
 * database, so a restart, a missed hour or a second server neither doubles nor loses anything (decision 0012).
 */
export function timedJob(work: () => Promise<unknown>, onFault: (error: unknown) => void): TimedJob {
  let timer: ReturnType<typeof setInterval> | undefined;
  let pass: Promise<unknown> | undefined;
  const run = () => {
    pass ??= work()
      .catch(onFault)
      .finally(() => {
        pass = undefined;
      });
  };
  return {
    start: () => {
      timer = setInterval(run, EVERY_MS);
      timer.unref();
      run();
    },
    close: async () => {
      clearInterval(timer);
      await pass;
    },
  };
}
