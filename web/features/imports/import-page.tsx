import type { ImportRunView } from '#core/imports/contract.ts';
import { DOSSIER_COLUMNS } from '#core/imports/dossier-columns.ts';
import { formatMoment, formatNumber } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { importFailure, importMessage, stateOf } from './import-words.ts';
import { isRunning, useImport, useStep } from './load-imports.ts';
import { MappingForm } from './mapping-form.tsx';
import { ProblemTable } from './problem-table.tsx';
import { RunProgress } from './run-progress.tsx';

/** One file on its way into the register: columns, dry run, bad rows, applying. */
export function ImportPage() {
  const unit = useUnitSlug();
  const run = useImport(unit, usePathParam('id'));
  return (
    <QueryView query={run} loading="Đang tải lần nhập…">
      {(found) => <Run unit={unit} run={found} />}
    </QueryView>
  );
}

function Run({ unit, run }: { readonly unit: string; readonly run: ImportRunView }) {
  const may = useMay();
  const { tone, words } = stateOf(run);
  return (
    <div className="stack">
      <PageHeader title={run.fileName} back={{ href: unitPath(unit, 'nhap-du-lieu'), label: 'Nhập dữ liệu hồ sơ' }}>
        <StatusBadge tone={tone}>{words}</StatusBadge> {run.uploadedBy} tải lên {formatMoment(run.uploadedAt)}
        {run.appliedAt && `; ${run.appliedBy ?? ''} nhập xong ${formatMoment(run.appliedAt)}`}
      </PageHeader>
      <Failure run={run} />
      {run.state === 'mapping' && may('imports:run') && <MappingForm unit={unit} run={run} />}
      {isRunning(run) && <RunProgress run={run} />}
      {run.state !== 'mapping' && run.state !== 'failed' && <Counts run={run} />}
      {may('imports:run') && <Acts unit={unit} run={run} />}
      {run.state !== 'mapping' && <ProblemTable unit={unit} run={run} />}
      {run.layout && run.state !== 'mapping' && <Columns run={run} />}
    </div>
  );
}

function Failure({ run: { failure, interrupted } }: { readonly run: ImportRunView }) {
  if (interrupted) {
    return (
      <Callout tone="warn" title="Lần nhập bị ngắt giữa chừng">
        Máy chủ đã dừng khi đang làm. Những dòng đã nhập vẫn còn; bấm “Làm tiếp” để đi tiếp từ chỗ dừng, không dòng nào
        bị nhập hai lần.
      </Callout>
    );
  }
  if (!failure) {
    return null;
  }
  return (
    <Callout tone="late" title="Không đọc được hết tệp">
      {importMessage(failure.code, failure.detail) ?? 'Máy chủ gặp lỗi khi đọc tệp. Hãy kiểm tra lại lần nữa.'}
    </Callout>
  );
}

function Counts({ run }: { readonly run: ImportRunView }) {
  const applied = run.state === 'applied' || run.state === 'applying';
  const { found, done } = run;
  const counts = applied
    ? { ...done, refused: done.refused, conflict: 0 }
    : { new: found.new, changed: found.changed, equal: found.equal, conflict: found.conflict, refused: found.bad };
  const tile = (label: string, value: number) => <StatTile label={label} value={formatNumber(value)} unit="dòng" />;
  return (
    <section aria-labelledby="ket-qua" className="stack-tight">
      <h2 id="ket-qua">{applied ? 'Đã nhập' : 'Nếu nhập tệp này'}</h2>
      <StatTiles>
        {tile('Hồ sơ mới', counts.new)}
        {tile('Hồ sơ thay đổi', counts.changed)}
        {tile('Không đổi', counts.equal)}
        {!applied && tile('Trùng hồ sơ của đơn vị', counts.conflict)}
        {tile(applied ? 'Không nhận' : 'Dòng lỗi', counts.refused)}
      </StatTiles>
      {found.skipped > 0 && (
        <p className="soft">
          {formatNumber(found.skipped)} dòng không phải hồ sơ (tiêu đề nhóm, dòng tổng) được bỏ qua.
        </p>
      )}
    </section>
  );
}

function Acts({ unit, run }: { readonly unit: string; readonly run: ImportRunView }) {
  const step = useStep(unit, run.id);
  const toDo = run.found.new + run.found.changed;
  const resumes = run.interrupted ? (run.state === 'applying' ? 'apply' : 'check') : undefined;
  return (
    <div className="stack-tight">
      {step.isError && <Callout tone="late">{importFailure(step.error)}</Callout>}
      <div className="row">
        {run.state === 'checked' && (
          <Button kind="primary" busy={step.isPending} disabled={toDo === 0} onClick={() => step.mutate('apply')}>
            {toDo === 0 ? 'Không có gì mới để nhập' : `Nhập vào sổ ${formatNumber(toDo)} hồ sơ`}
          </Button>
        )}
        {resumes && (
          <Button kind="primary" busy={step.isPending} onClick={() => step.mutate(resumes)}>
            Làm tiếp
          </Button>
        )}
        {(run.state === 'checked' || run.state === 'failed') && (
          <Button kind="secondary" busy={step.isPending} onClick={() => step.mutate('check')}>
            Kiểm tra lại
          </Button>
        )}
        {(run.state === 'checked' || run.state === 'failed' || run.state === 'mapping') && (
          <Button kind="quiet" busy={step.isPending} onClick={() => step.mutate('discard')}>
            Bỏ tệp này
          </Button>
        )}
      </div>
    </div>
  );
}

function Columns({ run: { layout } }: { readonly run: ImportRunView }) {
  if (!layout) {
    return null;
  }
  return (
    <details>
      <summary>Cột đã nhận{layout.mapped ? ' (chọn tay)' : ''}</summary>
      <p className="soft">
        {layout.sheet && `Trang tính “${layout.sheet}”, `}tiêu đề ở dòng {layout.firstRow}
        {layout.lastRow > layout.firstRow && `–${layout.lastRow}`}.
      </p>
      <Facts items={layout.columns.map(({ field, label }) => [DOSSIER_COLUMNS[field].name, label] as const)} />
    </details>
  );
}
