import { useState } from 'react';
import type { UnitSummary } from '#core/units/contract.ts';
import { UNIT_MESSAGES } from '#core/units/messages.ts';
import { lineName } from '#core/units/unit.ts';
import { unitPath, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { useUnits } from './unit-calls.ts';
import classes from './units-page.module.css';

/** Every committee of the catalogue, as a tree; the closed ones where they are asked for. */
export function UnitsPage() {
  const { tim: words = '', cu: past } = useSearchValues();
  const setSearch = useSetSearch();
  const closed = past === '1';
  return (
    <div className="stack">
      <PageHeader title="Đơn vị">
        Tỉnh, xã, phường, đặc khu hiện nay; cấp huyện và các đơn vị trước ngày 01/7/2025 có ở phần đơn vị đã kết thúc
      </PageHeader>
      <div className="row">
        <label className="row">
          Tìm theo tên
          <input
            type="search"
            className={classes.search}
            defaultValue={words}
            placeholder="Ví dụ: binh son"
            onChange={(event) => setSearch({ tim: event.target.value })}
          />
        </label>
        <label className="row">
          <input
            type="checkbox"
            checked={closed}
            onChange={(event) => setSearch({ cu: event.target.checked ? '1' : undefined })}
          />
          Cả đơn vị đã kết thúc
        </label>
      </div>
      {words.trim().length > 1 ? (
        <FoundUnits words={words} closed={closed} />
      ) : (
        <Branch key={String(closed)} below="-" closed={closed} label="Tỉnh, thành phố" />
      )}
    </div>
  );
}

function FoundUnits({ words, closed }: { readonly words: string; readonly closed: boolean }) {
  const query = useUnits({ words, closed: closed ? 'true' : undefined, size: 100 });
  return (
    <QueryView query={query} messages={UNIT_MESSAGES}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Không có đơn vị nào khớp">Thử đánh dấu “Cả đơn vị đã kết thúc”.</EmptyState>
        ) : (
          <ul className={classes.tree}>
            {items.map((unit) => (
              <li key={unit.slug} className={classes.leaf}>
                <UnitLine unit={unit} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}

interface BranchProps {
  readonly below: string;
  readonly closed: boolean;
  readonly label: string;
}

function Branch({ below, closed, label }: BranchProps) {
  const query = useUnits({ below, closed: closed ? 'true' : undefined, size: 200 });
  return (
    <QueryView query={query} messages={UNIT_MESSAGES}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={classes.none}>Không có đơn vị cấp dưới trong danh mục.</p>
        ) : (
          <ul className={classes.tree} aria-label={label}>
            {items.map((unit) => (
              <Node key={unit.slug} unit={unit} closed={closed} />
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}

function Node({ unit, closed }: { readonly unit: UnitSummary; readonly closed: boolean }) {
  const [open, setOpen] = useState(false);
  if (unit.kind === 'commune') {
    return (
      <li className={classes.leaf}>
        <UnitLine unit={unit} />
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className={classes.opener}
        aria-expanded={open}
        aria-label={`${open ? 'Thu gọn' : 'Mở'} ${unit.name}`}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">{open ? '▾' : '▸'}</span>
      </button>
      <UnitLine unit={unit} />
      {open && <Branch below={unit.slug} closed={closed || !unit.isOpen} label={`Đơn vị cấp dưới của ${unit.name}`} />}
    </li>
  );
}

function UnitLine({ unit }: { readonly unit: UnitSummary }) {
  const here = useUnitSlug();
  return (
    <>
      <Link href={unitPath(here, `to-chuc/${unit.slug}`)}>{lineName(unit.name)}</Link>
      {unit.agencyCode && (
        <span className="soft">
          {' '}
          {unit.agencyCode}
          {unit.agencyCodeInvented && ' (mã minh họa)'}
        </span>
      )}{' '}
      {!unit.isOpen && <StatusBadge tone="off">Đã kết thúc</StatusBadge>}
    </>
  );
}
