import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { GROUP_NAMES, GROUPS } from '#core/service-index/component.ts';
import type { PortalFigureView } from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { WHOLE } from '#core/service-index/portal.ts';
import { monthFrom } from '#core/service-index/portal-rows.ts';
import { today } from '#web/lib/format.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useSession } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import {
  failureOf,
  indexPath,
  pointsWords,
  portalUrl,
  usePortalFigures,
  useRecordPortal,
  useServiceIndex,
} from './load-service-index.ts';

const SIZE = 25;

/** Figures read from the National Portal: typed one by one here, many at once on the page beside. */
export function PortalPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const page = Number(useSearchValues().trang ?? 1);
  const figures = usePortalFigures(unit, page);
  const writes = may('service-index:record-portal');
  return (
    <div className="stack">
      <PageHeader
        title="Số đọc trên Cổng Dịch vụ công quốc gia"
        back={{ href: indexPath(unit), label: 'Chỉ số phục vụ' }}
        actions={
          writes && (
            <ButtonLink kind="secondary" href={indexPath(unit, '/so-tren-cong/nhap-nhieu')}>
              Nhập nhiều số một lúc
            </ButtonLink>
          )
        }
      >
        Ghi số đang hiển thị trên Cổng để so với số của phần mềm. Nhập lại cùng tháng và mục thì số mới thay số cũ; số
        cũ vẫn giữ trong nhật ký.
      </PageHeader>
      {writes && <PortalForm unit={unit} />}
      <QueryView query={figures} messages={SERVICE_INDEX_MESSAGES} loading="Đang tải các số đã nhập…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Số đã nhập"
              captionSeen
              columns={columnsOf(unit, writes)}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa nhập số nào">
                  Mở trang của đơn vị trên Cổng, đọc điểm của tháng rồi ghi vào đây.
                </EmptyState>
              }
            />
            {total > 0 && (
              <Pager
                page={page}
                size={SIZE}
                total={total}
                noun="số"
                href={(to) => indexPath(unit, '/so-tren-cong', { trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

function subjectWords(subject: string): string {
  const group = GROUPS.find((code) => code === subject);
  return subject === WHOLE ? 'Tổng điểm' : group ? `Nhóm ${group}. ${GROUP_NAMES[group]}` : subject;
}

const monthWords = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;

function columnsOf(unit: string, writes: boolean): readonly Column<PortalFigureView>[] {
  const columns: readonly Column<PortalFigureView>[] = [
    { key: 'month', head: 'Tháng', nowrap: true, cell: ({ month }) => monthWords(month) },
    { key: 'subject', head: 'Mục', main: true, cell: ({ subject }) => subjectWords(subject) },
    { key: 'points', head: 'Điểm', kind: 'number', nowrap: true, cell: ({ points }) => pointsWords(points) },
    {
      key: 'read',
      head: 'Đọc ngày, người đọc',
      cell: ({ readOn, readBy }) => `${formatDate(readOn)}, ${readBy}`,
    },
    {
      key: 'source',
      head: 'Nguồn',
      wide: true,
      cell: ({ id, source, fileName }) => (
        <>
          {source}
          {fileName && (
            <>
              {' · '}
              <a href={portalUrl(unit, `/${id}/file`)} download>
                {fileName}
              </a>
            </>
          )}
        </>
      ),
    },
  ];
  const act: Column<PortalFigureView> = {
    key: 'act',
    head: 'Việc',
    cell: ({ id, month, subject }) => (
      <Link href={indexPath(unit, `/so-tren-cong/${id}/bo`)}>
        Bỏ số này
        <span className="unseen">
          : {subjectWords(subject)}, {monthWords(month)}
        </span>
      </Link>
    ),
  };
  return writes ? [...columns, act] : columns;
}

function PortalForm({ unit }: { readonly unit: string }) {
  const { name } = useSession();
  const [file, setFile] = useState<File>();
  const record = useRecordPortal(unit);
  const initial = {
    month: monthWords(today().slice(0, 7)),
    subject: WHOLE,
    points: '',
    readOn: formatDate(today()),
    readBy: name,
    source: '',
  };
  const form = useForm({ initial, check });
  const month = monthFrom(form.values.month)?.slice(0, 7);
  const index = useServiceIndex(unit, month !== undefined && month <= today().slice(0, 7) ? month : undefined);
  const components = index.data?.groups.flatMap((group) => group.components) ?? [];
  const choices = [
    { value: WHOLE, label: 'Tổng điểm' },
    ...GROUPS.map((group) => ({ value: group, label: subjectWords(group) })),
    ...components.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
  ];

  function submit(values: typeof initial) {
    record.mutate(
      {
        ...values,
        month: monthFrom(values.month)?.slice(0, 7) ?? '',
        readOn: parseDate(values.readOn) ?? '',
        file,
      },
      {
        onSuccess: () => {
          notify('Đã ghi số đọc trên Cổng');
          setFile(undefined);
          form.setAll({ ...values, points: '' });
        },
      },
    );
  }

  return (
    <section aria-labelledby="ghi-so" className="stack-tight" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="ghi-so">Ghi một số</h2>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Ghi số này"
        busy={record.isPending}
        failure={failureOf(record.error)}
      >
        <TextField form={form} name="month" label="Tháng" hint="Ví dụ 05/2026" width="short" required />
        <SelectField form={form} name="subject" label="Mục" choices={choices} required />
        <TextField form={form} name="points" label="Điểm trên Cổng" hint="Ví dụ 81,25" width="short" required />
        <DateField form={form} name="readOn" label="Ngày đọc" required />
        <TextField form={form} name="readBy" label="Người đọc" required />
        <TextField
          form={form}
          name="source"
          label="Nguồn"
          hint="Đường dẫn trang của Cổng, hoặc tên tệp ảnh chụp màn hình"
          required
        />
        <FileDrop
          label="Ảnh chụp màn hình (nếu có)"
          accept={['.png', '.jpg', '.jpeg', '.pdf']}
          maxMegabytes={10}
          file={file}
          onFile={setFile}
        />
      </Form>
    </section>
  );
}

function check(values: {
  month: string;
  subject: string;
  points: string;
  readOn: string;
  readBy: string;
  source: string;
}) {
  const points = parseDecimal(values.points, 2);
  return {
    month: monthFrom(values.month) ? undefined : 'Ghi tháng như 05/2026.',
    subject: values.subject ? undefined : 'Chọn mục.',
    points: points === undefined || points < 0 ? 'Ghi điểm với nhiều nhất hai chữ số lẻ, ví dụ 81,25.' : undefined,
    readOn: parseDate(values.readOn) ? undefined : 'Ghi ngày đọc, ví dụ 21/11/2026.',
    readBy: values.readBy.trim().length < 2 ? 'Ghi người đọc.' : undefined,
    source: values.source.trim().length < 3 ? SERVICE_INDEX_MESSAGES['portal-source-missing'] : undefined,
  };
}
