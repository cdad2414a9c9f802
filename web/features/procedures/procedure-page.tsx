import { formatDate } from '#core/kernel/dates.ts';
import type { ProcedureDetail, ProcedureVersionView } from '#core/procedures/contract.ts';
import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { ONLINE_LEVEL_NAMES, OWNERSHIP_NAMES, type ProcedureComponent } from '#core/procedures/procedure.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import { today } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useProcedure } from './load-procedures.ts';

/** One procedure: what it asks for, how long it takes, who decided so since when. */
export function ProcedurePage() {
  const unit = useUnitSlug();
  const query = useProcedure(unit, usePathParam('id'));
  return (
    <QueryView query={query} messages={PROCEDURE_MESSAGES} loading="Đang tải thủ tục…">
      {(procedure) => <Procedure unit={unit} procedure={procedure} />}
    </QueryView>
  );
}

function Procedure({ unit, procedure }: { readonly unit: string; readonly procedure: ProcedureDetail }) {
  const may = useMay();
  const shown = procedure.versions.find(({ inForce }) => inForce) ?? procedure.versions[0];
  if (!shown) {
    return <EmptyState title="Thủ tục chưa có nội dung">Quản trị cần thêm nội dung của thủ tục này.</EmptyState>;
  }
  return (
    <>
      <PageHeader
        title={shown.name}
        back={{ href: unitPath(unit, 'thu-tuc'), label: 'Thủ tục hành chính' }}
        actions={
          may('procedures:edit') && (
            <>
              <ButtonLink kind="secondary" href={unitPath(unit, `thu-tuc/${procedure.id}/danh-muc`)}>
                Cách giải quyết tại đơn vị
              </ButtonLink>
              <ButtonLink kind="secondary" href={unitPath(unit, `thu-tuc/${procedure.id}/noi-dung-moi`)}>
                Thêm nội dung mới
              </ButtonLink>
            </>
          )
        }
      >
        Mã {shown.code}, lĩnh vực {shown.field.name}
      </PageHeader>
      <div className="stack">
        <Warnings procedure={procedure} version={shown} />
        <Facts items={factsOf(procedure, shown)} />
        <DataTable
          caption="Thành phần hồ sơ"
          captionSeen
          columns={COMPONENT_COLUMNS}
          rows={shown.components}
          rowKey={({ name }) => name}
          empty={<EmptyState title="Không yêu cầu giấy tờ nào">Thủ tục không yêu cầu thành phần hồ sơ.</EmptyState>}
        />
        <DataTable
          caption="Nội dung theo thời gian"
          captionSeen
          columns={[...VERSION_COLUMNS, ...actColumns(unit, procedure, may('procedures:edit'))]}
          rows={procedure.versions}
          rowKey={({ id }) => id}
        />
      </div>
    </>
  );
}

interface WarningsProps {
  readonly procedure: ProcedureDetail;
  readonly version: ProcedureVersionView;
}

function Warnings({ procedure, version }: WarningsProps) {
  return (
    <>
      {!version.inForce && (
        <Callout tone="warn" title="Thủ tục không có hiệu lực hôm nay">
          <p>Không tiếp nhận hồ sơ mới theo thủ tục này. Bên dưới là nội dung gần nhất.</p>
        </Callout>
      )}
      {(procedure.invented || version.confidence) && (
        <Callout tone="warn" title={procedure.invented ? 'Thủ tục giả định' : 'Nội dung cần đối chiếu'}>
          <p>{version.confidence || 'Thủ tục này không có trong danh mục quốc gia.'}.</p>
        </Callout>
      )}
    </>
  );
}

function factsOf({ own }: ProcedureDetail, version: ProcedureVersionView): readonly (readonly [string, string])[] {
  return [
    ['Thời hạn giải quyết', limitWords(version.limit)],
    ['Phí, lệ phí', version.feeRule],
    ['Kết quả', version.result],
    ['Dịch vụ công', ONLINE_LEVEL_NAMES[version.onlineLevel]],
    ['Căn cứ pháp lý', version.legalBasis],
    ['Tại đơn vị', own ? OWNERSHIP_NAMES[own.ownership] : 'Đơn vị không giải quyết thủ tục này'],
    ['Bộ phận giải quyết', own?.sectionName ?? ''],
  ];
}

const COMPONENT_COLUMNS: readonly Column<ProcedureComponent>[] = [
  { key: 'name', head: 'Giấy tờ', main: true, cell: ({ name }) => name },
  { key: 'originals', head: 'Bản chính', kind: 'number', cell: ({ originals }) => originals || undefined },
  { key: 'copies', head: 'Bản sao', kind: 'number', cell: ({ copies }) => copies || undefined },
  { key: 'required', head: 'Bắt buộc', cell: ({ required }) => (required ? 'Có' : 'Khi có') },
  { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
];

const VERSION_COLUMNS: readonly Column<ProcedureVersionView>[] = [
  {
    key: 'from',
    head: 'Áp dụng',
    main: true,
    nowrap: true,
    cell: ({ validFrom, validTo }) =>
      validTo ? `${formatDate(validFrom)} – ${formatDate(validTo)}` : `Từ ${formatDate(validFrom)}`,
  },
  { key: 'issuer', head: 'Ban hành', cell: ({ issuer }) => issuer ?? 'Cả nước' },
  { key: 'limit', head: 'Thời hạn', cell: ({ limit }) => limitWords(limit) },
  { key: 'fee', head: 'Phí, lệ phí', cell: ({ feeRule }) => feeRule },
  { key: 'basis', head: 'Căn cứ', cell: ({ legalBasis }) => legalBasis },
  { key: 'state', head: 'Hiệu lực', cell: stateWords },
];

/** What the committee may still do with its own texts. */
function actColumns(
  unit: string,
  { id, versions }: ProcedureDetail,
  mayEdit: boolean,
): readonly Column<ProcedureVersionView>[] {
  if (!mayEdit || !versions.some(({ editable }) => editable)) {
    return [];
  }
  const act = ({ id: version, editable, validFrom, validTo }: ProcedureVersionView) => {
    if (!editable || validTo) {
      return undefined;
    }
    const [path, word] = validFrom > today() ? (['sua', 'Sửa'] as const) : (['ket-thuc', 'Kết thúc'] as const);
    return (
      <Link href={unitPath(unit, `thu-tuc/${id}/${path}/${version}`)}>
        {word}
        <span className="unseen"> nội dung áp dụng từ {formatDate(validFrom)}</span>
      </Link>
    );
  };
  return [{ key: 'act', head: 'Việc', nowrap: true, cell: act }];
}

function stateWords({ inForce, validFrom, validTo }: ProcedureVersionView): string {
  if (inForce) {
    return 'Đang áp dụng';
  }
  if (validFrom > today()) {
    return 'Chưa áp dụng';
  }
  return validTo && validTo < today() ? 'Hết hiệu lực' : 'Đã có nội dung khác thay';
}
