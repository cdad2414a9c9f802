import { formatDate } from '#core/kernel/dates.ts';
import { abstractOf, compareIssuers, isListed, issuerOf, likenessOf } from './cited-in.ts';
import type { FoundReference } from './find-references.ts';
import type { CheckFinding } from './finding.ts';
import { isOneOfItsLevel, placesNamed, sameIssuer } from './issuers.ts';
import type { ReadDocument } from './read-document.ts';

/** A reference with its own printed date. */
interface Dated extends FoundReference {
  readonly date: string;
}

const isDated = (reference: FoundReference): reference is Dated => reference.date !== null && reference.ownDate;

type Comparison = typeof compareIssuers;

/** One number, two dates or two documents (NĐ 30/2020, Điều 15: a number is given once a year). */
export function numberDuplicates({ references, passages }: ReadDocument): readonly CheckFinding[] {
  const abstracts = abstractsOf(references);
  const places = placesNamed(passages.map(({ text }) => text));
  const compare: Comparison = (a, b) => {
    const said = compareIssuers(a, b);
    const bare = [a, b].some((one) => !isOneOfItsLevel(issuerOf(one) ?? '', places));
    return said === 'same' && bare ? 'unknown' : said;
  };
  return [...bySymbolAndYear(references, abstracts).values()].flatMap((group) => {
    const dates = twoDates(group, abstracts, compare);
    return dates.length > 0 ? dates : twoDocuments(group, abstracts, compare);
  });
}

function abstractsOf(references: readonly FoundReference[]): ReadonlyMap<FoundReference, string> {
  return new Map(
    references.map((reference, index) => {
      const next = references[index + 1];
      return [reference, abstractOf(reference, next?.passage === reference.passage ? next.at : undefined)];
    }),
  );
}

/** "9/KH-UBND" and "09/KH-UBND" are one symbol. */
function keyOf({ symbol, date, printed, kind }: Dated): string {
  // Laws and resolutions of the National Assembly have numbers of their own in one form: "43/2022/QH15".
  const own = /^QH\d/u.test(printed.head) ? kind : '';
  return `${own}${symbol.replace(/^0+/u, '').toLowerCase()} ${printed.year ?? date.slice(0, 4)}`;
}

function bySymbolAndYear(
  references: readonly FoundReference[],
  abstracts: ReadonlyMap<FoundReference, string>,
): ReadonlyMap<string, readonly Dated[]> {
  const groups = new Map<string, Map<string, Dated>>();
  for (const reference of references.filter(isDated)) {
    const key = keyOf(reference);
    const group = groups.get(key) ?? new Map<string, Dated>();
    groups.set(key, group);
    // A document that is cited a hundred times in the same words is looked at once.
    const words = `${reference.date} ${issuerOf(reference) ?? ''} ${abstracts.get(reference) ?? ''}`;
    if (!group.has(words)) {
      group.set(words, reference);
    }
  }
  return new Map([...groups].map(([key, group]) => [key, [...group.values()]]));
}

function twoDates(
  group: readonly Dated[],
  abstracts: ReadonlyMap<FoundReference, string>,
  compare: Comparison,
): readonly CheckFinding[] {
  const [first] = group;
  const findings: CheckFinding[] = [];
  const told = new Set(first ? [first.date] : []);
  for (const reference of group.slice(1)) {
    const before = group.find((one) => one.date !== reference.date && compare(one, reference) !== 'different');
    if (!first || !before || told.has(reference.date)) {
      continue;
    }
    told.add(reference.date);
    const finding = datesDiffer(before, reference, abstracts, compare);
    findings.push(...(finding ? [finding] : []));
  }
  return findings;
}

function datesDiffer(
  one: Dated,
  other: Dated,
  abstracts: ReadonlyMap<FoundReference, string>,
  compare: Comparison,
): CheckFinding | undefined {
  const issuers = compare(one, other);
  const likeness = likenessOf(abstracts.get(one) ?? '', abstracts.get(other) ?? '');
  // A number of the Government or of a ministry belongs to one document, whoever cites it.
  const central =
    one.class === 'qppl' &&
    /^(?:NĐ-CP|QH\d+)$/u.test([one.printed.head, one.printed.agency].join('-').replace(/-$/u, ''));
  const certain = issuers === 'same' || central;
  if (!certain && (likeness === undefined || likeness < 0.5)) {
    return undefined;
  }
  return {
    rule: 'document-number-duplicate',
    severity: certain ? 'error' : 'warning',
    line: other.line,
    quote: other.quote,
    numbers: [Number.parseInt(other.number, 10)],
    message:
      `Số ${other.symbol} có hai ngày khác nhau: dòng ${one.line} ghi ngày ${formatDate(one.date)}, dòng ${other.line} ghi ngày ` +
      `${formatDate(other.date)}; một số văn bản trong năm chỉ có một ngày${certain ? '' : ' nếu cùng một cơ quan ban hành'}. Hãy đối chiếu với sổ đăng ký văn bản.`,
  };
}

function twoDocuments(
  group: readonly Dated[],
  abstracts: ReadonlyMap<FoundReference, string>,
  compare: Comparison,
): readonly CheckFinding[] {
  for (const [index, one] of group.entries()) {
    for (const other of group.slice(index + 1)) {
      const titles = [abstracts.get(one) ?? '', abstracts.get(other) ?? ''] as const;
      const likeness = likenessOf(...titles);
      if (likeness === undefined || likeness > 0.2 || !differ(one, other, compare)) {
        continue;
      }
      const certain = isListed(one) && isListed(other) && compare(one, other) === 'same' && likeness <= 0.12;
      return [
        {
          rule: 'document-number-duplicate',
          severity: certain ? 'error' : 'warning',
          line: other.line,
          quote: other.quote,
          numbers: [Number.parseInt(other.number, 10)],
          message:
            `Số ${other.symbol} ngày ${formatDate(other.date)} được ghi cho hai văn bản: dòng ${one.line} “${shorten(titles[0])}” và dòng ` +
            `${other.line} “${shorten(titles[1])}”; mỗi số chỉ cấp cho một văn bản. Hãy đối chiếu với sổ đăng ký văn bản.`,
        },
      ];
    }
  }
  return [];
}

function differ(one: Dated, other: Dated, compare: Comparison): boolean {
  return compare(one, other) !== 'different' && one.kind === other.kind && one.printed !== other.printed;
}

function shorten(title: string): string {
  return title.length <= 90 ? title : `${title.slice(0, 90).replace(/\s\S*$/u, '')}…`;
}

/** Numbers grow with dates within one issuer, kind and year; only a warning, for a register may be kept by hand. */
export function numberOrder(document: ReadDocument): readonly CheckFinding[] {
  const duplicated = new Set(
    numberDuplicates(document).flatMap(({ numbers, line }) => numbers.map((n) => `${n} ${line}`)),
  );
  const twice = new Set(
    document.references
      .filter((one) => duplicated.has(`${Number.parseInt(one.number, 10)} ${one.line}`))
      .map(({ symbol }) => symbol.replace(/^0+/u, '')),
  );
  const usable = document.references
    .filter(isDated)
    .filter(({ symbol, class: symbolClass }) => symbolClass !== 'letter' && !twice.has(symbol.replace(/^0+/u, '')));
  return registersOf(usable).flatMap(outOfOrder);
}

/** The documents that one issuer numbered in one year: those that say who issued them, or are listed as issued. */
function registersOf(references: readonly Dated[]): readonly (readonly Dated[])[] {
  const registers: { key: string; issuer: string; documents: Map<string, Dated> }[] = [];
  for (const reference of references) {
    const issuer = issuerOf(reference);
    if (issuer === undefined) {
      continue;
    }
    const { printed, date } = reference;
    const key = `${printed.year ? 'qppl' : ''}${printed.head}-${printed.agency} ${date.slice(0, 4)}`.toLowerCase();
    let register = registers.find((one) => one.key === key && sameIssuer(one.issuer, issuer));
    if (!register) {
      register = { key, issuer, documents: new Map() };
      registers.push(register);
    }
    register.documents.set(reference.symbol.replace(/^0+/u, ''), reference);
  }
  return registers.map(({ documents }) => [...documents.values()]);
}

function outOfOrder(register: readonly Dated[]): readonly CheckFinding[] {
  const sorted = [...register].sort((a, b) => numberOf(a) - numberOf(b));
  const inOrder = new Set(longestRising(sorted));
  return sorted.flatMap((one, index) => {
    if (inOrder.has(one)) {
      return [];
    }
    const other =
      sorted.slice(0, index).findLast((before) => inOrder.has(before) && before.date > one.date) ??
      sorted.slice(index + 1).find((after) => inOrder.has(after) && after.date < one.date);
    return other ? [orderFinding(one, other)] : [];
  });
}

const numberOf = ({ number }: FoundReference) => Number.parseInt(number, 10);

/** The most documents whose dates rise with their numbers; the rest are the odd ones. */
function longestRising(sorted: readonly Dated[]): readonly Dated[] {
  const best: { length: number; before: number }[] = [];
  for (const [index, one] of sorted.entries()) {
    let [length, before] = [1, -1];
    for (let earlier = 0; earlier < index; earlier += 1) {
      const candidate = best[earlier];
      if (candidate && candidate.length >= length && (sorted[earlier]?.date ?? '') <= one.date) {
        [length, before] = [candidate.length + 1, earlier];
      }
    }
    best.push({ length, before });
  }
  let at = best.reduce((top, one, index) => (one.length > (best[top]?.length ?? 0) ? index : top), 0);
  const rising: Dated[] = [];
  while (at >= 0 && sorted[at]) {
    rising.push(...sorted.slice(at, at + 1));
    at = best[at]?.before ?? -1;
  }
  return rising;
}

function orderFinding(one: Dated, other: Dated): CheckFinding {
  const [lower, higher] = numberOf(one) < numberOf(other) ? [one, other] : [other, one];
  return {
    rule: 'document-order',
    severity: 'warning',
    line: one.line,
    quote: one.quote,
    numbers: [numberOf(lower), numberOf(higher)],
    message:
      `Số ${lower.symbol} (dòng ${lower.line}) nhỏ hơn số ${higher.symbol} (dòng ${higher.line}) nhưng ghi ngày ${formatDate(lower.date)}, ` +
      `sau ngày ${formatDate(higher.date)}; số văn bản tăng theo ngày trong năm. Hãy xem lại số hoặc ngày.`,
  };
}
