import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { dossierList } from '#core/dossiers/contract.ts';
import { type Drill, drillOfCount } from '#core/indicators/drill-down.ts';
import { taskListAnswer } from '#core/plans/reform/contract.ts';
import { send } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import classes from './disputes.module.css';
import { VERDICTS } from './item-forms.tsx';
import { disputeFailure, useDisputeCall } from './load-disputes.ts';

const SIZE = 50;

interface PickProps {
  readonly unit: string;
  readonly dispute: DisputeResponse;
}

interface Pickable {
  readonly id: string;
  readonly words: string;
}

type Source = 'counted' | 'all';

/** Records of the figure, picked from what it counts now, or from everything of the window that it might have counted. */
export function PickRecords({ unit, dispute }: PickProps) {
  const drill = dispute.behind ? drillOfCount(dispute.behind, { window: dispute.window, below: false }) : undefined;
  const ofTasks = drill?.figure !== undefined;
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{ofTasks ? 'Chọn nhiệm vụ của số liệu' : 'Chọn hồ sơ của số liệu'}</summary>
      {open && <Picking unit={unit} dispute={dispute} drill={drill} ofTasks={ofTasks} />}
    </details>
  );
}

interface PickingProps extends PickProps {
  readonly drill: Drill | undefined;
  readonly ofTasks: boolean;
}

function Picking({ unit, dispute, drill, ofTasks }: PickingProps) {
  const call = useDisputeCall(unit);
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const form = useForm({
    initial: { source: drill ? 'counted' : 'all', verdict: drill ? 'should-not-count' : 'should-count', note: '' },
  });
  const source = form.values.source as Source;
  const list = useRecords(unit, dispute, source === 'counted' ? drill : undefined, ofTasks, page);
  const known = new Set(dispute.items.flatMap(({ path }) => path?.split('/')[1] ?? []));
  const toggle = (id: string) =>
    setChosen((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  return (
    <Form
      form={form}
      submitLabel={`Thêm ${chosen.size} bản ghi đã chọn`}
      busy={call.isPending}
      failure={disputeFailure(call.error)}
      onSubmit={({ verdict, note }) =>
        chosen.size > 0 &&
        call.mutate(
          {
            rest: `/${dispute.id}/items`,
            body: {
              role: 'record',
              items: [...chosen].map((id) => ({ kind: ofTasks ? 'task' : 'dossier', id, verdict, note })),
            },
          },
          { onSuccess: () => setChosen(new Set()) },
        )
      }
    >
      <ChoiceField
        form={form}
        name="source"
        label="Chọn từ"
        inRow
        choices={[
          ...(drill ? [{ value: 'counted', label: 'Bản ghi hệ thống đang tính' }] : []),
          { value: 'all', label: ofTasks ? 'Mọi nhiệm vụ' : 'Mọi hồ sơ tiếp nhận trong kỳ' },
        ]}
      />
      <ChoiceField form={form} name="verdict" label="Các bản ghi này" inRow choices={VERDICTS} />
      <QueryView query={list} loading="Đang tải bản ghi…">
        {({ items, total }) => (
          <>
            <ul className={classes.records} aria-label="Bản ghi để chọn">
              {items.map(({ id, words }) => (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.has(id) || known.has(id)}
                      disabled={known.has(id)}
                      onChange={() => toggle(id)}
                    />
                    {words}
                  </label>
                </li>
              ))}
              {items.length === 0 && <li>Không có bản ghi nào.</li>}
            </ul>
            <div className="row">
              {page > 1 && (
                <Button kind="quiet" size="small" onClick={() => setPage(page - 1)}>
                  ‹ Trước
                </Button>
              )}
              <span>
                Trang {page}/{Math.max(1, Math.ceil(total / SIZE))}, {total} bản ghi
              </span>
              {page * SIZE < total && (
                <Button kind="quiet" size="small" onClick={() => setPage(page + 1)}>
                  Sau ›
                </Button>
              )}
            </div>
          </>
        )}
      </QueryView>
      <TextField form={form} name="note" label="Ghi chú cho các bản ghi này" />
    </Form>
  );
}

function useRecords(unit: string, dispute: DisputeResponse, drill: Drill | undefined, ofTasks: boolean, page: number) {
  const whole = ofTasks ? {} : { measure: 'receivedTotal', ...dispute.window };
  const search = { ...(drill ?? whole), page, size: SIZE };
  return useQuery({
    queryKey: ['disputes', unit, 'records', ofTasks, search],
    queryFn: async (): Promise<{ items: readonly Pickable[]; total: number }> => {
      if (ofTasks) {
        const { items, total } = await send(
          'GET',
          withSearch(`/api/units/${unit}/plan-tasks`, search),
          undefined,
          taskListAnswer,
        );
        return { items: items.map(({ id, title }) => ({ id, words: title })), total };
      }
      const { items, total } = await send(
        'GET',
        withSearch(`/api/units/${unit}/dossiers`, search),
        undefined,
        dossierList,
      );
      return {
        items: items.map(({ id, code, procedureName }) => ({ id, words: `${code} – ${procedureName}` })),
        total,
      };
    },
    placeholderData: (before) => before,
  });
}
