import { formatDate } from '#core/kernel/dates.ts';
import type { CommitmentLine, CommitmentList } from '#core/plans/office/contract.ts';
import { commitmentList } from '#core/plans/office/contract.ts';
import { OUTCOME_NAMES } from '#core/plans/office/registers.ts';
import { formatPercent } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { FigureFilter } from '../figure-filter.tsx';
import { AddCommitment } from './commitment-form.tsx';
import classes from './office.module.css';
import { REGISTER_MESSAGES, registerFailure, useRegister, useRegisterCall, useYear, yearTabs } from './office-calls.ts';
import { QuotedLink } from './quoted-link.tsx';

/** The year's commitments and how many were kept. */
export function CommitmentsPage() {
  const unit = useUnitSlug();
  const year = useYear();
  const list = useRegister(unit, 'commitments', year, commitmentList);
  return (
    <div className="stack">
      <PageHeader title="Cam kết cải thiện chỉ số">
        Mỗi cam kết chỉ được kết luận bằng số liệu của chỉ số hoặc bằng văn bản
      </PageHeader>
      <Tabs label="Năm" tabs={yearTabs(unit, 'cam-ket', year)} />
      <FigureFilter />
      <QueryView query={list} messages={REGISTER_MESSAGES} loading="Đang tải các cam kết…">
        {(data) => <Commitments unit={unit} year={year} data={data} />}
      </QueryView>
    </div>
  );
}

interface CommitmentsProps {
  readonly unit: string;
  readonly year: number;
  readonly data: CommitmentList;
}

function Commitments({ unit, year, data }: CommitmentsProps) {
  const may = useMay();
  return (
    <>
      {data.total === 0 ? (
        <EmptyState title={`Chưa có cam kết nào của năm ${year}`}>
          Ghi cam kết để theo dõi và chấm tiêu chí 1.6.
        </EmptyState>
      ) : (
        <p>
          <strong>
            Đã thực hiện {data.kept}/{data.total} cam kết ({formatPercent(data.rate)})
          </strong>
        </p>
      )}
      {data.items.map((line) => (
        <OneCommitment key={line.id} unit={unit} line={line} />
      ))}
      {may('plans:office-write') && <AddCommitment unit={unit} year={year} data={data} />}
    </>
  );
}

interface LineProps {
  readonly unit: string;
  readonly line: CommitmentLine;
}

function OutcomeBadge({ outcome }: Pick<CommitmentLine, 'outcome'>) {
  if (outcome === null) {
    return <StatusBadge tone="act">Đang thực hiện</StatusBadge>;
  }
  return <StatusBadge tone={outcome === 'kept' ? 'done' : 'late'}>{OUTCOME_NAMES[outcome]}</StatusBadge>;
}

function OneCommitment({ unit, line }: LineProps) {
  const may = useMay();
  const { target, measured, judgedOn, reason, document, report, reportedBy } = line;
  return (
    <article className={classes.card}>
      <h2>
        {line.position}. {line.text}
      </h2>
      <OutcomeBadge outcome={line.outcome} />
      <Facts
        items={[
          ['Bộ phận phụ trách', line.sectionName],
          ...(target ? [['Chỉ tiêu', `${target.name}: ${target.words}`] as const] : []),
          ...(measured ? [['Số liệu đã đo', measured] as const] : []),
          ...(report ? [['Bộ phận báo cáo', `${report} (${reportedBy})`] as const] : []),
          ...(judgedOn ? [['Kết luận ngày', formatDate(judgedOn)] as const] : []),
          ...(reason ? [['Lý do', reason] as const] : []),
          ...(document ? [['Văn bản', <QuotedLink key="d" unit={unit} document={document} />] as const] : []),
        ]}
      />
      <div className={classes.forms}>
        {line.mayReport && may('plans:office-report') && <ReportForm unit={unit} line={line} />}
        {may('plans:office-write') && line.outcome === null && <JudgeForm unit={unit} line={line} />}
        {may('plans:office-write') && line.outcome !== null && <ReopenForm unit={unit} line={line} />}
      </div>
    </article>
  );
}

function ReportForm({ unit, line }: LineProps) {
  const call = useRegisterCall(unit, 'commitments');
  const form = useForm({
    initial: { report: line.report },
    check: ({ report }) => ({ report: report.trim() === '' ? 'Ghi kết quả thực hiện.' : undefined }),
  });
  return (
    <details>
      <summary>Báo cáo kết quả thực hiện</summary>
      <Form
        form={form}
        submitLabel="Báo cáo"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ report }) => call.mutate({ rest: `/${line.id}/report`, body: { version: line.version, report } })}
      >
        <TextAreaField form={form} name="report" label="Kết quả thực hiện" rows={2} required />
      </Form>
    </details>
  );
}

function JudgeForm({ unit, line }: LineProps) {
  const call = useRegisterCall(unit, 'commitments');
  const form = useForm({
    initial: { how: line.target ? 'measure' : 'kept', reason: '', documentId: '' },
    check: ({ how, reason, documentId }) => ({
      reason: how !== 'measure' && reason.trim() === '' ? 'Ghi lý do kết luận.' : undefined,
      documentId: how !== 'measure' && documentId === '' ? 'Chọn văn bản chứng minh.' : undefined,
    }),
  });
  const byMeasure = form.values.how === 'measure';
  return (
    <details>
      <summary>Kết luận cam kết</summary>
      <Form
        form={form}
        submitLabel="Kết luận"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ how, reason, documentId }) =>
          call.mutate({
            rest: `/${line.id}/judge`,
            body: byMeasure
              ? { version: line.version, by: 'measure' }
              : { version: line.version, by: 'judgement', outcome: how, reason, documentId: documentId || null },
          })
        }
      >
        <ChoiceField
          form={form}
          name="how"
          label="Kết luận"
          choices={[
            ...(line.target ? [{ value: 'measure', label: 'Theo số liệu của chỉ số trong năm' }] : []),
            { value: 'kept', label: OUTCOME_NAMES.kept },
            { value: 'broken', label: OUTCOME_NAMES.broken },
          ]}
        />
        {!byMeasure && (
          <>
            <TextAreaField form={form} name="reason" label="Lý do" rows={2} required />
            <DocumentPicker form={form} name="documentId" label="Văn bản chứng minh" unit={unit} required />
          </>
        )}
      </Form>
    </details>
  );
}

function ReopenForm({ unit, line }: LineProps) {
  const call = useRegisterCall(unit, 'commitments');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do mở lại.' : undefined }),
  });
  return (
    <details>
      <summary>Mở lại kết luận</summary>
      <Form
        form={form}
        submitLabel="Mở lại"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ reason }) => call.mutate({ rest: `/${line.id}/reopen`, body: { version: line.version, reason } })}
      >
        <TextAreaField form={form} name="reason" label="Lý do mở lại" rows={2} required />
      </Form>
    </details>
  );
}
