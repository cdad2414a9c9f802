import { useState } from 'react';
import { formatDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import type { SchemeAnswer, SchemeDraft } from '#core/reports/schemes/contract.ts';
import { deadlineWords, windowWords } from '#core/reports/schemes/differences.ts';
import { LEVEL_NAMES } from '#core/reports/schemes/editing.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { schemePath, useDiscardScheme, useDraftScheme, usePublishScheme, useScheme } from './load-schemes.ts';
import { noticedPeriods, withNoticed } from './noticed-schedule.ts';
import { SchemeForm } from './scheme-form.tsx';

/** One version of a scheme: read when in force, written while a draft, always beside the version before. */
export function SchemePage() {
  const unit = useUnitSlug();
  const query = useScheme(unit, usePathParam('scheme'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải chế độ báo cáo…">
      {(answer) => <Scheme unit={unit} answer={answer} />}
    </QueryView>
  );
}

function Scheme({ unit, answer }: { readonly unit: string; readonly answer: SchemeAnswer }) {
  const may = useMay();
  const { head, scheme, before, differences, problems, remarks, writtenBy } = answer;
  const [isUnsaved, setIsUnsaved] = useState(false);
  const isDraft = head.state === 'draft';
  const mayEdit = may('reports:scheme') && head.own;
  // What is filled in and not saved is not what would be put in force.
  const isFilled = noticedPeriods(useSearchValues().lich).length > 0;
  return (
    <div className="stack">
      <PageHeader
        title={`${scheme.name || 'Chế độ báo cáo'} (bản ${head.version})`}
        back={{ href: schemePath(unit), label: 'Chế độ báo cáo' }}
      >
        {LEVEL_NAMES[head.level]}. {head.issuer} quy định. {isDraft ? 'Dự thảo' : 'Đã ban hành'}, hiệu lực từ{' '}
        {formatDate(scheme.effectiveFrom)}; {writtenBy} ghi.
      </PageHeader>
      {isDraft && problems.length > 0 && (
        <Callout tone="warn" title="Chưa ban hành được">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Callout>
      )}
      {remarks.length > 0 && (
        <Callout tone="info" title="Lưu ý">
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Callout>
      )}
      {isDraft && mayEdit ? (
        <NoticedForm unit={unit} answer={answer} onTyped={setIsUnsaved} />
      ) : (
        <DataTable
          caption="Các kỳ báo cáo"
          captionSeen
          columns={PERIODS}
          rows={scheme.periods}
          rowKey={({ kind }) => kind}
        />
      )}
      {before !== null && (
        <DataTable
          caption={`Khác với bản ${before}`}
          captionSeen
          columns={[
            { key: 'place', head: 'Nội dung', cell: ({ place }) => place, main: true },
            { key: 'before', head: `Bản ${before}`, cell: (one) => one.before },
            { key: 'after', head: 'Bản này', cell: ({ after }) => after },
          ]}
          rows={differences}
          rowKey={({ place }) => place}
          empty={<p>Không khác bản {before}.</p>}
        />
      )}
      {mayEdit &&
        !(isDraft && isFilled) &&
        (isDraft ? (
          <DraftActions unit={unit} answer={answer} isUnsaved={isUnsaved} />
        ) : (
          <NextVersion unit={unit} answer={answer} />
        ))}
    </div>
  );
}

interface NoticedFormProps {
  readonly unit: string;
  readonly answer: SchemeAnswer;
  readonly onTyped: (isUnsaved: boolean) => void;
}

/** The draft as it is kept, or with the days that the address brings from a notice until it is saved. */
function NoticedForm({ unit, answer, onTyped }: NoticedFormProps) {
  const { lich, cancu } = useSearchValues();
  const setSearch = useSetSearch();
  const noticed = noticedPeriods(lich);
  const isFilled = noticed.length > 0;
  return (
    <>
      {isFilled && (
        <Callout title="Các ngày dưới đây đã điền theo thông báo, chưa lưu">
          Xem lại từng kỳ rồi bấm Lưu dự thảo. Chỉ khi bấm Ban hành thì lịch mới có hiệu lực.
        </Callout>
      )}
      <SchemeForm
        key={`${answer.revision} ${lich}`}
        unit={unit}
        answer={answer}
        initial={isFilled ? withNoticed(answer.scheme, noticed, cancu ?? '') : answer.scheme}
        onTyped={onTyped}
        onSaved={() => setSearch({ lich: undefined, cancu: undefined })}
      />
    </>
  );
}

type Period = SchemeDraft['periods'][number];

const PERIODS: readonly Column<Period>[] = [
  { key: 'kind', head: 'Mã', cell: ({ kind }) => kind },
  { key: 'title', head: 'Kỳ', cell: ({ title }) => title, main: true },
  { key: 'window', head: 'Kỳ số liệu', cell: windowWords },
  { key: 'deadline', head: 'Hạn gửi', cell: deadlineWords },
  { key: 'carries', head: 'Số chuyển qua từ kỳ', cell: ({ carriesFrom }) => carriesFrom },
  { key: 'sections', head: 'Mục của đề cương', cell: ({ sections }) => sections?.join(', ') ?? 'tất cả' },
  {
    key: 'annexes',
    head: 'Phụ lục (phiên bản biểu)',
    cell: ({ annexes }) => annexes.map(({ code, version }) => `${code} (${version})`).join(', ') || 'Mọi biểu',
  },
];

/** The failure is shown from the call's own state. */
function noop(): void {}

interface DraftActionsProps {
  readonly unit: string;
  readonly answer: SchemeAnswer;
  readonly isUnsaved: boolean;
}

function DraftActions({ unit, answer, isUnsaved }: DraftActionsProps) {
  const { id } = answer.head;
  const goTo = useGoTo();
  const publish = usePublishScheme(unit, id);
  const discard = useDiscardScheme(unit, id);
  const [sure, setSure] = useState(false);
  const failure = publish.error ?? discard.error;
  return (
    <section className="stack" aria-labelledby="publish">
      <h2 id="publish">Ban hành</h2>
      <p>
        Sau khi ban hành, bản này không sửa được nữa. Các kỳ có hạn từ ngày hiệu lực trở đi theo bản này; kỳ đã qua hạn
        giữ nguyên bản cũ.
      </p>
      {failure && <ErrorState title="Chưa làm được">{messageOf(failure, REPORT_MESSAGES)}</ErrorState>}
      {isUnsaved && <p>Dự thảo có phần chưa lưu: bấm “Lưu dự thảo” trước khi ban hành.</p>}
      <div className="row">
        <Button
          disabled={isUnsaved}
          busy={publish.isPending}
          // Awaited, not called back: once it is in force these buttons are gone.
          onClick={() => publish.mutateAsync(answer.revision).then(() => notify('Đã ban hành chế độ báo cáo'), noop)}
        >
          Ban hành
        </Button>
        {sure ? (
          <Button kind="secondary" onClick={() => discard.mutateAsync().then(() => goTo(schemePath(unit)), noop)}>
            Bỏ hẳn dự thảo này
          </Button>
        ) : (
          <Button kind="secondary" onClick={() => setSure(true)}>
            Bỏ dự thảo…
          </Button>
        )}
      </div>
    </section>
  );
}

function NextVersion({ unit, answer }: { readonly unit: string; readonly answer: SchemeAnswer }) {
  const goTo = useGoTo();
  const draft = useDraftScheme(unit);
  const { id, level } = answer.head;
  return (
    <div className="row">
      {draft.isError && <ErrorState title="Chưa lập được">{messageOf(draft.error, REPORT_MESSAGES)}</ErrorState>}
      <Button
        kind="secondary"
        busy={draft.isPending}
        onClick={() => draft.mutate({ from: id, level }, { onSuccess: ({ head }) => goTo(schemePath(unit, head.id)) })}
      >
        Lập bản mới thay bản này
      </Button>
    </div>
  );
}
