import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { SchemeDraft } from '#core/reports/schemes/contract.ts';
import { dayWords } from '#core/reports/schemes/differences.ts';

type Period = SchemeDraft['periods'][number];

/** A period as it is typed: days as "14/3", lists as text. */
export type PeriodText = {
  readonly shape: Period['shape'];
  readonly kind: string;
  readonly title: string;
  readonly nextTitle: string;
  readonly from: string;
  readonly fromBefore: boolean;
  readonly to: string;
  readonly deadline: string;
  readonly deadlineAfter: boolean;
  readonly carriesFrom: string;
  readonly sections: string;
  readonly annexes: string;
};

/** A scheme as it is typed. */
export type SchemeText = {
  readonly name: string;
  readonly basis: string;
  readonly effectiveFrom: string;
  readonly firstYear: string;
  readonly lastYear: string;
  readonly shift: string;
  readonly lockAfter: string;
  readonly periods: readonly PeriodText[];
};

export const NEW_PERIOD: PeriodText = {
  shape: 'other',
  kind: '',
  title: '',
  nextTitle: '',
  from: '',
  fromBefore: false,
  to: '',
  deadline: '',
  deadlineAfter: false,
  carriesFrom: '',
  sections: '',
  annexes: 'II.06a (VPCP/KSTT)',
};

export function textOf({ effectiveFrom, firstYear, lastYear, lockAfter, periods, ...rest }: SchemeDraft): SchemeText {
  return {
    ...rest,
    effectiveFrom: formatDate(effectiveFrom),
    firstYear: String(firstYear),
    lastYear: String(lastYear ?? ''),
    lockAfter: String(lockAfter ?? ''),
    periods: periods.map(({ shape, kind, title, nextTitle, from, to, deadline, carriesFrom, sections, annexes }) => ({
      ...{ shape, kind, title, nextTitle },
      from: shown(from.day),
      fromBefore: from.before,
      to: shown(to),
      deadline: shown(deadline.day),
      deadlineAfter: deadline.after,
      carriesFrom: carriesFrom ?? '',
      sections: sections?.join(', ') ?? '',
      annexes: annexes.map(({ code, version }) => `${code} (${version})`).join('; '),
    })),
  };
}

/** What was typed as a draft; a day or year that is none stays as it was in `before`, or is named after saving. */
export function draftOf(text: SchemeText, before: SchemeDraft): SchemeDraft {
  return {
    name: text.name,
    basis: text.basis,
    effectiveFrom: parseDate(text.effectiveFrom) ?? before.effectiveFrom,
    firstYear: yearOf(text.firstYear) ?? before.firstYear,
    lastYear: yearOf(text.lastYear) ?? null,
    shift: text.shift === 'next' || text.shift === 'previous' ? text.shift : 'kept',
    lockAfter: text.lockAfter.trim() === '' ? null : Number(text.lockAfter),
    periods: text.periods.map((period) => ({
      shape: period.shape,
      kind: period.kind.trim(),
      title: period.title.normalize('NFC'),
      nextTitle: period.nextTitle.normalize('NFC'),
      from: { before: period.fromBefore, day: dayOf(period.from) },
      to: dayOf(period.to),
      deadline: { after: period.deadlineAfter, day: dayOf(period.deadline) },
      carriesFrom: period.carriesFrom || null,
      sections: period.sections.trim() === '' ? null : period.sections.split(/[,;\s]+/u).filter(Boolean),
      annexes: annexesOf(period.annexes.normalize('NFC')),
    })),
  };
}

/** A year from 2000 to 2100, as typed. */
export function yearOf(text: string): number | undefined {
  const year = /^\s*(\d{4})\s*$/u.exec(text)?.[1];
  return year !== undefined && Number(year) >= 2000 && Number(year) <= 2100 ? Number(year) : undefined;
}

/** "II.06a (VPCP/KSTT); II.07b (2)" */
function annexesOf(text: string): Period['annexes'] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const match = /^(.*?)\s*\(([^)]*)\)$/u.exec(one);
      return { code: match?.[1] ?? one, version: match?.[2] ?? '' };
    });
}

/** `03-14` as "14/3"; what is no day stands as it was typed. */
const shown = (day: string) => (/^\d{2}-\d{2}$/u.test(day) ? dayWords(day) : day);

/** "14/3" as `03-14`; anything else is kept, and named after saving. */
function dayOf(text: string): string {
  const match = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/u.exec(text);
  return match ? `${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}` : text.trim().slice(0, 5);
}
