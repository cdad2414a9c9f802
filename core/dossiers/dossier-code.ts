import { isPlainDate, type PlainDate } from '#core/kernel/dates.ts';

export interface DossierCode {
  readonly agency: string;
  readonly day: PlainDate;
  readonly number: number;
}

// Domain rule for the code on every receipt: agency code, day of receipt, order of the dossier on that day.
const GRAMMAR = /^(?<agency>[A-Z0-9]+(?:\.[A-Z0-9]+){0,4})-(?<ymd>\d{6})-(?<number>\d{4,9})$/;

/** The code of the `number`-th dossier an agency receives on a day; four digits, more when a day needs them. */
export function dossierCode({ agency, day, number }: DossierCode): string {
  return `${agency}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** Reads a code; undefined when it does not follow the grammar or its day is no day of the calendar. */
export function parseDossierCode(text: string): DossierCode | undefined {
  const groups = GRAMMAR.exec(text)?.groups;
  const ymd = groups?.ymd ?? '';
  const day = `20${ymd.slice(0, 2)}-${ymd.slice(2, 4)}-${ymd.slice(4, 6)}`;
  const number = Number(groups?.number);
  return groups && isPlainDate(day) && number > 0 ? { agency: groups.agency ?? '', day, number } : undefined;
}
