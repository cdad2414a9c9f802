import type { EvidenceResponse } from '#core/assessments/contract.ts';
import { versionsOf } from '#core/assessments/selfscore/evidence-versions.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { formatNumber } from '#web/lib/format.ts';
import classes from './grid.module.css';
import { evidenceFileUrl } from './upload-evidence.ts';

interface EvidenceFilesProps {
  readonly unit: string;
  readonly id: string;
  readonly files: EvidenceResponse['files'];
  /** When the sheet was locked; null while it is open. */
  readonly lockedAt: string | null;
}

/** The versions of an evidence file: what stood there at the lock, and what came later, flagged. */
export function EvidenceFiles({ unit, id, files, lockedAt }: EvidenceFilesProps) {
  if (files.length === 0) {
    return null;
  }
  const { submitted, later } = versionsOf(files, lockedAt);
  return (
    <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={evidenceFileUrl(unit, id, file.version)} download>
            {file.name}
          </a>{' '}
          (bản {file.version}, {formatNumber(Math.max(1, Math.round(file.size / 1024)))} KB)
          {later.includes(file) && <span className={classes.warn}> ▲ thay sau khi nộp</span>}
          {lockedAt !== null && file === submitted && later.length > 0 && (
            <span className={classes.note}> bản lúc nộp</span>
          )}
          <span className={classes.note}>
            {' '}
            {formatInstant(file.at)}, {file.by}
            {file.reason && `: ${file.reason}`} · <code title={file.hash}>{file.hash.slice(0, 12)}…</code>
          </span>
        </li>
      ))}
    </ul>
  );
}
