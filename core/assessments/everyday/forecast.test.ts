import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '#core/indicators/definitions.ts';
import { type IndicatorValue, rateOf } from '#core/indicators/value.ts';
import { addDays } from '#core/kernel/dates.ts';
import { type ForecastGround, forecastValues, METHODS, type Method, paceOf, recentEve } from './forecast.ts';

const YEAR = { from: '2025-12-15', to: '2026-12-14' };
const NO_TASKS = { annual: 0, communication: 0, assignedOverdue: 0 };
const BOTH = Object.keys(METHODS) as Method[];

function value(code: string, figures: Partial<IndicatorValue>): IndicatorValue {
  const definition = definitionOf(code);
  if (!definition) {
    throw new Error(code);
  }
  const nothing = { count: undefined, numerator: undefined, denominator: undefined, rate: undefined };
  return { definition, origin: 'computed', ...nothing, typed: undefined, disagrees: false, ...figures };
}

const rate = (code: string, numerator: number, denominator: number) =>
  value(code, { numerator, denominator, rate: rateOf(numerator, denominator) });

const mapOf = (...values: readonly IndicatorValue[]) => new Map(values.map((one) => [one.definition.code, one]));

function ground(more: Partial<ForecastGround> = {}): ForecastGround {
  return { now: new Map(), earlier: new Map(), tasks: NO_TASKS, pace: paceOf(YEAR, '2026-11-20'), ...more };
}

test('the day itself has passed, the last day leaves nothing', () => {
  expect(paceOf(YEAR, '2026-11-20')).toEqual({ elapsed: 341, rest: 24, recent: 28 });
  expect(paceOf(YEAR, '2025-12-20')).toEqual({ elapsed: 6, rest: 359, recent: 6 });
  expect(paceOf(YEAR, '2026-12-14')).toMatchObject({ rest: 0 });
  expect(paceOf(YEAR, '2027-02-01')).toMatchObject({ elapsed: 365, rest: 0 });
  expect(recentEve(YEAR, '2026-11-20')).toBe('2026-10-23');
  expect(recentEve(YEAR, '2025-12-20')).toBe('2025-12-14');
});

describe('a flow goes on at its pace', () => {
  const now = mapOf(value('dossiers_received', { count: 682 }), rate('online_rate', 341, 682));
  const earlier = mapOf(value('dossiers_received', { count: 626 }), rate('online_rate', 327, 626));

  test('of the whole window: 2 a day for 24 days', () => {
    const end = forecastValues(ground({ now, earlier }), 'window');
    expect(end.get('dossiers_received')?.count).toBe(730);
    expect(end.get('online_rate')).toMatchObject({ numerator: 365, denominator: 730 });
  });

  test('of the last four weeks: 56 in 28 days, 14 of them online', () => {
    const end = forecastValues(ground({ now, earlier }), 'recent');
    expect(end.get('online_rate')).toMatchObject({ numerator: 353, denominator: 730, rate: 4_836 });
  });

  test('what was open before the window did not come within it', () => {
    const open = mapOf(
      value('dossiers_carried_over', { count: 100 }),
      value('dossiers_received_total', { count: 441 }),
      value('dossiers_open', { count: 70 }),
    );
    const end = forecastValues(ground({ now: open }), 'window');
    expect(end.get('dossiers_received_total')?.count).toBe(465);
    expect(end.get('dossiers_carried_over')?.count).toBe(100);
    expect(end.get('dossiers_open')?.count).toBe(70);
  });

  test('a typed figure stays', () => {
    const typed = mapOf({ ...rate('online_rate', 1, 3), origin: 'typed' });
    expect(forecastValues(ground({ now: typed }), 'window').get('online_rate')).toMatchObject({ denominator: 3 });
  });
});

test('tasks within their term are done in time, overdue orders are late', () => {
  const now = mapOf(
    rate('plan_completion_rate', 39, 48),
    value('communication_tasks_done', { count: 10 }),
    value('assigned_tasks_late', { count: 1 }),
  );
  const tasks = { annual: 6, communication: 2, assignedOverdue: 1 };
  for (const method of BOTH) {
    const end = forecastValues(ground({ now, tasks }), method);
    expect(end.get('plan_completion_rate')).toMatchObject({ numerator: 45, denominator: 48 });
    expect(end.get('communication_tasks_done')?.count).toBe(12);
    expect(end.get('assigned_tasks_late')?.count).toBe(2);
  }
});

describe('whatever the figures', () => {
  const counts = fc.nat(20_000).chain((whole) => fc.tuple(fc.constant(whole), fc.nat(whole)));
  const past = fc.tuple(counts, fc.double({ min: 0, max: 1, noNaN: true }));
  const day = fc.integer({ min: -5, max: 380 }).map((days) => addDays(YEAR.from, days));

  function at(whole: number, part: number, share: number, on: string): ForecastGround {
    const then = [Math.floor(part * share), Math.floor((whole - part) * share)] as const;
    const now = mapOf(rate('online_rate', part, whole), value('dossiers_received', { count: whole }));
    const earlier = mapOf(
      rate('online_rate', then[0], then[0] + then[1]),
      value('dossiers_received', { count: then[0] + then[1] }),
    );
    return ground({ now, earlier, pace: paceOf(YEAR, on) });
  }

  test('the part stays within the whole and nothing that came goes again', () => {
    fc.assert(
      fc.property(past, day, fc.constantFrom(...BOTH), ([[whole, part], share], on, method) => {
        const end = forecastValues(at(whole, part, share, on), method).get('online_rate');
        expect(end?.numerator).toBeGreaterThanOrEqual(part);
        expect(end?.denominator).toBeGreaterThanOrEqual(whole);
        expect(end?.numerator ?? 0).toBeLessThanOrEqual(end?.denominator ?? 0);
      }),
    );
  });

  test('more today is never less at the end', () => {
    fc.assert(
      fc.property(past, fc.nat(500), day, fc.constantFrom(...BOTH), ([[whole, part], share], more, on, method) => {
        const received = (count: number) => {
          const base = at(whole, part, share, on);
          const now = mapOf(value('dossiers_received', { count }));
          return forecastValues({ ...base, now }, method).get('dossiers_received')?.count ?? 0;
        };
        expect(received(whole + more)).toBeGreaterThanOrEqual(received(whole));
      }),
    );
  });

  test('on the last day and after it the forecast is what is there', () => {
    fc.assert(
      fc.property(past, fc.nat(60), fc.constantFrom(...BOTH), ([[whole, part], share], after, method) => {
        const base = at(whole, part, share, addDays(YEAR.to, after));
        const tasks = { annual: 5, communication: 5, assignedOverdue: 5 };
        expect(forecastValues({ ...base, tasks }, method)).toEqual(base.now);
      }),
    );
  });

  test('the order of the figures does not matter', () => {
    fc.assert(
      fc.property(past, day, fc.constantFrom(...BOTH), ([[whole, part], share], on, method) => {
        const base = at(whole, part, share, on);
        const turned = { ...base, now: new Map([...base.now].reverse()) };
        expect(new Map([...forecastValues(turned, method)].reverse())).toEqual(forecastValues(base, method));
      }),
    );
  });
});
