import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import type { Move } from '#core/assessments/everyday/moves.ts';
import type { Tries } from '#core/assessments/everyday/trial.ts';
import { mostWithin, perWeek, shortest } from '#core/assessments/everyday/what-if.ts';
import { formatPoints, type Points } from '#core/assessments/points.ts';
import { formatCount, parseDecimal } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import classes from './everyday.module.css';
import type { Trial, TrialRow } from './trial-model.ts';
import { MOVE_WORDS, withoutCapital } from './worth-doing.tsx';

interface TrialTableProps {
  readonly trial: Trial;
  readonly answer: ProvisionalResponse;
  readonly tries: ReadonlyMap<string, Tries>;
  readonly pointsOf: (code: string) => Points | undefined;
  readonly onTry: (code: string, tries: Tries) => void;
}

/** Own numbers for as many criteria as one likes, with what each of them would bring. */
export function TrialTable({ trial, answer, tries, pointsOf, onTry }: TrialTableProps) {
  return (
    <table className={`${classes.table} ${classes.trial}`}>
      <caption className="unseen">Thử số việc làm thêm của từng tiêu chí</caption>
      <thead>
        <tr>
          <th scope="col">Tiêu chí</th>
          <th scope="col">Số làm thêm</th>
          <th scope="col" className={classes.number}>
            Mỗi tuần làm việc
          </th>
          <th scope="col" className={classes.number}>
            Điểm
          </th>
          <th scope="col" className={classes.number}>
            Được thêm
          </th>
        </tr>
      </thead>
      <tbody>
        {trial.rows.map((row) => (
          <Row
            key={row.leaf.criterion.code}
            row={row}
            answer={answer}
            tries={tries.get(row.leaf.criterion.code) ?? []}
            points={pointsOf(row.leaf.criterion.code)}
            onTry={onTry}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<TrialTableProps, 'answer' | 'onTry'> {
  readonly row: TrialRow;
  readonly tries: Tries;
  readonly points: Points | undefined;
}

function Row({ row, answer, tries, points, onTry }: RowProps) {
  const { leaf, moves, before, expected } = row;
  const { code, name, max } = leaf.criterion;
  const sum = tries.reduce((all, n) => all + n, 0);
  const week = sum === 0 ? undefined : perWeek(sum, answer.working);
  const gain = (points ?? before) - before;
  const beyond = expected !== undefined && moves.some(({ kind }) => kind === 'cases') && sum > expected;
  const change = (at: number, n: number) =>
    onTry(
      code,
      moves.map((_, index) => (index === at ? n : (tries[index] ?? 0))),
    );
  return (
    <tr className={classes.leaf} id={`tieu-chi-${code}`}>
      <th scope="row">
        <span className={classes.code}>{code}</span> {name}
        {expected !== undefined && (
          <span className={classes.why}>Dự kiến còn phát sinh {formatCount(expected)} đến cuối kỳ</span>
        )}
        {beyond && <span className={classes.unknown}>Vượt số dự kiến còn phát sinh, khó đạt trong kỳ</span>}
      </th>
      <td className={classes.tries}>
        {moves.map((move, at) => (
          <MoveInput
            key={move.label}
            move={move}
            most={sliderEnd(row, move)}
            n={tries[at] ?? 0}
            onChange={(n) => change(at, n)}
          />
        ))}
      </td>
      <td className={classes.number} data-head="Mỗi tuần làm việc">
        {week === undefined ? EMPTY : formatCount(week)}
      </td>
      <td className={classes.number} data-head="Điểm">
        {formatPoints(points ?? before)} / {formatPoints(max)}
      </td>
      <td className={classes.number} data-head="Được thêm">
        {gain === 0 ? EMPTY : <strong>+{formatPoints(gain)}</strong>}
      </td>
    </tr>
  );
}

/** As far as it makes sense to slide: to the most points, or twice what the pace lets expect. */
function sliderEnd({ leaf, expected }: TrialRow, move: Move): number {
  if (move.limit !== undefined) {
    return move.limit;
  }
  const most = Math.max(20, 2 * (expected ?? 100));
  const goal = mostWithin(leaf, [move], most);
  return Math.max(1, shortest(leaf, [move], goal, most)?.n ?? most);
}

interface MoveInputProps {
  readonly move: Move;
  readonly most: number;
  readonly n: number;
  readonly onChange: (n: number) => void;
}

/** A slider for the eye and a number for exact ones; both are the same figure. */
function MoveInput({ move, most, n, onChange }: MoveInputProps) {
  const label = `${MOVE_WORDS[move.kind]}: ${withoutCapital(move.label)}`;
  const highest = move.limit ?? 999_999;
  return (
    <div className={classes.move}>
      <span className={classes.why}>{label}</span>
      <span className={classes.inputs}>
        <input
          type="range"
          min={0}
          max={Math.max(most, n)}
          value={n}
          aria-label={`${label} (kéo)`}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          className={classes.count}
          inputMode="numeric"
          autoComplete="off"
          aria-label={label}
          value={n === 0 ? '' : formatCount(n)}
          placeholder="0"
          onChange={(event) => {
            const read = event.target.value.trim() === '' ? 0 : parseDecimal(event.target.value, 0);
            if (read !== undefined && read >= 0) {
              onChange(Math.min(read, highest));
            }
          }}
        />
      </span>
    </div>
  );
}
