import { useState } from 'react';
import type { LineReviewResponse, ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import { DEMAND_NAMES } from '#core/assessments/appraisal/rounds.ts';
import type { EvidenceId } from '#core/assessments/assessment.ts';
import type { SheetResponse } from '#core/assessments/contract.ts';
import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { CellState, type CellStateOf } from '#web/ui/cell-state/cell-state.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { EvidenceField } from '../evidence-field.tsx';
import { sheetPath, useScheme, useSheet } from '../load-sheet.ts';
import { sheetFailure } from '../sheet-steps.ts';
import classes from './appraisal.module.css';
import { useExplain, useReview } from './load-appraisal.ts';
import { RoundsTable } from './rounds-table.tsx';

/** "Giải trình": the unit answers what was asked about or lost points; its chair sends it. */
export function ExplainPage() {
  const unit = useUnitSlug();
  const sheet = useSheet(unit, usePathParam('sheet'));
  return (
    <QueryView query={sheet} messages={ASSESSMENT_MESSAGES} loading="Đang tải phiếu chấm điểm…">
      {(data) => <WithReview sheet={data} />}
    </QueryView>
  );
}

function WithReview({ sheet }: { readonly sheet: SheetResponse }) {
  const review = useReview(sheet.unit, sheet.key);
  const scheme = useScheme(sheet.criteriaSetId);
  return (
    <QueryView query={review} messages={ASSESSMENT_MESSAGES} loading="Đang tải yêu cầu giải trình…">
      {(data) => (scheme.data ? <Explain sheet={sheet} review={data} scheme={scheme.data} /> : null)}
    </QueryView>
  );
}

interface ExplainProps {
  readonly sheet: SheetResponse;
  readonly review: ReviewResponse;
  readonly scheme: Scheme;
}

function Explain({ sheet, review, scheme }: ExplainProps) {
  const may = useMay();
  const open = review.state === 'explaining';
  const lines = review.lines.filter(({ mayExplain }) => mayExplain);
  const answered = lines.filter(({ explanation }) => explanation !== null).length;
  const send = open && may('assessments:submit') && answered > 0;
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title={`Giải trình phiếu chấm điểm ${sheetKeyInWords(sheet.key)}`}
        back={{ href: sheetPath(sheet.unit, sheet.key), label: 'Phiếu chấm điểm' }}
        actions={
          send && <ButtonLink href={sheetPath(sheet.unit, sheet.key, '/gui-giai-trinh')}>Ký gửi giải trình</ButtonLink>
        }
      >
        Đã giải trình {answered}/{lines.length} tiêu chí
      </PageHeader>
      <Standing review={review} />
      {lines.length === 0 ? (
        <EmptyState title="Không có tiêu chí nào phải giải trình">
          Tiêu chí xuất hiện ở đây khi bị trừ điểm hoặc được yêu cầu giải trình, bổ sung tài liệu.
        </EmptyState>
      ) : (
        <ul className={classes.cards}>
          {lines.map((line) => {
            const leaf = scheme.leafOf.get(line.code);
            return leaf ? (
              <li key={line.code}>
                <ExplainCard sheet={sheet} leaf={leaf} line={line} open={open && may('assessments:explain')} />
              </li>
            ) : null;
          })}
        </ul>
      )}
    </div>
  );
}

/** Until when, or what became of it. */
function Standing({ review }: { readonly review: ReviewResponse }) {
  const until = review.explanationUntil ? formatDate(review.explanationUntil) : '';
  if (review.state === 'explaining') {
    return (
      <Callout tone="warn" title={`Giải trình đến hết ngày ${until}`}>
        Đầu mối CCHC ghi giải trình từng tiêu chí, Chủ tịch UBND ký gửi. Sau ngày này phiếu tự chuyển sang thẩm định lần
        2; tiêu chí không giải trình giữ nguyên điểm lần 1.
      </Callout>
    );
  }
  if (review.state === 'submitted') {
    return <Callout title="Đang thẩm định lần 1">Giải trình được sau khi cơ quan thẩm định gửi yêu cầu.</Callout>;
  }
  return (
    <Callout title={review.sentBy ? `${review.sentBy} đã gửi giải trình` : `Hết hạn giải trình ngày ${until}`}>
      Nội dung không sửa được nữa. Kết quả thẩm định lần 2 hiện bên dưới từng tiêu chí.
    </Callout>
  );
}

interface ExplainCardProps {
  readonly sheet: SheetResponse;
  readonly leaf: Leaf;
  readonly line: LineReviewResponse;
  readonly open: boolean;
}

function ExplainCard({ sheet, leaf, line, open }: ExplainCardProps) {
  const { code, name, max } = leaf.criterion;
  const own = sheet.lines.find((one) => one.code === code);
  const demand = line.first?.demand;
  return (
    <section className={classes.case} aria-labelledby={`line-${code}`}>
      <h2 id={`line-${code}`} className={classes.caseTitle}>
        {code} {name} <span className="soft">(tối đa {formatPoints(max)})</span>
      </h2>
      {demand && (
        <p className={classes.demand}>
          ▲ {DEMAND_NAMES[demand.kind]}: {demand.text}
        </p>
      )}
      <RoundsTable
        rounds={line}
        self={own?.self ?? null}
        explanation={open ? null : line.explanation}
        documents={line.explanation?.evidence.map(({ title }) => title) ?? []}
      />
      {open && <ExplainForm sheet={sheet} line={line} />}
    </section>
  );
}

function ExplainForm({ sheet, line }: { readonly sheet: SheetResponse; readonly line: LineReviewResponse }) {
  const { explanation } = line;
  const write = useExplain(sheet.unit, sheet.key, line.code);
  const form = useForm({
    initial: {
      text: explanation?.text ?? '',
      evidence: explanation?.evidence.map(({ id }) => id).join(' ') ?? '',
    } as Record<string, string>,
    check: ({ text = '' }) => ({ text: text.trim() === '' ? 'Ghi nội dung giải trình.' : undefined }),
  });
  const [state, setState] = useState<CellStateOf>({ state: 'rest' });
  const [theirs, setTheirs] = useState<{ readonly by: string; readonly text: string }>();

  function save({ text = '', evidence = '' }: Record<string, string>): void {
    setState({ state: 'saving' });
    const pieces = evidence.split(' ').filter((id) => id !== '') as EvidenceId[];
    write.mutate(
      { version: explanation?.version ?? 0, text, evidence: pieces },
      {
        onSuccess: () => {
          setTheirs(undefined);
          setState({ state: 'saved', at: new Date() });
        },
        onError: (error) => {
          const changed = error instanceof ApiRefusal && error.code === 'explanation-changed';
          setTheirs(changed ? { by: String(error.detail.by), text: String(error.detail.text) } : undefined);
          setState(changed ? { state: 'rest' } : { state: 'failed', sentence: sheetFailure(error) ?? '' });
        },
      },
    );
  }

  return (
    <div className="stack-tight">
      <TextAreaField form={form} name="text" label="Giải trình" rows={4} required />
      <EvidenceField form={form} unit={sheet.unit} />
      {theirs && (
        <div role="alert">
          <Callout tone="warn" title={`${theirs.by} vừa sửa giải trình này`}>
            Bản đang lưu: “{theirs.text}”. Phần bạn gõ vẫn còn; bấm Lưu lần nữa để thay bằng bản của bạn.
          </Callout>
        </div>
      )}
      <div className="row">
        <Button size="small" busy={write.isPending} busyLabel="Đang lưu…" onClick={() => form.submit(save)}>
          Lưu giải trình
        </Button>
        <CellState value={state} />
      </div>
    </div>
  );
}
