import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { TaskLine } from '#core/plans/reform/contract.ts';
import { REPORTED_STATES } from '#core/plans/reform/progress.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { reformFailure, taskHref, tasksPath, useTaskStep } from './load-reform.ts';
import classes from './reform.module.css';
import { StandingBadge } from './task-standing.tsx';

const COLUMNS = [...REPORTED_STATES, 'done'] as const;
type ColumnState = (typeof COLUMNS)[number];

const movable = (task: TaskLine) => task.mayReport && task.origin !== 'remediation';

/**
 * Tasks by state. Moving is a report: into "Hoàn thành" the page of the closing asks for the document or the measure,
 * into "Đang vướng mắc" for what holds the task up.
 */
export function TaskBoard({ unit, tasks }: { readonly unit: string; readonly tasks: readonly TaskLine[] }) {
  const [dragged, setDragged] = useState<TaskLine>();
  const [over, setOver] = useState<ColumnState>();
  const step = useTaskStep(unit);
  const goTo = useGoTo();

  function move(task: TaskLine, to: ColumnState): void {
    if (to === task.state) {
      return;
    }
    if (to === 'done') {
      goTo(tasksPath(unit, `/${task.id}/ket-thuc`));
    } else if (to === 'stuck') {
      goTo(tasksPath(unit, `/${task.id}`, { sang: to }));
    } else {
      const body = { version: task.version, state: to, percent: to === 'running' ? task.percent : 0, note: '' };
      step.mutate({ id: task.id, verb: 'report', body, said: `Đã chuyển sang “${REFORM_TASK_STATE_NAMES[to]}”` });
    }
  }

  function drop(event: DragEvent, to: ColumnState): void {
    event.preventDefault();
    setOver(undefined);
    if (dragged) {
      move(dragged, to);
    }
  }

  return (
    <>
      {step.isError && <ErrorState title="Chưa chuyển được">{reformFailure(step.error)}</ErrorState>}
      <div className={classes.board}>
        {COLUMNS.map((state) => {
          const own = tasks.filter((task) => task.state === state);
          return (
            <section
              key={state}
              aria-label={REFORM_TASK_STATE_NAMES[state]}
              className={over === state ? `${classes.column} ${classes.over}` : classes.column}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(state);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => drop(event, state)}
            >
              <h2>
                {REFORM_TASK_STATE_NAMES[state]} <span className="soft">{own.length}</span>
              </h2>
              <ul className={classes.cards}>
                {own.map((task) => (
                  <Card key={task.id} unit={unit} task={task} onMove={move} onDrag={setDragged} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

interface CardProps {
  readonly unit: string;
  readonly task: TaskLine;
  readonly onMove: (task: TaskLine, to: ColumnState) => void;
  readonly onDrag: (task: TaskLine | undefined) => void;
}

/** One task. It is dragged with the mouse, or moved by its list of states, or by Alt and an arrow on its link. */
function Card({ unit, task, onMove, onDrag }: CardProps) {
  const free = movable(task);

  function moveByKey(event: KeyboardEvent): void {
    const steps = { ArrowRight: 1, ArrowLeft: -1 } as const;
    const by = event.altKey && event.key in steps ? steps[event.key as keyof typeof steps] : 0;
    const to = COLUMNS[COLUMNS.indexOf(task.state as ColumnState) + by];
    if (free && by !== 0 && to) {
      event.preventDefault();
      onMove(task, to);
    }
  }

  return (
    <li className={classes.card} draggable={free} onDragStart={() => onDrag(task)} onDragEnd={() => onDrag(undefined)}>
      <p>
        <Link href={taskHref(unit, task)} onKeyDown={moveByKey}>
          {task.code ? `${task.code}. ${task.title}` : task.title}
        </Link>
      </p>
      <p className="soft">
        {task.leadName ?? 'Chưa phân công'}
        {task.state === 'running' && ` · ${task.percent} %`}
      </p>
      {task.state === 'stuck' && task.note && <p>{task.note}</p>}
      <StandingBadge task={task} />
      {free && (
        <select
          aria-label={`Chuyển “${task.title}” sang`}
          value={task.state}
          onChange={(event) => onMove(task, event.target.value as ColumnState)}
        >
          {COLUMNS.map((state) => (
            <option key={state} value={state}>
              {REFORM_TASK_STATE_NAMES[state]}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}
