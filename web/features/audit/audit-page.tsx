import { actionName, FEATURE_NAMES } from '#core/audit/actions.ts';
import type { AuditEntry } from '#core/audit/contract.ts';
import { formatDate, formatInstant, parseDate } from '#core/kernel/dates.ts';
import { lineName } from '#core/units/unit.ts';
import { unitPath, useGoTo, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useUnit } from '#web/lib/session.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { ChainCheck } from './chain-check.tsx';
import { useAudit } from './load-audit.ts';
import { WhatCell } from './what-cell.tsx';

const PAGE_SIZE = 30;

/** Who did what, when and why; newest first. */
export function AuditPage() {
  const unit = useUnitSlug();
  const name = useUnit()?.name ?? '';
  const search = useSearchValues();
  const page = Math.max(1, Number(search.trang ?? 1) || 1);
  const entries = useAudit(unit, {
    from: search.tu,
    to: search.den,
    actor: search.nguoi,
    feature: search.viec,
    subject: search.tim,
    page,
    size: PAGE_SIZE,
  });
  return (
    <div className="stack">
      <PageHeader title="Nhật ký">{lineName(name)}: mọi thay đổi dữ liệu, ai làm, lúc nào, vì sao</PageHeader>
      <AuditFilter key={JSON.stringify(search)} unit={unit} search={search} />
      <QueryView query={entries} loading="Đang tải nhật ký…">
        {({ items, total }) => (
          <>
            <AuditTable rows={items} />
            <Pager
              page={page}
              size={PAGE_SIZE}
              total={total}
              noun="dòng"
              href={(number) => unitPath(unit, 'nhat-ky', { ...search, trang: number })}
            />
          </>
        )}
      </QueryView>
      <ChainCheck unit={unit} />
    </div>
  );
}

interface AuditFilterProps {
  readonly unit: string;
  readonly search: Readonly<Record<string, string | undefined>>;
}

function AuditFilter({ unit, search }: AuditFilterProps) {
  const goTo = useGoTo();
  const shown = (day: string | undefined) => (day ? formatDate(day) : '');
  const form = useForm({
    initial: {
      from: shown(search.tu),
      to: shown(search.den),
      actor: search.nguoi ?? '',
      feature: search.viec ?? '',
      subject: search.tim ?? '',
    },
    check: ({ from, to }) => ({
      from: !from || parseDate(from) ? undefined : 'Ngày phải có dạng ngày/tháng/năm',
      to: !to || parseDate(to) ? undefined : 'Ngày phải có dạng ngày/tháng/năm',
    }),
  });
  const features = Object.entries(FEATURE_NAMES).map(([value, label]) => ({ value, label }));
  return (
    <Form
      form={form}
      submitLabel="Lọc"
      onSubmit={({ from, to, actor, feature, subject }) =>
        goTo(
          unitPath(unit, 'nhat-ky', {
            tu: parseDate(from),
            den: parseDate(to),
            nguoi: actor.trim(),
            viec: feature,
            tim: subject.trim(),
          }),
        )
      }
    >
      <FieldRow>
        <DateField form={form} name="from" label="Từ ngày" hint="" />
        <DateField form={form} name="to" label="Đến hết ngày" hint="" />
        <TextField form={form} name="actor" label="Người làm" />
        <SelectField form={form} name="feature" label="Loại việc" choices={features} placeholder="Mọi loại việc" />
        <TextField form={form} name="subject" label="Mã hoặc nội dung" />
      </FieldRow>
    </Form>
  );
}

function AuditTable({ rows }: { readonly rows: readonly AuditEntry[] }) {
  return (
    <DataTable
      caption="Nhật ký của đơn vị"
      columns={[
        { key: 'at', head: 'Lúc', nowrap: true, cell: ({ at }) => formatInstant(at) },
        { key: 'actor', head: 'Người làm', cell: ({ actorName }) => actorName },
        { key: 'action', head: 'Việc', main: true, cell: ({ action }) => actionName(action) },
        { key: 'what', head: 'Nội dung', cell: ({ what }) => <WhatCell what={what} /> },
        { key: 'why', head: 'Lý do', cell: ({ why }) => why },
        {
          key: 'seq',
          head: 'Số',
          kind: 'number',
          cell: ({ seq, hash }) => <span title={`Mã băm ${hash}`}>{seq}</span>,
        },
      ]}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty={<EmptyState title="Không có dòng nhật ký nào khớp" />}
    />
  );
}
