import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate, plainDateOf, vietnamDay, vietnamInstant } from '#core/kernel/dates.ts';
import { type Counts, MEASURES, type Measure } from './contributions.ts';
import type { Channel, Dossier, DossierFacts, DueDate } from './dossier.ts';
import { after, type DossierEvent, rebuild } from './history.ts';
import { RollUpDifference, type RollUpRow } from './roll-up-difference.ts';
import { type Piece, piecesOf, piecesUpTo } from './roll-up-window.ts';
import { nextStatuses, type Status } from './statuses.ts';

type Happening = Pick<DossierEvent, 'seq' | 'occurredAt' | 'facts'>;

const FIRST: PlainDate = '2023-10-25';
const SPAN_DAYS = 140;

const noon = (day: PlainDate) => vietnamInstant(day, 720);
const dueOn = (on: PlainDate): DueDate => ({ on, at: null, provisional: false });

const blank = rebuild([]);

/** Random walks through the statuses with due dates moved, facts corrected in the past, fields and channels changed. */
const history = fc
  .record({
    start: fc.integer({ min: 0, max: 70 }),
    term: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
    channel: fc.constantFrom<Channel>('direct', 'online-full', 'postal'),
    fieldId: fc.integer({ min: 1, max: 3 }),
    digitised: fc.boolean(),
    steps: fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 12 }),
        what: fc.constantFrom('move', 'move', 'move', 'due', 'field', 'received-earlier', 'closed-earlier', 'reopen'),
        pick: fc.nat(8),
        days: fc.integer({ min: 0, max: 10 }),
      }),
      { maxLength: 9 },
    ),
  })
  .map(({ start, term, channel, fieldId, digitised, steps }) => {
    let day = addDays(FIRST, start);
    const first: DossierFacts = {
      ...blank,
      status: 2,
      channel,
      fieldId,
      digitised,
      receivedAt: noon(day),
      due: term === undefined ? null : dueOn(addDays(day, term)),
    };
    const events: Happening[] = [{ seq: 1, occurredAt: noon(day), facts: first }];
    for (const step of steps) {
      day = addDays(day, step.wait);
      const facts = factsOf(rebuild(events), step, day);
      if (facts) {
        events.push({ seq: events.length + 1, occurredAt: noon(day), facts });
      }
    }
    return events;
  });

function factsOf(
  now: Dossier,
  step: { what: string; pick: number; days: number },
  day: PlainDate,
): Partial<DossierFacts> | undefined {
  const received = vietnamDay(now.receivedAt ?? noon(day));
  switch (step.what) {
    case 'due':
      return { due: dueOn(addDays(received, step.days)) };
    case 'field':
      return { fieldId: (step.pick % 3) + 1, channel: step.pick % 2 ? 'direct' : 'postal' };
    case 'received-earlier':
      return { receivedAt: noon(addDays(received, -step.days)) };
    case 'closed-earlier': {
      const closed = now.closedAt && vietnamDay(now.closedAt);
      const moved = closed && addDays(closed, -step.days);
      return moved && moved >= received ? { closedAt: noon(moved) } : undefined;
    }
    case 'reopen':
      return now.closedAt ? { status: 4, closedAt: null, returnedAt: null } : undefined;
    default:
      return moveOf(now, step.pick, day);
  }
}

function moveOf(now: Dossier, pick: number, day: PlainDate): Partial<DossierFacts> | undefined {
  const next = nextStatuses(now.status);
  const to = next[pick % Math.max(next.length, 1)];
  if (!to) {
    return undefined;
  }
  if (to === 10) {
    return { status: to, returnedAt: noon(day) };
  }
  return { status: to, closedAt: [7, 8, 9].includes(to) ? noon(day) : null };
}

/** The oracle: what was true at the end of a day, told by replaying the events one by one. No intervals, no sums. */
function truthAt(events: readonly Happening[], day: PlainDate) {
  const facts: Partial<DossierFacts> = Object.assign({}, ...events.map((event) => event.facts));
  const received = facts.receivedAt ? vietnamDay(facts.receivedAt) : '9999-12-31';
  const closed = facts.closedAt ? vietnamDay(facts.closedAt) : '9999-12-31';
  let status: Status = 1;
  for (const event of events) {
    if (event.facts.status && vietnamDay(event.occurredAt) <= day) {
      status = event.facts.status;
    }
  }
  const open = received <= day && day < closed;
  const paused = open && (status === 5 || status === 6);
  const overdue = open && !paused && facts.due !== null && (facts.due?.on ?? '9999-12-31') < day;
  return { open, paused, overdue, facts };
}

type Flow = readonly [PlainDate, Measure];

function flowsOf(events: readonly Happening[]): readonly Flow[] {
  const { facts } = truthAt(events, FIRST);
  const received = vietnamDay(facts.receivedAt ?? '');
  return [
    [received, 'received'],
    [received, 'digitisationKnown'],
    ...(facts.digitised ? [[received, 'digitised'] as const] : []),
    ...(facts.closedAt ? closingFlows(events, facts, vietnamDay(facts.closedAt)) : []),
    ...(facts.returnedAt ? [[vietnamDay(facts.returnedAt), 'returned'] as const] : []),
  ];
}

function closingFlows(events: readonly Happening[], facts: Partial<DossierFacts>, day: PlainDate): readonly Flow[] {
  if (facts.status === 7 || facts.status === 8) {
    return [
      [day, 'closed'],
      [day, facts.status === 7 ? 'withdrawn' : 'stopped'],
    ];
  }
  const firstPromise = events.find((event) => event.facts.due)?.facts.due?.on ?? day;
  const due = facts.due?.on ?? day;
  const compared = Math.sign(Date.parse(day) - Date.parse(due));
  const result = compared < 0 ? 'early' : 'late';
  return [
    [day, 'closed'],
    [day, compared === 0 ? 'onTime' : result],
    ...(day > firstPromise ? [[day, 'lateByFirstPromise'] as const] : []),
  ];
}

/** Adds up rows as the database does: by day, month and year, over the pieces of a window. */
function sumOf(rows: readonly RollUpRow[], pieces: readonly Piece[]): Record<Measure, number> {
  const sums = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>;
  const starts = {
    d: (day: string) => day,
    m: (day: string) => `${day.slice(0, 7)}-01`,
    y: (day: string) => `${day.slice(0, 4)}-01-01`,
  };
  for (const { grain, from, to } of pieces) {
    for (const row of rows) {
      const day = starts[grain](row.day);
      if (day >= from && day <= to) {
        for (const measure of MEASURES) {
          sums[measure] += row.counts[measure] ?? 0;
        }
      }
    }
  }
  return sums;
}

const dayOfSpan = fc.integer({ min: -15, max: SPAN_DAYS }).map((days) => addDays(FIRST, days));

test('flows and stocks of any window equal a count from the events', () => {
  const scenario = fc.tuple(fc.array(history, { minLength: 1, maxLength: 6 }), dayOfSpan, dayOfSpan);
  fc.assert(
    fc.property(scenario, ([histories, a, b]) => {
      const [from, to] = a <= b ? [a, b] : [b, a];
      const rollUp = new RollUpDifference();
      for (const events of histories) {
        rollUp.add(undefined, rebuild(events));
      }
      const flows = sumOf(rollUp.rows(), piecesOf(from, to));
      const expected = histories.flatMap(flowsOf).filter(([day]) => day >= from && day <= to);
      for (const measure of MEASURES.filter((name) => !/In$|Out$/.test(name))) {
        expect([measure, flows[measure]]).toEqual([measure, expected.filter(([, name]) => name === measure).length]);
      }
      const stocks = sumOf(rollUp.rows(), piecesUpTo(to));
      const truths = histories.map((events) => truthAt(events, to));
      expect(stocks.received - stocks.closed).toBe(truths.filter(({ open }) => open).length);
      expect(stocks.pausedIn - stocks.pausedOut).toBe(truths.filter(({ paused }) => paused).length);
      expect(stocks.overdueIn - stocks.overdueOut).toBe(truths.filter(({ overdue }) => overdue).length);
    }),
    { numRuns: 400 },
  );
});

test('differences written event by event add up to what the whole history counts', () => {
  fc.assert(
    fc.property(history, (events) => {
      const stepwise = new RollUpDifference();
      let before: Dossier | undefined;
      for (const event of events) {
        const now = after(before ?? rebuild([]), event);
        stepwise.add(before, now);
        before = now;
      }
      const whole = new RollUpDifference();
      whole.add(undefined, rebuild(events));
      const strip = (rows: readonly RollUpRow[]) => rows.map((row) => ({ ...row, counts: withoutZeros(row.counts) }));
      expect(strip(stepwise.rows())).toEqual(strip(whole.rows()));
    }),
  );
});

function withoutZeros(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, by]) => by !== 0));
}

test('an unchanged dossier writes nothing', () => {
  const difference = new RollUpDifference();
  const dossier = rebuild([
    { seq: 1, occurredAt: noon(FIRST), facts: { ...blank, status: 2, receivedAt: noon(FIRST) } },
  ]);
  difference.add(dossier, { ...dossier });
  expect(difference.rows()).toEqual([]);
});

test('mới đăng ký is not received, không được tiếp nhận is only refused', () => {
  const registered = new RollUpDifference();
  registered.add(undefined, { ...blank, status: 1 });
  expect(registered.rows()).toEqual([]);
  const rejected = new RollUpDifference();
  rejected.add(undefined, { ...blank, status: 3, closedAt: noon(plainDateOf(20_000)) });
  expect(rejected.rows()).toMatchObject([{ day: plainDateOf(20_000), counts: { rejected: 1 } }]);
});

test('where the procedure counts hours, minutes decide', () => {
  const hours = { on: '2026-05-05', at: '2026-05-05T10:00:00+07:00', provisional: false };
  const counted = (closedAt: string) => {
    const rollUp = new RollUpDifference();
    rollUp.add(undefined, {
      ...blank,
      status: 9,
      receivedAt: noon('2026-05-04'),
      due: hours,
      firstDue: hours,
      closedAt,
    });
    return rollUp.rows().find(({ day }) => day === '2026-05-05')?.counts;
  };
  expect(counted('2026-05-05T09:59:00+07:00')).toMatchObject({ early: 1 });
  expect(counted('2026-05-05T10:00:00+07:00')).toMatchObject({ onTime: 1 });
  expect(counted('2026-05-05T10:01:00+07:00')).toMatchObject({ late: 1, lateByFirstPromise: 1 });
});
