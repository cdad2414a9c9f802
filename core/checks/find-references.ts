import { kindOfAbbreviation, kindsIn } from './document-kinds.ts';
import { issuerAfter, type PrintedIssuer } from './issuers.ts';
import { lineAt, type Passage, quoteAt } from './passages.ts';
import { dateAfter, dateOfCell, type PrintedDate } from './printed-dates.ts';
import type { DocumentReference } from './reference.ts';
import { AGENCY, type PrintedSymbol, symbolsIn } from './symbols.ts';

/** A reference with what the rules ask beyond its fields. */
export interface FoundReference extends DocumentReference {
  readonly passage: Passage;
  readonly printed: PrintedSymbol;
  /** Where the reference begins (its kind) and ends (its date and issuer) in the passage. */
  readonly at: number;
  readonly end: number;
  readonly printedDate: PrintedDate | undefined;
  /** False where the date stands after another document of the same list. */
  readonly ownDate: boolean;
}

/** Every document that the passages cite, in their order. The document's own number is none (see own-head.ts). */
export function findReferences(
  passages: readonly Passage[],
  isOwn: (line: number) => boolean,
): readonly FoundReference[] {
  const found = passages.flatMap((passage) =>
    shareInLists(
      symbolsIn(passage.text)
        .filter(({ at }) => !(isOwn(lineAt(passage, at)) && headLike(passage, at)))
        .flatMap((symbol) => referencesOf(passage, symbol)),
    ),
  );
  return withRowDates(found, passages);
}

/** The own number stands at the begin of its line, not inside a sentence. */
function headLike({ text, starts }: Passage, at: number): boolean {
  const begin = Math.max(0, ...starts.filter((start) => start.at <= at).map((start) => start.at));
  return /^[\p{Lu}\d\s.–-]*\(?S[ốỐôÔ]\s*[:.]?\s*$/u.test(text.slice(begin, at));
}

function referencesOf(passage: Passage, printed: PrintedSymbol): readonly FoundReference[] {
  const { text } = passage;
  const early = dateAfter(text, printed.end);
  const issuer = issuerAfter(text, early?.end ?? printed.end);
  const late = early || !issuer ? undefined : dateAfter(text, issuer.end);
  const printedDate = early ?? late;
  const at = printed.kindWord?.at ?? printed.at;
  const end = Math.max(printed.end, printedDate?.end ?? 0, issuer?.end ?? 0);
  const base = {
    kind: kindOf(printed, issuer, text),
    class: printed.class,
    date: printedDate?.date ?? null,
    issuer: issuer?.name ?? null,
    line: lineAt(passage, printed.at),
    quote: quoteAt(passage, at, end),
    passage,
    printed,
    at,
    end,
    printedDate,
    ownDate: printedDate !== undefined,
  };
  const shared = printed.sharing.map((number) => ({
    ...base,
    number,
    symbol: number + printed.symbol.slice(printed.number.length),
    date: null,
    printedDate: undefined,
    ownDate: false,
  }));
  return [...shared, { ...base, number: printed.number, symbol: printed.symbol }];
}

function kindOf(printed: PrintedSymbol, issuer: PrintedIssuer | undefined, text: string): string {
  const { kindWord, head, class: symbolClass, year } = printed;
  if (kindWord?.kind) {
    return kindWord.kind;
  }
  if (/^QH\d/u.test(head)) {
    return 'Luật';
  }
  const said = kindOfAbbreviation(head);
  if (said && (symbolClass !== 'letter' || year !== undefined)) {
    return said;
  }
  return symbolClass === 'letter' ? letterKind(printed, issuer, text) : '';
}

/** "Quy chế phối hợp số 05/QCPH-UBND": the kind stands a few words before; else a symbol without a kind is a letter's. */
function letterKind({ kindWord, head, at }: PrintedSymbol, issuer: PrintedIssuer | undefined, text: string): string {
  const near = kindWord === undefined && !AGENCY.test(head) ? kindsIn(clauseBefore(text, at)).at(-1) : undefined;
  return near ?? (issuer !== undefined || kindWord !== undefined || head.length > 1 ? 'Công văn' : '');
}

function clauseBefore(text: string, at: number): string {
  return /[^.;,]*$/u.exec(text.slice(Math.max(0, at - 50), at))?.[0] ?? '';
}

const LIST_GAP = /^\s*(?:,|và|,\s*và|hoặc|&)?\s*(?:số\s*:?\s*)?$/iu;

/** "Nghị định số 62/2020/NĐ-CP, Nghị định số 106/2020/NĐ-CP của Chính phủ": the last one's issuer is that of all. */
function shareInLists(found: readonly FoundReference[]): readonly FoundReference[] {
  const backwards: FoundReference[] = [];
  for (const one of found.toReversed()) {
    const next = backwards.at(-1);
    backwards.push(next && one.issuer === null && inOneList(one, next) ? sharedWith(one, next) : one);
  }
  return backwards.reverse().map((one, index, all) => {
    const before = all[index - 1];
    const goesOn = before !== undefined && !one.printed.kindWord && one.printed !== before.printed;
    return goesOn && inOneList(before, one) && one.class === 'letter' && before.class === 'letter'
      ? { ...one, kind: before.kind }
      : one;
  });
}

/** A date is shared only where one kind stands before all numbers, and never with a normative document. */
function sharedWith(one: FoundReference, next: FoundReference): FoundReference {
  const takesDate = !one.ownDate && next.printed.kindWord === undefined && one.printed.year === undefined;
  return { ...one, issuer: next.issuer, date: takesDate || one.printed === next.printed ? next.date : one.date };
}

function inOneList(one: FoundReference, next: FoundReference): boolean {
  if (one.passage !== next.passage || one.printed.agency !== next.printed.agency) {
    return false;
  }
  return next.at <= one.end || LIST_GAP.test(one.passage.text.slice(one.end, next.at));
}

const WHOLE_SYMBOL = /^(?:s[ốô]\s*:?)?\s*\S+(?:\s?[/-]\s?\S+)*$/iu;

/** A register printed as a table: the symbol in one cell, its date in another of the same row. */
function withRowDates(found: readonly FoundReference[], passages: readonly Passage[]): readonly FoundReference[] {
  const dates = new Map<number, PrintedDate[]>();
  for (const { row, text } of passages) {
    const date = row === undefined ? undefined : dateOfCell(text);
    if (row !== undefined && date) {
      dates.set(row, [...(dates.get(row) ?? []), date]);
    }
  }
  return found.map((reference) => {
    const inRow = reference.passage.row === undefined ? [] : (dates.get(reference.passage.row) ?? []);
    const alone = WHOLE_SYMBOL.test(reference.passage.text.slice(reference.printed.at).trim());
    const [date, ...more] = inRow;
    return date && more.length === 0 && alone && reference.printedDate === undefined
      ? { ...reference, date: date.date, printedDate: date, ownDate: true }
      : reference;
  });
}
