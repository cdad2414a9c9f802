import { addDays, type PlainDate } from '#core/kernel/dates.ts';

/** The roll-up is kept by day, month and year, so that no window and no stock has to add up every day of history. */
export type Grain = 'd' | 'm' | 'y';

/** Rows of one grain whose day lies between `from` and `to`, both included; months and years stand on their first day. */
export interface Piece {
  readonly grain: Grain;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const BEGINNING: PlainDate = '0001-01-01';

/** Everything up to and including `day`: the whole years before, the whole months of its year, the days of its month. */
export function piecesUpTo(day: PlainDate): readonly Piece[] {
  const next = addDays(day, 1);
  const [year, month] = [`${next.slice(0, 4)}-01-01`, `${next.slice(0, 7)}-01`];
  const pieces: Piece[] = [
    { grain: 'y', from: BEGINNING, to: addDays(year, -1) },
    { grain: 'm', from: year, to: addDays(month, -1) },
    { grain: 'd', from: month, to: day },
  ];
  return pieces.filter(({ from, to }) => from <= to);
}

/** A window cut into whole years, whole months and single days; at most five pieces. */
export function piecesOf(from: PlainDate, to: PlainDate): readonly Piece[] {
  const end = addDays(to, 1);
  const firstMonth = from.endsWith('-01') ? from : monthAfter(from);
  const lastMonth = `${end.slice(0, 7)}-01`;
  if (firstMonth > lastMonth) {
    return from <= to ? [{ grain: 'd', from, to }] : [];
  }
  const firstYear = firstMonth.endsWith('-01-01') ? firstMonth : yearAfter(firstMonth);
  const lastYear = `${end.slice(0, 4)}-01-01`;
  const wholeYears = firstYear < lastYear;
  const pieces: Piece[] = [
    { grain: 'd', from, to: addDays(firstMonth, -1) },
    { grain: 'm', from: firstMonth, to: addDays(wholeYears ? firstYear : lastMonth, -1) },
    ...(wholeYears
      ? [
          { grain: 'y' as const, from: firstYear, to: addDays(lastYear, -1) },
          { grain: 'm' as const, from: lastYear, to: addDays(lastMonth, -1) },
        ]
      : []),
    { grain: 'd', from: lastMonth, to },
  ];
  return pieces.filter((piece) => piece.from <= piece.to);
}

function monthAfter(day: PlainDate): PlainDate {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

function yearAfter(day: PlainDate): PlainDate {
  return `${addDays(`${day.slice(0, 4)}-01-01`, 366).slice(0, 4)}-01-01`;
}
