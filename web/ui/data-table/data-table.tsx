import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { EMPTY } from '#web/lib/format.ts';
import { Link } from '#web/ui/link/link.tsx';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Unit of the figures, in the head: "hồ sơ", "%". */
  readonly unit?: string;
  /** Figures stand to the right, in digits of one width. */
  readonly kind?: 'text' | 'number';
  /** Undefined, null and '' show a dash. */
  readonly cell: (row: Row) => ReactNode;
  /** The server's name of this order, where it can sort by this column. */
  readonly sort?: string;
  /** Keeps short codes and dates in one line. */
  readonly nowrap?: boolean;
  /** Long words, such as a procedure's name: gets the room that the other columns leave. */
  readonly wide?: boolean;
  /** The cell that names the row: its header for screen readers, and the place of the row's link. */
  readonly main?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table shows; read out first. */
  readonly caption: string;
  readonly captionSeen?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The page of a row. The link stands in the main column; a click anywhere in the row follows it. */
  readonly rowHref?: (row: Row) => string;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  /** Sums under the columns, by column key. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
  /** What stands here when there is no row; usually an EmptyState. */
  readonly empty?: ReactNode;
  /** `scroll`: many columns of figures that must stay side by side; otherwise rows become cards on a narrow screen. */
  readonly narrow?: 'cards' | 'scroll';
}

/** On narrow screens rows become cards, and `display` takes a table's roles away unless they are written down. */
const role = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** Rows for officers: a head that stays in sight, figures to the right, one link a row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionSeen, columns, rows, rowKey, rowHref, totals, empty, narrow = 'cards' } = props;
  if (rows.length === 0 && empty) {
    return <>{empty}</>;
  }
  const table = (
    <table {...role.table} className={narrow === 'scroll' ? classes.table : `${classes.table} ${classes.cards}`}>
      <caption className={captionSeen ? classes.caption : 'unseen'}>{caption}</caption>
      <Head {...props} />
      <tbody {...role.rowgroup}>
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />
        ))}
      </tbody>
      {totals && <Totals columns={columns} totals={totals} />}
    </table>
  );
  if (narrow === 'cards') {
    return table;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

function Head<Row>({ columns, sort, onSort }: DataTableProps<Row>) {
  return (
    <thead {...role.rowgroup}>
      <tr {...role.row}>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            {...role.columnheader}
            className={column.kind === 'number' ? classes.number : undefined}
            aria-sort={sortWord(column, sort)}
          >
            <HeadWords column={column} sort={sort} onSort={onSort} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortWord<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!column.sort || column.sort !== sort?.by) {
    return undefined;
  }
  return sort.descending ? 'descending' : 'ascending';
}

interface HeadWordsProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function HeadWords<Row>({ column, sort, onSort }: HeadWordsProps<Row>) {
  const words = (
    <>
      {column.head}
      {column.unit && (
        <>
          {' '}
          <span className={classes.unit}>({column.unit})</span>
        </>
      )}
    </>
  );
  const by = column.sort;
  if (!by || !onSort) {
    return words;
  }
  const active = sort?.by === by;
  const arrow = active ? (sort.descending ? '▼' : '▲') : '↕';
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={() => onSort({ by, descending: active ? !sort.descending : false })}
    >
      {words}
      <span aria-hidden="true" className={active ? classes.arrow : classes.faintArrow}>
        {arrow}
      </span>
    </button>
  );
}

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly href: string | undefined;
}

function BodyRow<Row>({ row, columns, href }: BodyRowProps<Row>) {
  const router = useRouter({ warn: false });
  const main = columns.find((column) => column.main) ?? columns[0];

  function follow(event: MouseEvent<HTMLElement>) {
    const onControl = (event.target as HTMLElement).closest('a, button, input, select, textarea, label, summary');
    const selecting = window.getSelection()?.isCollapsed === false;
    if (href && !onControl && !selecting) {
      router.history.push(href);
    }
  }

  return (
    // The link in the row does the same by keyboard.
    <tr {...role.row} onClick={href ? follow : undefined} className={href ? classes.linked : undefined}>
      {columns.map((column) => {
        const words = orDash(column.cell(row));
        const look = [
          column.kind === 'number' && classes.number,
          column.nowrap && classes.nowrap,
          column.wide && classes.wide,
        ];
        const inside = column === main && href ? <Link href={href}>{words}</Link> : words;
        return (
          <td
            key={column.key}
            {...role.cell}
            data-label={column.unit ? `${column.head} (${column.unit})` : column.head}
            className={[...look, column === main && classes.main].filter(Boolean).join(' ') || undefined}
          >
            <div>{inside}</div>
          </td>
        );
      })}
    </tr>
  );
}

function orDash(content: ReactNode): ReactNode {
  return content === null || content === undefined || content === '' ? EMPTY : content;
}

interface TotalsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly totals: Readonly<Record<string, ReactNode>>;
}

function Totals<Row>({ columns, totals }: TotalsProps<Row>) {
  return (
    <tfoot {...role.rowgroup}>
      <tr {...role.row}>
        {columns.map((column) => (
          <td
            key={column.key}
            {...role.cell}
            data-label={column.head}
            className={column.kind === 'number' ? classes.number : undefined}
          >
            {totals[column.key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
