import type { Person } from '#core/accounts/contract.ts';
import { holdsOn } from '#core/accounts/grant.ts';
import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { lineName } from '#core/units/unit.ts';
import { today } from '#web/lib/format.ts';
import { unitPath, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { usePeople } from './people-calls.ts';
import classes from './people-page.module.css';
import { PersonState } from './person-state.tsx';

/** Everyone who holds a role here, and in which roles. */
export function PeoplePage() {
  const unit = useUnitSlug();
  const name = useUnit()?.name ?? '';
  const may = useMay();
  const people = usePeople(unit);
  const { tim: words = '' } = useSearchValues();
  const setSearch = useSetSearch();
  return (
    <div className="stack">
      <PageHeader
        title="Người dùng và vai trò"
        actions={
          may('accounts:manage') && <ButtonLink href={unitPath(unit, 'nguoi-dung/them')}>Thêm người dùng</ButtonLink>
        }
      >
        {lineName(name)}
      </PageHeader>
      <label className="row">
        Tìm theo tên
        <input
          type="search"
          className={classes.search}
          defaultValue={words}
          onChange={(event) => setSearch({ tim: event.target.value })}
        />
      </label>
      <QueryView query={people} messages={ACCOUNT_MESSAGES} loading="Đang tải danh sách người dùng…">
        {({ items }) => <PeopleTable unit={unit} people={items.filter((person) => isMeant(person, words))} />}
      </QueryView>
    </div>
  );
}

function isMeant({ name, userName }: Person, words: string): boolean {
  return fold(words)
    .split(' ')
    .every((word) => fold(name).includes(word) || userName.includes(word));
}

function PeopleTable({ unit, people }: { readonly unit: string; readonly people: readonly Person[] }) {
  return (
    <DataTable
      caption="Người dùng của đơn vị"
      columns={[
        { key: 'name', head: 'Họ và tên', main: true, cell: ({ name }) => name },
        { key: 'user', head: 'Tên đăng nhập', nowrap: true, cell: ({ userName }) => userName },
        { key: 'roles', head: 'Vai trò đang giữ', cell: (person) => <RolesCell person={person} /> },
        {
          key: 'seen',
          head: 'Dùng gần nhất',
          nowrap: true,
          cell: ({ lastSeen }) => lastSeen && formatInstant(lastSeen),
        },
        { key: 'state', head: 'Tình trạng', cell: (person) => <PersonState person={person} /> },
      ]}
      rows={people}
      rowKey={({ id }) => id}
      rowHref={({ id }) => unitPath(unit, `nguoi-dung/${id}`)}
      empty={<EmptyState title="Không có người dùng nào khớp" />}
    />
  );
}

function RolesCell({ person }: { readonly person: Person }) {
  const held = person.grants.filter(
    ({ revokedAt, from, to }) => revokedAt === null && holdsOn({ from, to: to ?? undefined }, today()),
  );
  if (held.length === 0) {
    return <StatusBadge tone="off">Không còn vai trò</StatusBadge>;
  }
  return (
    <ul style={{ margin: 0, paddingLeft: '1.1rem' }}>
      {held.map(({ id, role, unitName, coversBelow }) => (
        <li key={id}>
          {ROLE_NAMES[role]} – {unitName}
          {coversBelow && ' và cấp dưới'}
        </li>
      ))}
    </ul>
  );
}
