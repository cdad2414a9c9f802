import { formatDate } from '#core/kernel/dates.ts';
import type { UnitDetail } from '#core/units/contract.ts';
import { UNIT_MESSAGES } from '#core/units/messages.ts';
import { lineName } from '#core/units/unit.ts';
import { EMPTY } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { may, useSession } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { useUnitDetail } from './unit-calls.ts';

/** One unit: its names and codes over time, where it came from, what became of it, its sections. */
export function UnitPage() {
  return (
    <QueryView query={useUnitDetail(usePathParam('slug'))} messages={UNIT_MESSAGES}>
      {(detail) => <UnitView detail={detail} />}
    </QueryView>
  );
}

function UnitView({ detail }: { readonly detail: UnitDetail }) {
  const here = useUnitSlug();
  const { unit, note, versions, successors, predecessors, sections } = detail;
  return (
    <div className="stack">
      <PageHeader
        title={lineName(unit.name)}
        back={{ href: unitPath(here, 'to-chuc'), label: 'Đơn vị' }}
        actions={<UnitActs detail={detail} />}
      >
        <StatusBadge tone={unit.isOpen ? 'done' : 'off'}>
          {unit.isOpen ? 'Đang hoạt động' : `Kết thúc ngày ${unit.validTo ? formatDate(unit.validTo) : ''}`}
        </StatusBadge>
      </PageHeader>
      <Facts
        items={[
          ['Cấp trên', versions.at(-1)?.parentName],
          [
            'Mã định danh',
            unit.agencyCode && `${unit.agencyCode}${unit.agencyCodeInvented ? ' (mã minh họa của dữ liệu mẫu)' : ''}`,
          ],
          ['Địa chỉ trong hệ thống', unit.slug],
          ['Ghi chú', note],
        ]}
      />
      <Relations
        title="Hình thành từ"
        units={predecessors}
        mergeWords="Toàn bộ; số liệu trước ngày này được cộng vào đơn vị mới"
      />
      <Relations title="Đơn vị kế thừa" units={successors} mergeWords="Toàn bộ đơn vị nhập vào" />
      <History versions={versions} />
      <h2>Bộ phận</h2>
      <DataTable
        caption="Các bộ phận"
        columns={[
          {
            key: 'name',
            head: 'Tên bộ phận',
            main: true,
            cell: ({ slug, name }) => <Link href={unitPath(here, `to-chuc/${slug}`)}>{name}</Link>,
          },
          { key: 'from', head: 'Từ', nowrap: true, cell: ({ validFrom }) => validFrom && formatDate(validFrom) },
          { key: 'to', head: 'Đến', nowrap: true, cell: ({ validTo }) => validTo && formatDate(validTo) },
        ]}
        rows={sections}
        rowKey={({ slug }) => slug}
        empty={<EmptyState title="Không có bộ phận" />}
      />
    </div>
  );
}

function UnitActs({ detail: { unit } }: { readonly detail: UnitDetail }) {
  const here = useUnitSlug();
  const agency = unit.kind === 'section' ? unit.slug.split('.')[0] : unit.slug;
  const mayManage = may(useSession(), 'units:manage', agency);
  if (!mayManage || !unit.isOpen) {
    return null;
  }
  const act = (verb: string) => unitPath(here, `to-chuc/${unit.slug}/${verb}`);
  return (
    <>
      {unit.kind !== 'section' && <ButtonLink href={act('them')}>Thêm cấp dưới, bộ phận</ButtonLink>}
      <ButtonLink kind="secondary" href={act('doi-ten')}>
        Đổi tên, mã
      </ButtonLink>
      <ButtonLink kind="danger" href={act('ket-thuc')}>
        Kết thúc
      </ButtonLink>
    </>
  );
}

interface RelationsProps {
  readonly title: string;
  readonly units: UnitDetail['successors'];
  readonly mergeWords: string;
}

function Relations({ title, units, mergeWords }: RelationsProps) {
  const here = useUnitSlug();
  if (units.length === 0) {
    return null;
  }
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[
          {
            key: 'unit',
            head: 'Đơn vị',
            main: true,
            cell: ({ slug, name }) => <Link href={unitPath(here, `to-chuc/${slug}`)}>{lineName(name)}</Link>,
          },
          { key: 'since', head: 'Từ ngày', nowrap: true, cell: ({ since }) => formatDate(since) },
          {
            key: 'kind',
            head: 'Phần',
            cell: ({ kind }) => (kind === 'merge' ? mergeWords : 'Một phần; số liệu không chia được nên không cộng'),
          },
          { key: 'basis', head: 'Căn cứ', cell: ({ basis }) => basis },
        ]}
        rows={units}
        rowKey={({ slug }) => slug}
      />
    </section>
  );
}

function History({ versions }: { readonly versions: UnitDetail['versions'] }) {
  return (
    <section className="stack-tight">
      <h2>Tên gọi và mã theo thời gian</h2>
      <DataTable
        caption="Tên gọi và mã theo thời gian"
        columns={[
          { key: 'name', head: 'Tên', main: true, cell: ({ name }) => lineName(name) },
          {
            key: 'days',
            head: 'Thời gian',
            nowrap: true,
            cell: ({ validFrom, validTo }) =>
              `${validFrom ? formatDate(validFrom) : EMPTY} đến ${validTo ? formatDate(validTo) : 'nay'}`,
          },
          { key: 'parent', head: 'Thuộc', cell: ({ parentName }) => parentName },
          { key: 'code', head: 'Mã định danh', cell: ({ agencyCode }) => agencyCode },
          { key: 'basis', head: 'Căn cứ', cell: ({ basis }) => basis },
        ]}
        rows={versions}
        rowKey={({ validFrom }) => validFrom ?? 'before'}
      />
    </section>
  );
}
