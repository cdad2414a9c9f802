import type { ReactNode } from 'react';
import type { DossierLine } from '#core/dossiers/contract.ts';
import { formatDate, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { lineName } from '#core/units/unit.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { dossierPath } from './load-dossiers.ts';
import { DossierStatus, DueWords } from './status-words.tsx';

interface DossierTableProps {
  readonly caption: string;
  readonly rows: readonly DossierLine[];
  readonly today?: PlainDate | undefined;
  /** Names the unit of every line, where a list reaches over several. */
  readonly withUnit?: boolean;
  readonly empty: ReactNode;
}

/** Dossiers in a list: enough to know which one it is and how urgent; identity numbers stay masked. */
export function DossierTable({ caption, rows, today, withUnit, empty }: DossierTableProps) {
  const columns = withUnit ? [...COLUMNS.slice(0, 1), UNIT, ...COLUMNS.slice(1)] : COLUMNS;
  return (
    <DataTable
      caption={caption}
      columns={[...columns, dueColumn(today)]}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ unit, id }) => dossierPath(unit, id)}
      empty={empty}
    />
  );
}

const UNIT: Column<DossierLine> = { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => lineName(unitName) };

const COLUMNS: readonly Column<DossierLine>[] = [
  { key: 'code', head: 'Mã hồ sơ', nowrap: true, main: true, cell: ({ code }) => code },
  {
    key: 'applicant',
    head: 'Chủ hồ sơ',
    cell: ({ applicantName, applicantIdNumber }) => (
      <>
        {applicantName}
        {applicantIdNumber && <div className="soft">{applicantIdNumber}</div>}
      </>
    ),
  },
  {
    key: 'procedure',
    head: 'Thủ tục',
    cell: ({ procedureName, fieldName }) => (
      <>
        {procedureName}
        <div className="soft">{fieldName}</div>
      </>
    ),
  },
  {
    key: 'received',
    head: 'Tiếp nhận',
    nowrap: true,
    cell: ({ receivedAt }) => receivedAt && formatDate(vietnamDay(receivedAt)),
  },
  {
    key: 'status',
    head: 'Trạng thái',
    cell: ({ status, assigneeName, sectionName }) => (
      <>
        <DossierStatus status={status} />
        <div className="soft">{assigneeName ?? sectionName}</div>
      </>
    ),
  },
];

function dueColumn(today: PlainDate | undefined): Column<DossierLine> {
  return { key: 'due', head: 'Hẹn trả', cell: (line) => <DueWords dossier={line} today={today} /> };
}
