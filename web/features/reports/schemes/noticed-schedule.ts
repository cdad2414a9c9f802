import { isPlainDate, type PlainDate } from '#core/kernel/dates.ts';
import { NEXT_TITLES, periodName } from '#core/reports/period.ts';
import type { SchemeDraft } from '#core/reports/schemes/contract.ts';
import { MAX_PERIODS } from '#core/reports/schemes/editing.ts';

type Period = SchemeDraft['periods'][number];

/** The days of one period as somebody's notice orders them for the sections. */
export interface NoticedPeriod {
  /** The part of the code after the year. */
  readonly kind: string;
  readonly year: number;
  readonly deadline: PlainDate | undefined;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

/** What an address carries: `q1:2024:2024-03-08:2023-12-15:2024-03-14;…`; what is no such entry is left out. */
export function noticedPeriods(text: string | undefined): readonly NoticedPeriod[] {
  return (text ?? '')
    .split(';')
    .slice(0, MAX_PERIODS)
    .flatMap((entry) => {
      const [kind = '', year, ...days] = entry.split(':');
      const [deadline, from, to] = days.map((day) => (isPlainDate(day) ? day : undefined));
      const isNamed = /^[a-z0-9]{1,8}$/u.test(kind) && /^20\d{2}$/u.test(year ?? '');
      return isNamed && (deadline || (from && to)) ? [{ kind, year: Number(year), deadline, from, to }] : [];
    });
}

/**
 * A draft with the days of a notice in it: what the notice does not say stays as it was, periods that the draft lacks
 * are added. Nobody has saved it yet.
 */
export function withNoticed(draft: SchemeDraft, noticed: readonly NoticedPeriod[], basis: string): SchemeDraft {
  const [first] = noticed;
  const known = draft.periods.map((period) =>
    withDays(
      period,
      noticed.find(({ kind }) => kind === period.kind),
    ),
  );
  const added = noticed
    .filter(({ kind }) => !draft.periods.some((period) => period.kind === kind))
    .map((one) => withDays(blank(one), one));
  return {
    ...draft,
    basis: basis || draft.basis,
    firstYear: first?.year ?? draft.firstYear,
    periods: [...known, ...added],
  };
}

function withDays(period: Period, noticed: NoticedPeriod | undefined): Period {
  if (!noticed) {
    return period;
  }
  const { year, deadline, from, to } = noticed;
  return {
    ...period,
    ...(deadline && { deadline: { after: yearOf(deadline) > year, day: monthDay(deadline) } }),
    ...(from && to && { from: { before: yearOf(from) < year, day: monthDay(from) }, to: monthDay(to) }),
  };
}

const yearOf = (day: PlainDate) => Number(day.slice(0, 4));
const monthDay = (day: PlainDate) => day.slice(5);

const SHAPES: Readonly<Record<string, Period['shape']>> = {
  q1: 'quarter',
  '6m': 'half-year',
  q3: 'quarter',
  '9m': 'nine-months',
  year: 'year',
};

function blank({ kind }: NoticedPeriod): Period {
  return {
    kind,
    shape: SHAPES[kind] ?? 'other',
    title: periodName({ kind }),
    nextTitle: NEXT_TITLES[kind] ?? '',
    from: { before: false, day: '' },
    to: '',
    deadline: { after: false, day: '' },
    carriesFrom: null,
    sections: null,
    annexes: [{ code: 'II.06a', version: 'VPCP/KSTT' }],
  };
}
