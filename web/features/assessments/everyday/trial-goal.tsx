import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import type { Move } from '#core/assessments/everyday/moves.ts';
import { casesFor, perWeek, shortest, unreachableInWords } from '#core/assessments/everyday/what-if.ts';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { Button } from '#web/ui/button/button.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import classes from './everyday.module.css';
import type { Trial, TrialRow } from './trial-model.ts';
import { MOVE_WORDS, withoutCapital } from './worth-doing.tsx';

interface Found {
  readonly sentence: string;
  /** Which move and how many, to be put into the table. */
  readonly tries?: readonly number[];
}

/** How many are needed to win so many points back, a week and altogether; or why that cannot be. */
function foundFor({ leaf, moves, before, expected }: TrialRow, wanted: string, answer: ProvisionalResponse): Found {
  const more = pointsFrom(wanted);
  const goal = before + (more ?? 0);
  const [first] = moves;
  if (more === undefined || more === 0 || !first) {
    return { sentence: 'Ghi số điểm muốn lấy lại, ví dụ 0,48.' };
  }
  if (goal > leaf.criterion.max) {
    const left = formatPoints(leaf.criterion.max - before);
    return { sentence: `Tiêu chí này chỉ còn thiếu ${left} điểm.` };
  }
  const way = shortest(leaf, moves, goal);
  if (!way) {
    const needed = casesFor(leaf, first, goal);
    return { sentence: needed.kind === 'unreachable' ? unreachableInWords(needed, first) : '' };
  }
  const { move, n } = way;
  const week = perWeek(n, answer.working);
  const pace =
    week === undefined
      ? 'không còn ngày làm việc nào'
      : `mỗi tuần làm việc ${formatCount(week)}, còn ${formatCount(answer.working.left)} ngày làm việc`;
  const beyond = move.kind === 'cases' ? beyondInWords(n, expected, move) : '';
  const sentence =
    `Để lấy lại ${formatPoints(more)} điểm ở ${leaf.criterion.code}: ` +
    `${MOVE_WORDS[move.kind].toLocaleLowerCase('vi')} ${formatCount(n)} (${withoutCapital(move.label)}) ` +
    `đến ${formatDate(answer.window.to)}, ${pace}.${beyond}`;
  return { sentence, tries: moves.map((one) => (one === move ? n : 0)) };
}

/** What the records let expect, else what the window has had so far, is hardly to be surpassed. */
function beyondInWords(n: number, expected: number | undefined, move: Move): string {
  const most = expected ?? Math.max(...Object.values(move.after(0)));
  if (n <= most) {
    return '';
  }
  return expected === undefined
    ? ` Nhiều hơn cả số đã có từ đầu kỳ (${formatCount(most)}), khó đạt trong kỳ.`
    : ` Vượt số dự kiến còn phát sinh (${formatCount(most)}), khó đạt trong kỳ.`;
}

interface TrialGoalProps {
  readonly trial: Trial;
  readonly answer: ProvisionalResponse;
  readonly chosen: string | undefined;
  readonly onTry: (code: string, tries: readonly number[]) => void;
}

/** "Để lấy lại 0,48 điểm ở 3.13.3: thêm 57 hồ sơ đến 14/12, mỗi tuần 19." */
export function TrialGoal({ trial, answer, chosen, onTry }: TrialGoalProps) {
  const start = trial.rows.find(({ leaf }) => leaf.criterion.code === chosen) ?? trial.rows[0];
  const suggested = answer.opportunities.find(({ code }) => code === start?.leaf.criterion.code);
  const form = useForm({
    initial: { code: start?.leaf.criterion.code ?? '', points: suggested?.gain.replace('.', ',') ?? '' },
  });
  const row = trial.rows.find(({ leaf }) => leaf.criterion.code === form.values.code);
  const found = row && foundFor(row, form.values.points, answer);
  return (
    <section aria-labelledby="muon-lay-lai" className="stack-tight">
      <h2 id="muon-lay-lai">Muốn lấy lại bao nhiêu điểm?</h2>
      <div className={classes.goal}>
        <SelectField
          form={form}
          name="code"
          label="Tiêu chí"
          choices={trial.rows.map(({ leaf: { criterion }, before }) => ({
            value: criterion.code,
            label: `${criterion.code} ${criterion.name} (thiếu ${formatPoints(criterion.max - before)})`,
          }))}
        />
        <NumberField form={form} name="points" label="Số điểm muốn lấy lại" decimals={2} unit="điểm" />
      </div>
      <p role="status" className={classes.found}>
        {found?.sentence ?? 'Chọn tiêu chí.'}
      </p>
      {row && found?.tries && (
        <p>
          <Button kind="secondary" onClick={() => onTry(row.leaf.criterion.code, found.tries ?? [])}>
            Đưa vào bảng thử
          </Button>
        </p>
      )}
    </section>
  );
}
