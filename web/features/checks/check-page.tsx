import type { ReportCheckView } from '#core/checks/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatMoment } from '#web/lib/format.ts';
import { unitPath, usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { CheckProgress } from './check-progress.tsx';
import { checkFailure, checkMessage, KINDS, stateOf } from './check-words.ts';
import { FigureTable } from './figure-table.tsx';
import { FindingsView } from './findings-view.tsx';
import { isRunning, urlOf, useCheck, useCheckAgain } from './load-checks.ts';
import { ReferenceTable } from './reference-table.tsx';

/** One checked report: its findings beside the text, the documents it names, its figures. */
export function CheckPage() {
  const unit = useUnitSlug();
  const check = useCheck(unit, usePathParam('id'));
  return (
    <QueryView query={check} loading="Đang tải kết quả kiểm tra…">
      {(found) => <Check unit={unit} check={found} />}
    </QueryView>
  );
}

interface Shown {
  readonly unit: string;
  readonly check: ReportCheckView;
}

function Check({ unit, check }: Shown) {
  const { tone, words } = stateOf(check);
  const done = check.state === 'checked';
  return (
    <div className="stack">
      <PageHeader
        title={check.fileName}
        back={{ href: unitPath(unit, 'kiem-tra'), label: 'Kiểm tra báo cáo' }}
        actions={<Acts unit={unit} check={check} />}
      >
        <StatusBadge tone={tone}>{words}</StatusBadge> {check.kind && `${KINDS[check.kind]}; `}
        {check.uploadedBy} gửi {formatMoment(check.uploadedAt)}
      </PageHeader>
      {check.title && (
        <p>
          <strong>{check.title}</strong>
          {check.from && check.to && ` – kỳ số liệu ${formatDate(check.from)} đến ${formatDate(check.to)}`}
        </p>
      )}
      <Standing check={check} />
      {done && check.isReport && <Result unit={unit} check={check} />}
    </div>
  );
}

function Standing({ check }: { readonly check: ReportCheckView }) {
  if (check.interrupted) {
    return (
      <Callout tone="warn" title="Việc kiểm tra bị ngắt giữa chừng">
        Máy chủ đã dừng khi đang đọc. Những trang đã đọc vẫn còn; bấm “Kiểm tra lại” để đi tiếp.
      </Callout>
    );
  }
  if (check.failure) {
    return (
      <Callout tone="late" title="Không đọc được tệp">
        {checkMessage(check.failure.code, check.failure.detail) ?? 'Máy chủ gặp lỗi khi đọc tệp. Hãy kiểm tra lại.'}
      </Callout>
    );
  }
  if (isRunning(check)) {
    return (
      <section aria-live="polite" className="stack-tight">
        <p>Đang kiểm tra. Bạn có thể rời trang này; việc vẫn chạy tiếp.</p>
        <CheckProgress check={check} />
      </section>
    );
  }
  if (check.isReport === false) {
    return (
      <Callout tone="info" title="Không phải báo cáo, kế hoạch hay thông báo">
        {check.likeness} Vì vậy không có phát hiện nào được nêu.
      </Callout>
    );
  }
  return null;
}

function Acts({ unit, check }: Shown) {
  const may = useMay();
  const again = useCheckAgain(unit);
  const exported = (format: string) => urlOf(unit, `/${check.id}/export?format=${format}`);
  return (
    <>
      {check.state === 'checked' && (
        <>
          <ButtonLink kind="secondary" href={exported('xlsx')} target="_blank">
            Xuất Excel
          </ButtonLink>
          <ButtonLink kind="secondary" href={exported('docx')} target="_blank">
            Xuất Word
          </ButtonLink>
        </>
      )}
      {may('checks:run') && !isRunning(check) && (
        <Button kind="quiet" busy={again.isPending} onClick={() => again.mutate(check.id)}>
          Kiểm tra lại
        </Button>
      )}
      {again.isError && <span role="alert">{checkFailure(again.error)}</span>}
    </>
  );
}

function Result({ unit, check }: Shown) {
  const view = useSearchValues().xem ?? 'phat-hien';
  const href = (xem: string) => unitPath(unit, `kiem-tra/${check.id}`, { xem });
  const found = check.errors + check.warnings + check.notes;
  return (
    <>
      <Tabs
        label="Kết quả kiểm tra"
        tabs={[
          { href: href('phat-hien'), label: 'Phát hiện', count: found, current: view === 'phat-hien' },
          { href: href('van-ban'), label: 'Văn bản viện dẫn', count: check.references, current: view === 'van-ban' },
          { href: href('so-lieu'), label: 'Số liệu', count: check.figures, current: view === 'so-lieu' },
        ]}
      />
      {view === 'phat-hien' && <FindingsView unit={unit} check={check} />}
      {view === 'van-ban' && <ReferenceTable unit={unit} check={check} />}
      {view === 'so-lieu' && <FigureTable unit={unit} check={check} />}
    </>
  );
}
