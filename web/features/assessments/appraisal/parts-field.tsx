import { useId } from 'react';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import { Button } from '#web/ui/button/button.tsx';
import classes from './appraisal.module.css';

/** A part of the lost points as it is typed. */
export interface Part {
  readonly key: number;
  readonly reason: string;
  readonly lost: string;
}

interface PartsFieldProps {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
  /** What has to be explained; undefined while no points are typed. */
  readonly lost: number | undefined;
}

/** What the typed parts add up to, in ten-thousandths; text that is no figure counts nothing. */
function sumOfParts(parts: readonly Part[]): number {
  return parts.reduce((sum, { lost }) => sum + (pointsFrom(lost) ?? 0), 0);
}

/** Several reasons, each with the points that it cost; their sum stands below beside what is lost. */
export function PartsField({ parts, onChange, lost }: PartsFieldProps) {
  const id = useId();
  const set = (key: number, change: Partial<Part>) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, ...change } : part)));
  const sum = sumOfParts(parts);
  const wrong = lost !== undefined && sum !== lost;
  return (
    <fieldset className={classes.parts}>
      <legend>Các lý do bị trừ</legend>
      {parts.map(({ key, reason, lost: cost }, place) => (
        <div key={key} className={classes.part}>
          <label htmlFor={`${id}-${key}-reason`}>
            <span className="unseen">Lý do {place + 1}</span>
            <input
              id={`${id}-${key}-reason`}
              value={reason}
              placeholder={`Lý do ${place + 1}`}
              onChange={(event) => set(key, { reason: event.target.value })}
            />
          </label>
          <label htmlFor={`${id}-${key}-lost`}>
            <span className="unseen">Điểm trừ của lý do {place + 1}</span>
            <input
              id={`${id}-${key}-lost`}
              value={cost}
              inputMode="decimal"
              placeholder="0,00"
              className={classes.lostInput}
              onChange={(event) => set(key, { lost: event.target.value })}
            />
          </label>
          <Button kind="quiet" size="small" onClick={() => onChange(parts.filter((part) => part.key !== key))}>
            Bỏ <span className="unseen">lý do {place + 1}</span>
          </Button>
        </div>
      ))}
      <p className={wrong ? classes.wrongSum : classes.sum} role="status">
        {wrong ? '▲ ' : '✓ '}Tổng các lý do {formatPoints(sum)}
        {lost === undefined ? '' : ` / bị trừ ${formatPoints(Math.max(0, lost))}`}
      </p>
      <Button
        kind="quiet"
        size="small"
        onClick={() => onChange([...parts, { key: nextKey(parts), reason: '', lost: '' }])}
      >
        Thêm lý do
      </Button>
    </fieldset>
  );
}

export function nextKey(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map(({ key }) => key)) + 1;
}
