import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { planFailure, sentenceOfCode, useTaskCall } from './load-plan.ts';
import classes from './plan.module.css';

interface TaskDecisionProps {
  readonly plan: PlanResponse;
  readonly task: TaskResponse;
}

/** The chair's word on one proposal; the plan as a whole is accepted on its own page. */
export function TaskDecision({ plan, task }: TaskDecisionProps) {
  const call = useTaskCall(plan.unit, plan.year, task.id);
  const { version } = task;
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? sentenceOfCode('drop-reason-missing') : undefined }),
  });
  return (
    <section className={classes.part} aria-labelledby="decision">
      <h2 id="decision">Quyết định của Chủ tịch</h2>
      {call.isError && <ErrorState title="Chưa thực hiện được">{planFailure(call.error)}</ErrorState>}
      {task.state !== 'proposed' ? (
        <div className="row">
          <span>{task.state === 'accepted' ? 'Đã đồng ý nhiệm vụ này.' : 'Nhiệm vụ không đưa vào kế hoạch.'}</span>
          <Button
            kind="secondary"
            busy={call.isPending}
            onClick={() => call.mutate({ verb: 'propose', body: { version } })}
          >
            Đưa lại thành đề xuất
          </Button>
        </div>
      ) : (
        <>
          {task.unready && (
            <Callout tone="warn" title="Chưa đồng ý được">
              {sentenceOfCode(task.unready)}
            </Callout>
          )}
          <div className="row">
            <Button busy={call.isPending} onClick={() => call.mutate({ verb: 'accept', body: { version } })}>
              Đồng ý nhiệm vụ
            </Button>
          </div>
          <details>
            <summary>Không đưa vào kế hoạch</summary>
            <div className="stack-tight">
              <TextAreaField form={form} name="reason" label="Lý do không đưa vào" rows={2} required />
              <div className="row">
                <Button
                  kind="danger"
                  size="small"
                  busy={call.isPending}
                  onClick={() => form.submit(({ reason }) => call.mutate({ verb: 'drop', body: { version, reason } }))}
                >
                  Không đưa vào
                </Button>
              </div>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
