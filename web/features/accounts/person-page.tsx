import type { Person } from '#core/accounts/contract.ts';
import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { formatDate, formatInstant } from '#core/kernel/dates.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useSession } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { usePeople } from './people-calls.ts';
import { PersonState } from './person-state.tsx';

/** One person: can they sign in, which roles do they hold here, since when and why. */
export function PersonPage() {
  const unit = useUnitSlug();
  const id = usePathParam('person');
  const people = usePeople(unit);
  return (
    <QueryView query={people} messages={ACCOUNT_MESSAGES}>
      {({ items }) => {
        const person = items.find((one) => one.id === id);
        return person ? (
          <PersonView unit={unit} person={person} />
        ) : (
          <EmptyState title="Không tìm thấy người này ở đơn vị" />
        );
      }}
    </QueryView>
  );
}

function PersonView({ unit, person }: { readonly unit: string; readonly person: Person }) {
  const mayManage = useMay()('accounts:manage');
  const base = `nguoi-dung/${person.id}`;
  return (
    <div className="stack">
      <PageHeader
        title={person.name}
        back={{ href: unitPath(unit, 'nguoi-dung'), label: 'Người dùng và vai trò' }}
        actions={mayManage && <ButtonLink href={unitPath(unit, `${base}/giao-vai-tro`)}>Giao vai trò</ButtonLink>}
      />
      <Facts
        items={[
          ['Tên đăng nhập', person.userName],
          ['Tình trạng', <PersonState key="state" person={person} />],
          ['Xác thực hai bước', person.totp ? 'Đang bật' : 'Chưa bật'],
          ['Dùng gần nhất', person.lastSeen && formatInstant(person.lastSeen)],
          ...(person.isSample ? [['Nguồn', 'Dữ liệu mẫu, người hư cấu'] as const] : []),
        ]}
      />
      {mayManage && <PersonActs unit={unit} person={person} />}
      <h2>Vai trò tại đơn vị</h2>
      <GrantsTable unit={unit} person={person} mayManage={mayManage} />
    </div>
  );
}

/** Acts on the account itself; each has a page that says what follows from it. */
function PersonActs({ unit, person }: { readonly unit: string; readonly person: Person }) {
  const isMe = useSession().accountId === person.id;
  const act = (verb: string) => unitPath(unit, `nguoi-dung/${person.id}/viec/${verb}`);
  const isShut = person.closedReason !== null || person.lockedUntil !== null;
  return (
    <div className="row">
      <ButtonLink kind="secondary" href={act('dat-lai-mat-khau')}>
        Tạo đường dẫn đặt mật khẩu
      </ButtonLink>
      {person.totp && (
        <ButtonLink kind="secondary" href={act('bo-hai-buoc')}>
          Bỏ xác thực hai bước
        </ButtonLink>
      )}
      {isShut && (
        <ButtonLink kind="secondary" href={act('mo-khoa')}>
          Mở khóa
        </ButtonLink>
      )}
      {person.closedReason === null && !isMe && (
        <ButtonLink kind="danger" href={act('khoa')}>
          Khóa tài khoản
        </ButtonLink>
      )}
    </div>
  );
}

interface GrantsTableProps {
  readonly unit: string;
  readonly person: Person;
  readonly mayManage: boolean;
}

function GrantsTable({ unit, person, mayManage }: GrantsTableProps) {
  return (
    <DataTable
      caption={`Vai trò của ${person.name}`}
      columns={[
        { key: 'role', head: 'Vai trò', main: true, cell: ({ role }) => ROLE_NAMES[role] },
        {
          key: 'unit',
          head: 'Tại',
          cell: ({ unitName, coversBelow }) => `${unitName}${coversBelow ? ' và các đơn vị cấp dưới' : ''}`,
        },
        { key: 'from', head: 'Từ', nowrap: true, cell: ({ from }) => formatDate(from) },
        { key: 'to', head: 'Đến', nowrap: true, cell: ({ to }) => to && formatDate(to) },
        { key: 'by', head: 'Người giao, lý do', cell: ({ grantedBy, reason }) => `${grantedBy}: ${reason}` },
        {
          key: 'end',
          head: 'Thu hồi',
          cell: ({ id, revokedAt, revokedBy, revokedReason }) =>
            revokedAt ? (
              `${formatInstant(revokedAt)}, ${revokedBy}: ${revokedReason}`
            ) : mayManage ? (
              <ButtonLink kind="quiet" size="small" href={unitPath(unit, `nguoi-dung/${person.id}/thu-hoi/${id}`)}>
                Thu hồi
              </ButtonLink>
            ) : null,
        },
      ]}
      rows={person.grants}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Chưa giữ vai trò nào tại đơn vị này" />}
    />
  );
}
