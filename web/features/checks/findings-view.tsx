import { useState } from 'react';
import type { CheckFindingView, ReportCheckView } from '#core/checks/contract.ts';
import { RULE_NAMES, SEVERITY_NAMES } from '#core/checks/words.ts';
import { formatMoment } from '#web/lib/format.ts';
import { unitPath, useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { checkFailure, TONES } from './check-words.ts';
import classes from './checks.module.css';
import { FINDINGS_A_PAGE, useDismiss, useFindings, useRestore } from './load-checks.ts';
import { ReportText } from './report-text.tsx';

interface Shown {
  readonly unit: string;
  readonly check: ReportCheckView;
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** The findings, the gravest first, beside the text; choosing one shows its line. */
export function FindingsView({ unit, check }: Shown) {
  const { muc, trang, dong } = useSearchValues();
  const setSearch = useSetSearch();
  const severity = SEVERITIES.find((one) => one === muc);
  const page = Math.max(1, Number(trang) || 1);
  const findings = useFindings(unit, check, page, severity);
  const counts = { error: check.errors, warning: check.warnings, note: check.notes };
  const href = (wanted?: string) => unitPath(unit, `kiem-tra/${check.id}`, { xem: 'phat-hien', muc: wanted });
  const line = Number(dong) || undefined;
  return (
    <QueryView query={findings} loading="Đang tải các phát hiện…">
      {({ items, total }) => (
        <div className={classes.beside}>
          <section aria-label="Các phát hiện" className="stack-tight">
            <Tabs
              label="Mức độ"
              tabs={[
                { href: href(), label: 'Tất cả', current: severity === undefined },
                ...SEVERITIES.map((one) => ({
                  href: href(one),
                  label: SEVERITY_NAMES[one],
                  count: counts[one],
                  current: severity === one,
                })),
              ]}
            />
            {items.length === 0 && <EmptyState title="Không thấy điểm nào mâu thuẫn">Ở mức độ đang chọn.</EmptyState>}
            <ol className={classes.findings}>
              {items.map((finding) => (
                <Finding
                  key={finding.key}
                  unit={unit}
                  check={check}
                  finding={finding}
                  current={finding.line === line}
                  onShow={() => setSearch({ dong: finding.line })}
                />
              ))}
            </ol>
            {total > FINDINGS_A_PAGE && (
              <Pager
                page={page}
                size={FINDINGS_A_PAGE}
                total={total}
                noun="phát hiện"
                href={(next) =>
                  unitPath(unit, `kiem-tra/${check.id}`, { xem: 'phat-hien', muc: severity, trang: next })
                }
              />
            )}
          </section>
          <ReportText unit={unit} check={check} line={line} quote={items.find((one) => one.line === line)?.quote} />
        </div>
      )}
    </QueryView>
  );
}

interface FindingProps extends Shown {
  readonly finding: CheckFindingView;
  readonly current: boolean;
  readonly onShow: () => void;
}

function Finding({ unit, check, finding, current, onShow }: FindingProps) {
  const { severity, rule, line, message, quote, dismissal } = finding;
  return (
    <li className={current ? classes.currentFinding : classes.finding}>
      <p className={classes.findingHead}>
        <StatusBadge tone={dismissal ? 'off' : TONES[severity]}>{SEVERITY_NAMES[severity]}</StatusBadge>{' '}
        <strong>{RULE_NAMES[rule] ?? rule}</strong>
      </p>
      <p>{message}</p>
      <blockquote className={classes.quote}>{quote}</blockquote>
      {dismissal && (
        <p className="soft">
          Không phải lỗi: {dismissal.reason} ({dismissal.by}, {formatMoment(dismissal.at)})
        </p>
      )}
      <div className="row">
        <Button kind="secondary" size="small" aria-pressed={current} onClick={onShow}>
          Xem dòng {line}
        </Button>
        <Judging unit={unit} check={check} finding={finding} />
      </div>
    </li>
  );
}

function Judging({ unit, check, finding }: Shown & { readonly finding: CheckFindingView }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const restore = useRestore(unit, check.id);
  if (!may('checks:run')) {
    return null;
  }
  if (finding.dismissal) {
    return (
      <Button kind="quiet" size="small" busy={restore.isPending} onClick={() => restore.mutate(finding.key)}>
        Bỏ đánh dấu
      </Button>
    );
  }
  return asking ? (
    <DismissForm unit={unit} check={check} finding={finding} onDone={() => setAsking(false)} />
  ) : (
    <Button kind="quiet" size="small" onClick={() => setAsking(true)}>
      Không phải lỗi
    </Button>
  );
}

function DismissForm(props: Shown & { readonly finding: CheckFindingView; readonly onDone: () => void }) {
  const { unit, check, finding, onDone } = props;
  const dismiss = useDismiss(unit, check.id);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 3 ? { reason: 'Nhập lý do không phải lỗi' } : {}),
  });
  return (
    <Form
      form={form}
      onSubmit={({ reason }) => dismiss.mutate({ finding: finding.key, reason }, { onSuccess: onDone })}
      submitLabel="Đánh dấu không phải lỗi"
      busy={dismiss.isPending}
      failure={dismiss.isError ? checkFailure(dismiss.error) : undefined}
      others={
        <Button kind="quiet" onClick={onDone}>
          Thôi
        </Button>
      }
    >
      <TextField form={form} name="reason" label="Lý do" required />
    </Form>
  );
}
