import { dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { TaskLine } from '#core/plans/reform/contract.ts';
import { today } from '#web/lib/format.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { taskHref } from './load-reform.ts';
import classes from './reform.module.css';
import { StandingBadge, standingWords } from './task-standing.tsx';

const MONTHS = Array.from({ length: 12 }, (_, month) => `T${month + 1}`);

interface TaskTimelineProps {
  readonly unit: string;
  readonly tasks: readonly TaskLine[];
  readonly year: number | undefined;
}

/** Where a day lies in the year, in percent from its first day. */
function placeOf(day: PlainDate, year: number): number {
  const first = dayNumber(`${year}-01-01`);
  const days = dayNumber(`${year}-12-31`) - first + 1;
  return Math.min(100, Math.max(0, ((dayNumber(day) - first) / days) * 100));
}

/** The year's tasks from start to deadline, months across, today as a line; on a phone a list with the dates. */
export function TaskTimeline({ unit, tasks, year: chosen }: TaskTimelineProps) {
  const year = chosen ?? Number(today().slice(0, 4));
  const shown = tasks.filter(({ deadline }) => deadline?.startsWith(`${year}-`));
  if (shown.length === 0) {
    return <EmptyState title={`Năm ${year} không có nhiệm vụ nào đến hạn`}>Chọn năm khác trong bộ lọc.</EmptyState>;
  }
  const inOrder = shown.toSorted((a, b) => (a.deadline ?? '').localeCompare(b.deadline ?? ''));
  return (
    <section className={classes.gantt} aria-label={`Nhiệm vụ theo thời gian, năm ${year}`}>
      <div className={classes.months} aria-hidden="true">
        <div>Nhiệm vụ năm {year}</div>
        <div className={classes.twelve}>
          {MONTHS.map((month) => (
            <span key={month}>{month}</span>
          ))}
        </div>
      </div>
      <ul className={classes.rows}>
        {inOrder.map((task) => (
          <Row key={task.id} unit={unit} task={task} year={year} />
        ))}
      </ul>
    </section>
  );
}

function Row({ unit, task, year }: { readonly unit: string; readonly task: TaskLine; readonly year: number }) {
  const deadline = task.deadline ?? `${year}-12-31`;
  const from = placeOf(task.startsOn ?? deadline, year);
  const to = placeOf(deadline, year);
  const dates = task.startsOn ? `${formatDate(task.startsOn)} – ${formatDate(deadline)}` : formatDate(deadline);
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Link href={taskHref(unit, task)}>{task.code ? `${task.code}. ${task.title}` : task.title}</Link>
        <span className={classes.dates}>
          {dates} · {task.leadName ?? 'chưa phân công'} <StandingBadge task={task} />
        </span>
      </div>
      <div className={classes.lane}>
        <span className="unseen">{`${dates}, ${standingWords(task)}`}</span>
        <span
          className={classes.bar}
          data-light={task.light}
          title={`${dates}: ${standingWords(task)}`}
          style={{ left: `${from}%`, width: `${Math.max(0.8, to - from)}%` }}
        />
        {today().startsWith(`${year}-`) && (
          <span className={classes.today} aria-hidden="true" style={{ left: `${placeOf(today(), year)}%` }} />
        )}
      </div>
    </li>
  );
}
