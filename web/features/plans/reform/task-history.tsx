import type { ReformTaskResponse } from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import classes from './reform.module.css';

type TaskEvent = ReformTaskResponse['events'][number];

function whatOf({ kind, state, percent }: TaskEvent): string {
  switch (kind) {
    case 'report':
      return `${REFORM_TASK_STATE_NAMES[state]}${state === 'not-started' ? '' : `, ${percent} %`}`;
    case 'amend':
      return 'Điều chỉnh';
    case 'close':
      return 'Kết thúc';
    case 'reopen':
      return 'Mở lại';
    case 'drop':
      return 'Đưa ra khỏi kế hoạch';
    default:
      return kind satisfies never;
  }
}

/** Reports, amendments, closings and reopenings, newest first. */
export function TaskHistory({ task }: { readonly task: ReformTaskResponse }) {
  return (
    <section className={classes.part} aria-labelledby="history">
      <h2 id="history">Quá trình thực hiện</h2>
      {task.events.length === 0 ? (
        <p className="soft">Chưa có báo cáo nào.</p>
      ) : (
        <Timeline
          label="Quá trình thực hiện"
          entries={task.events.map((event) => ({
            key: event.id,
            at: event.at,
            what: whatOf(event),
            who: event.actorName,
            children: <Detail event={event} />,
          }))}
        />
      )}
    </section>
  );
}

function Detail({ event: { note, measured, changes } }: { readonly event: TaskEvent }) {
  return (
    <>
      {note && <p style={{ margin: 0 }}>{note}</p>}
      {measured && <p style={{ margin: 0 }}>Số liệu khi kết thúc: {measured}</p>}
      {changes.length > 0 && (
        <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {field}: {before || 'trống'} → {after || 'trống'}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
