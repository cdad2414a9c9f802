import { useState } from 'react';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { PART_STATE_NAMES } from '#core/assessments/selfscore/sections.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { EMPTY, formatMoment } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath, useScheme, useSheet } from '../load-sheet.ts';
import { sheetFailure } from '../sheet-steps.ts';
import classes from './grid.module.css';
import { type PartVerb, useAssign, useDivision, usePartStep } from './load-division.ts';

/** "Phân công": who drafts what, how far each section has come, what the focal officer takes or gives back. */
export function DivisionPage() {
  const [unit, key] = [useUnitSlug(), usePathParam('sheet')];
  const division = useDivision(unit, key);
  return (
    <div className="stack">
      <PageHeader
        title={`Phân công chấm điểm ${sheetKeyInWords(key)}`}
        back={{ href: sheetPath(unit, key), label: 'Phiếu chấm điểm' }}
      >
        Bộ phận theo chữ trong bộ tiêu chí; đầu mối CCHC đổi được từng tiêu chí.
      </PageHeader>
      <QueryView query={division} messages={ASSESSMENT_MESSAGES} loading="Đang tải phân công…">
        {(data) => (
          <>
            <Sections unit={unit} sheet={key} division={data} />
            <Criteria unit={unit} sheet={key} division={data} />
          </>
        )}
      </QueryView>
    </div>
  );
}

interface PartsProps {
  readonly unit: string;
  readonly sheet: string;
  readonly division: DivisionResponse;
}

type Section = DivisionResponse['sections'][number];

function Sections({ unit, sheet, division }: PartsProps) {
  const [open, setOpen] = useState<{ section: Section; verb: 'take' | 'send-back' }>();
  const take = usePartStep(unit, sheet, 'take');
  const columns: readonly Column<Section>[] = [
    { key: 'name', head: 'Bộ phận', cell: ({ name }) => name, main: true },
    { key: 'officers', head: 'Người chấm', cell: ({ officers }) => officers.join(', ') },
    { key: 'criteria', head: 'Tiêu chí', kind: 'number', cell: ({ criteria }) => criteria },
    { key: 'missing', head: 'Còn thiếu', kind: 'number', cell: ({ missing }) => missing.length },
    { key: 'state', head: 'Tình trạng', wide: true, cell: (section) => <State section={section} /> },
  ];
  const withSteps: readonly Column<Section>[] = division.mine.compiles
    ? [
        ...columns,
        {
          key: 'steps',
          head: 'Việc của đầu mối',
          cell: (section) => (
            <Steps
              section={section}
              busy={take.isPending}
              onTake={() =>
                section.state === 'handed-in'
                  ? take.mutate({ sectionId: section.id })
                  : setOpen({ section, verb: 'take' })
              }
              onSendBack={() => setOpen({ section, verb: 'send-back' })}
            />
          ),
        },
      ]
    : columns;
  return (
    <section aria-labelledby="cac-bo-phan" className="stack-tight">
      <h2 id="cac-bo-phan">Các bộ phận</h2>
      <DataTable
        caption="Các bộ phận của phiếu"
        columns={withSteps}
        rows={division.sections}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title="Đơn vị chưa có bộ phận nào; đầu mối chấm mọi tiêu chí" />}
      />
      {take.isError && <p role="alert">{sheetFailure(take.error)}</p>}
      {open && (
        <ReasonForm
          key={`${open.section.id} ${open.verb}`}
          unit={unit}
          sheet={sheet}
          {...open}
          onDone={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

function State({ section: { state, reason, changedAt, changedBy } }: { readonly section: Section }) {
  if (state === null) {
    return <span className="soft">Chưa chấm</span>;
  }
  const when = changedAt ? ` ${formatMoment(changedAt)}, ${changedBy ?? EMPTY}` : '';
  return (
    <>
      {PART_STATE_NAMES[state]}
      <span className="soft">{when}</span>
      {reason && <div className={classes.warn}>{reason}</div>}
    </>
  );
}

interface StepsProps {
  readonly section: Section;
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly onSendBack: () => void;
}

function Steps({ section: { state, name }, busy, onTake, onSendBack }: StepsProps) {
  const isWithFocal = state === 'handed-in' || state === 'taken';
  return (
    <div className="row">
      {state !== 'taken' && state !== null && (
        <Button kind="secondary" size="small" busy={busy} onClick={onTake}>
          {state === 'handed-in' ? 'Nhận' : 'Nhận thay'}
          <span className="unseen"> phần của {name}</span>
        </Button>
      )}
      {isWithFocal && (
        <Button kind="quiet" size="small" onClick={onSendBack}>
          Trả lại<span className="unseen"> {name}</span>
        </Button>
      )}
    </div>
  );
}

interface ReasonFormProps {
  readonly unit: string;
  readonly sheet: string;
  readonly section: Section;
  readonly verb: Extract<PartVerb, 'take' | 'send-back'>;
  readonly onDone: () => void;
}

function ReasonForm({ unit, sheet, section, verb, onDone }: ReasonFormProps) {
  const step = usePartStep(unit, sheet, verb);
  const act = verb === 'take' ? 'Nhận thay' : 'Trả lại';
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: reason.trim() === '' ? ASSESSMENT_MESSAGES['sheet-part-reason-missing'] : undefined,
    }),
  });
  return (
    <form
      className="stack-tight"
      style={{ maxWidth: '40rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ reason }) => step.mutate({ sectionId: section.id, reason }, { onSuccess: onDone }));
      }}
    >
      <TextAreaField
        form={form}
        name="reason"
        label={verb === 'take' ? `Lý do nhận thay phần của ${section.name}` : `${section.name} phải sửa gì`}
        rows={2}
        required
      />
      {step.isError && <p role="alert">{sheetFailure(step.error)}</p>}
      <div className="row">
        <Button type="submit" size="small" busy={step.isPending}>
          {act}
        </Button>
        <Button kind="quiet" size="small" onClick={onDone}>
          Thôi
        </Button>
      </div>
    </form>
  );
}

/** Each criterion with its section; the focal officer gives it to another one on the spot. */
function Criteria({ unit, sheet, division }: PartsProps) {
  const assign = useAssign(unit, sheet);
  const data = useSheet(unit, sheet).data;
  const scheme = useScheme(data?.criteriaSetId ?? '').data;
  const { sections, mine, gate, assignments } = division;
  const mayAssign = mine.compiles && gate.open && data?.state === 'self-scoring';
  type Row = DivisionResponse['assignments'][number];
  const criterionOf = (code: string) => scheme?.leafOf.get(code)?.criterion;
  const nameOf = (id: number) => sections.find((section) => section.id === id)?.name ?? '';
  const columns: readonly Column<Row>[] = [
    {
      key: 'code',
      head: 'Tiêu chí',
      main: true,
      wide: true,
      cell: ({ code }) => `${code} ${criterionOf(code)?.name ?? ''}`,
    },
    { key: 'words', head: 'Theo bộ tiêu chí', cell: ({ code }) => criterionOf(code)?.section },
    {
      key: 'section',
      head: 'Bộ phận chấm',
      cell: ({ code, sectionId, decided }) =>
        mayAssign ? (
          <select
            aria-label={`Bộ phận chấm tiêu chí ${code}`}
            value={sectionId}
            onChange={(event) => assign.mutate({ assignments: [{ code, sectionId: Number(event.target.value) }] })}
          >
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          `${nameOf(sectionId)}${decided ? ' (đã phân công)' : ''}`
        ),
    },
  ];
  return (
    <section aria-labelledby="tung-tieu-chi" className="stack-tight">
      <h2 id="tung-tieu-chi">Từng tiêu chí</h2>
      {assign.isError && <p role="alert">{sheetFailure(assign.error)}</p>}
      <DataTable
        caption="Bộ phận chấm từng tiêu chí"
        columns={columns}
        rows={assignments}
        rowKey={({ code }) => code}
      />
    </section>
  );
}
