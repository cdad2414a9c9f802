/** One version of an evidence file. */
export interface FileVersion {
  readonly version: number;
  /** An instant as the wire carries it. */
  readonly at: string;
}

/** A file's versions as a sheet that was locked at a moment sees them. */
export interface VersionsOfSheet<F extends FileVersion> {
  /** What stood there when the sheet was locked (the newest one while it is open); undefined: added afterwards. */
  readonly submitted: F | undefined;
  /** Versions that came after the lock, newest first: kept, and shown to whoever appraises. */
  readonly later: readonly F[];
}

/** `lockedAt` null: the sheet is still open and its newest version counts. */
export function versionsOf<F extends FileVersion>(files: readonly F[], lockedAt: string | null): VersionsOfSheet<F> {
  const newestFirst = files.toSorted((a, b) => b.version - a.version);
  const isLater = ({ at }: F) => lockedAt !== null && Date.parse(at) > Date.parse(lockedAt);
  return { submitted: newestFirst.find((file) => !isLater(file)), later: newestFirst.filter(isLater) };
}
