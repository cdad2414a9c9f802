import { useState } from 'react';
import type { PortalRowsAnswer } from '#core/service-index/contract.ts';
import { PORTAL_COLUMNS } from '#core/service-index/portal-rows.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { failureOf, indexPath, portalUrl, useTakeTable } from './load-service-index.ts';

type Row = PortalRowsAnswer['rows'][number];

const OUTCOMES = {
  new: ['done', 'Thêm mới'],
  replaces: ['act', 'Thay số cũ'],
  same: ['neutral', 'Đã có, không đổi'],
  wrong: ['late', 'Không nhận'],
} as const satisfies Record<Row['outcome'], readonly [Tone, string]>;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'row', head: 'Dòng', kind: 'number', cell: ({ row }) => row },
  { key: 'month', head: 'Tháng', nowrap: true, cell: ({ month }) => month.replace(/^(\d{4})-(\d{2})$/u, '$2/$1') },
  { key: 'subject', head: 'Mục', main: true, cell: ({ subject }) => (subject === 'all' ? 'Tổng điểm' : subject) },
  { key: 'points', head: 'Điểm', kind: 'number', cell: ({ points }) => points },
  {
    key: 'outcome',
    head: 'Kết quả',
    cell: ({ outcome }) => <StatusBadge tone={OUTCOMES[outcome][0]}>{OUTCOMES[outcome][1]}</StatusBadge>,
  },
  { key: 'problems', head: 'Cần sửa', wide: true, cell: ({ problems }) => problems.join(' ') },
];

/** Many months at once, pasted or from a file: looked through row by row first, taken in when the person says so. */
export function PortalImportPage() {
  const unit = useUnitSlug();
  const back = indexPath(unit, '/so-tren-cong');
  const goTo = useGoTo();
  const [table, setTable] = useState<File | string>();
  const take = useTakeTable(unit);
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? 'Dán bảng vào đây.' : undefined }),
  });

  function look(next: File | string | undefined): void {
    setTable(next);
    if (next !== undefined) {
      take.mutate({ table: next, dryRun: true });
    }
  }

  function keep(chosen: File | string): void {
    take.mutate(
      { table: chosen, dryRun: false },
      {
        onSuccess: ({ taken }) => {
          notify(`Đã ghi ${taken} số`);
          goTo(back);
        },
      },
    );
  }

  return (
    <div className="stack">
      <PageHeader title="Nhập nhiều số đọc trên Cổng" back={{ href: back, label: 'Số đọc trên Cổng' }}>
        Bảng có dòng tiêu đề với các cột: {Object.values(PORTAL_COLUMNS).join(', ')}. Mục ghi “Tổng”, nhóm I đến V hoặc
        mã thành phần như IV.3.{' '}
        <a href={portalUrl(unit, '/files/template')} download>
          Tải bảng mẫu
        </a>
      </PageHeader>
      <Form form={form} onSubmit={({ text }) => look(text)} submitLabel="Xem trước" busy={take.isPending}>
        <TextAreaField
          form={form}
          name="text"
          label="Dán bảng từ Excel"
          hint="Chọn cả dòng tiêu đề trong Excel, sao chép rồi dán vào đây"
          rows={8}
        />
      </Form>
      <FileDrop
        label="Hoặc chọn tệp"
        accept={['.xlsx', '.csv']}
        maxMegabytes={10}
        file={table instanceof File ? table : undefined}
        onFile={look}
      />
      {take.isError && <ErrorState title="Chưa đọc được bảng">{failureOf(take.error)}</ErrorState>}
      {take.data && table !== undefined && (
        <Preview answer={take.data} busy={take.isPending} onTake={() => keep(table)} />
      )}
    </div>
  );
}

interface PreviewProps {
  readonly answer: PortalRowsAnswer;
  readonly busy: boolean;
  readonly onTake: () => void;
}

function Preview({ answer: { rows }, busy, onTake }: PreviewProps) {
  const countOf = (...outcomes: readonly Row['outcome'][]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const [good, bad] = [countOf('new', 'replaces'), countOf('wrong')];
  return (
    <section className="stack" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc">Xem trước</h2>
      <Callout tone={bad > 0 ? 'warn' : 'info'} title={`${rows.length} dòng`}>
        {countOf('new')} số mới, {countOf('replaces')} thay số cũ, {countOf('same')} đã có, {bad} dòng không nhận.
        {bad > 0 && ' Các dòng không nhận không ảnh hưởng các dòng đúng.'}
      </Callout>
      <DataTable caption="Từng dòng của bảng" columns={COLUMNS} rows={rows} rowKey={({ row }) => String(row)} />
      {good > 0 && (
        <p>
          <Button busy={busy} onClick={onTake}>
            Ghi {good} số
          </Button>
        </p>
      )}
    </section>
  );
}
