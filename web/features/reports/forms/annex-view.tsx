import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import { plainText } from '#core/kernel/documents.ts';
import type { AnnexCell, AnnexTable } from '#core/reports/form-table.ts';
import { EMPTY } from '#web/lib/format.ts';
import classes from './annex-view.module.css';

/** A filled form as it is printed, with its merged heads; wide ones scroll within themselves. */
export function AnnexView({ annex }: { readonly annex: AnnexTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.room} aria-label={annex.formNumber} tabIndex={0}>
      <table className={classes.table}>
        <caption className="unseen">
          {annex.title}. {annex.unitOfMeasure}
        </caption>
        <thead>
          {annex.head.map((cells, level) => (
            <tr key={`head-${cells.map(({ content }) => plainText(content)).join('|')}`}>
              {cells.map(({ content, columns = 1, rows = 1 }, index) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: heads of one form never change their places
                  key={`${level}-${index}`}
                  scope={columns > 1 ? 'colgroup' : 'col'}
                  colSpan={columns}
                  rowSpan={rows}
                >
                  {plainText(content)}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {annex.rows.map((row) => (
            <Row key={`${row[0]} ${row[1]}`} row={row} />
          ))}
          {annex.total && <Row row={annex.total} total />}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, total }: { readonly row: readonly AnnexCell[]; readonly total?: boolean }) {
  const [number, name, ...values] = row;
  return (
    <tr className={total ? classes.total : undefined}>
      <td>{textOf(number ?? '')}</td>
      <th scope="row">{textOf(name ?? '')}</th>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column only
        <td key={index} className={classes.number}>
          {value === '' ? EMPTY : textOf(value)}
        </td>
      ))}
    </tr>
  );
}

function textOf(value: AnnexCell): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? formatCount(value)
      : formatDecimal(value.decimal);
}
