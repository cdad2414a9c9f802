import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { TaskGroundAnswer, TaskLine } from '#core/plans/reform/contract.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { useGoTo, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import {
  plansPath,
  reformFailure,
  sentenceOf,
  tasksPath,
  tasksUrl,
  useReformPlan,
  useTaskGround,
  useTasks,
} from './load-reform.ts';
import classes from './reform.module.css';
import { TaskFilters, useTaskQuery } from './task-filters.tsx';

/** As many as one request takes. */
const SHEET = 200;

const nameOf = ({ code, title }: { readonly code: string; readonly title: string }) =>
  code ? `${code}. ${title}` : title;

/** Another deadline or section for the tasks that are ticked: all of them, or none. */
export function BulkPage() {
  const unit = useUnitSlug();
  const { kehoach } = useSearchValues();
  const list = useTasks(unit, { ...useTaskQuery(), size: SHEET, sort: 'code' });
  const ground = useTaskGround(unit, undefined);
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title="Sửa nhiều nhiệm vụ"
        back={
          kehoach
            ? { href: plansPath(unit, `/${kehoach}`), label: 'Kế hoạch' }
            : { href: tasksPath(unit), label: 'Nhiệm vụ' }
        }
      >
        Đổi thời hạn hoặc bộ phận chủ trì của những nhiệm vụ được chọn: sửa tất cả, hoặc không sửa nhiệm vụ nào
      </PageHeader>
      <TaskFilters unit={unit} />
      <QueryView query={list} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
        {({ items, total }) => (
          <QueryView query={ground} messages={PLAN_MESSAGES}>
            {(choices) => (
              <>
                {total > SHEET && <p className="soft">{`Hiện ${SHEET} trong ${total} nhiệm vụ. Lọc bớt để xem đủ.`}</p>}
                <Choice unit={unit} planId={kehoach} tasks={items.filter(isOpenTask)} ground={choices} />
              </>
            )}
          </QueryView>
        )}
      </QueryView>
    </div>
  );
}

/** A task of the remediation plan has its own page; what is closed is opened again first. */
function isOpenTask({ origin, state }: TaskLine): boolean {
  return origin !== 'remediation' && state !== 'done' && state !== 'dropped';
}

interface ChoiceProps {
  readonly unit: string;
  readonly planId: string | undefined;
  readonly tasks: readonly TaskLine[];
  readonly ground: TaskGroundAnswer;
}

interface BulkChange {
  readonly tasks: readonly Pick<TaskLine, 'id' | 'version'>[];
  readonly deadline?: string;
  readonly lead?: number;
  readonly reason: string;
}

function useBulkChange(unit: string) {
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: ['reform', unit] });
  return useMutation({
    mutationFn: (body: BulkChange) =>
      send('POST', tasksUrl(unit, '/change'), body, z.object({ changed: z.number().int() })),
    onSuccess: again,
    onError: again,
  });
}

function checkChange({ deadline, lead, reason }: { deadline: string; lead: string; reason: string }, draft: boolean) {
  const unread = deadline.trim() !== '' && !parseDate(deadline);
  const nothing = deadline.trim() === '' && lead === '';
  return {
    deadline: nothing ? sentenceOf('nothing-to-change') : unread ? 'Ngày phải theo mẫu dd/mm/yyyy.' : undefined,
    reason: !draft && reason.trim() === '' ? sentenceOf('amendment-reason-missing') : undefined,
  };
}

function Choice({ unit, planId, tasks, ground }: ChoiceProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const chosen = tasks.filter(({ id }) => ticked.includes(id));
  const draft = usePlanIsDraft(unit, planId);
  const change = useBulkChange(unit);
  const goTo = useGoTo();
  const form = useForm({
    initial: { deadline: '', lead: '', reason: '' },
    check: (values) => checkChange(values, draft),
  });
  if (tasks.length === 0) {
    return <EmptyState title="Không có nhiệm vụ nào đang mở">Thử bớt điều kiện lọc.</EmptyState>;
  }
  return (
    <Form
      form={form}
      submitLabel={`Sửa ${chosen.length} nhiệm vụ`}
      busy={change.isPending}
      failure={isEmpty && chosen.length === 0 ? sentenceOf('no-task-chosen') : reformFailure(change.error)}
      onSubmit={({ deadline, lead, reason }) => {
        const day = parseDate(deadline);
        const body = {
          tasks: chosen.map(({ id, version }) => ({ id, version })),
          ...(day && { deadline: day }),
          ...(lead && { lead: Number(lead) }),
          reason,
        };
        setEmpty(chosen.length === 0);
        if (chosen.length > 0) {
          change.mutate(body, {
            onSuccess: ({ changed }) => {
              notify(`Đã sửa ${changed} nhiệm vụ`);
              goTo(planId ? plansPath(unit, `/${planId}`) : tasksPath(unit));
            },
          });
        }
      }}
    >
      <Newer unit={unit} error={change.error} />
      <Ticks tasks={tasks} ticked={ticked} onTick={setTicked} />
      <FieldRow>
        <DateField form={form} name="deadline" label="Thời hạn mới" />
        <SelectField
          form={form}
          name="lead"
          label="Bộ phận chủ trì mới"
          placeholder="Giữ nguyên"
          choices={ground.sections.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </FieldRow>
      {!draft && (
        <TextAreaField
          form={form}
          name="reason"
          label="Lý do điều chỉnh"
          hint="Được lưu trong từng nhiệm vụ, cùng nội dung trước và sau"
          rows={2}
          required
        />
      )}
    </Form>
  );
}

interface TicksProps {
  readonly tasks: readonly TaskLine[];
  readonly ticked: readonly string[];
  readonly onTick: (ticked: readonly string[]) => void;
}

function Ticks({ tasks, ticked, onTick }: TicksProps) {
  return (
    <>
      <div className="row">
        <Button kind="secondary" size="small" onClick={() => onTick(tasks.map(({ id }) => id))}>
          Chọn cả {tasks.length} nhiệm vụ
        </Button>
        <Button kind="quiet" size="small" onClick={() => onTick([])}>
          Bỏ chọn
        </Button>
      </div>
      <fieldset className={classes.rowsOfTicks}>
        <legend>Chọn nhiệm vụ đang mở</legend>
        {tasks.map((task) => (
          <label key={task.id}>
            <input
              type="checkbox"
              checked={ticked.includes(task.id)}
              onChange={({ target: { checked } }) =>
                onTick(checked ? [...ticked, task.id] : ticked.filter((one) => one !== task.id))
              }
            />
            <span>
              {nameOf(task)}
              <span className={classes.below}>
                {task.leadName ?? 'Chưa phân công'} ·{' '}
                {task.deadline ? `thời hạn ${formatDate(task.deadline)}` : 'chưa có thời hạn'}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** A list without a plan holds only what is in force. */
function usePlanIsDraft(unit: string, planId: string | undefined): boolean {
  const plan = useReformPlan(unit, planId);
  return plan.data?.state === 'draft';
}

const newerTasks = z.array(z.object({ id: z.string(), code: z.string(), title: z.string() }));

/** Which tasks somebody else changed since they were read here. */
function Newer({ unit, error }: { readonly unit: string; readonly error: unknown }) {
  const read = error instanceof ApiRefusal ? newerTasks.safeParse(error.detail.tasks) : undefined;
  if (!read?.success) {
    return null;
  }
  return (
    <Callout tone="warn" title={`${read.data.length} nhiệm vụ vừa được người khác sửa`}>
      <ul>
        {read.data.map((task) => (
          <li key={task.id}>
            <Link href={tasksPath(unit, `/${task.id}`)}>{nameOf(task)}</Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
