import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainDateOf } from '#core/kernel/dates.ts';
import {
  type CampaignDates,
  endedDuring,
  firstDayOf,
  gateOf,
  lastDayOf,
  PHASES,
  phaseOf,
  type Timed,
} from './phases.ts';

const FIRST = 20_000;
const dates = fc
  .tuple(
    fc.integer({ min: FIRST, max: FIRST + 400 }),
    fc.integer({ min: 0, max: 60 }),
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })),
    fc.boolean(),
  )
  .map(([start, length, [one, two, three], second]): CampaignDates => {
    const selfTo = start + length;
    const [appraisal1, explanation, appraisal2] = [selfTo + one, selfTo + one + two, selfTo + one + two + three];
    return {
      selfFrom: plainDateOf(start),
      selfTo: plainDateOf(selfTo),
      appraisal1To: plainDateOf(appraisal1),
      explanationTo: second ? plainDateOf(explanation) : undefined,
      appraisal2To: second ? plainDateOf(appraisal2) : undefined,
    };
  });
const day = fc.integer({ min: FIRST - 50, max: FIRST + 700 }).map(plainDateOf);
const phase = fc.constantFrom(...PHASES);
const running = (of: CampaignDates): Timed => ({ state: 'running', dates: of });

describe('phases', () => {
  test('follow each other and never go back', () => {
    const order = ['before', ...PHASES, 'over'];
    fc.assert(
      fc.property(dates, day, (of, one) => {
        const [today, tomorrow] = [phaseOf(of, one), phaseOf(of, addDays(one, 1))];
        expect(order.indexOf(tomorrow)).toBeGreaterThanOrEqual(order.indexOf(today));
      }),
    );
  });

  test('first and last days belong to their phase, the days beside them to others', () => {
    fc.assert(
      fc.property(dates, phase, (of, one) => {
        const [first, last] = [firstDayOf(of, one), lastDayOf(of, one)];
        fc.pre(first !== undefined && last !== undefined);
        expect([phaseOf(of, first), phaseOf(of, last)]).toEqual([one, one]);
        expect(phaseOf(of, addDays(first, -1))).not.toBe(one);
        expect(phaseOf(of, addDays(last, 1))).not.toBe(one);
      }),
    );
  });

  test('without a second round the campaign is over after the first appraisal', () => {
    fc.assert(
      fc.property(dates, (of) => {
        const once = { ...of, explanationTo: undefined, appraisal2To: undefined };
        expect(phaseOf(once, addDays(of.appraisal1To, 1))).toBe('over');
        expect(firstDayOf(once, 'explanation')).toBeUndefined();
      }),
    );
  });
});

describe('gates', () => {
  test('are open exactly from the first day to the last of the phase', () => {
    fc.assert(
      fc.property(dates, phase, day, (of, one, on) => {
        const last = lastDayOf(of, one);
        expect(gateOf(running(of), one, on).open).toBe(last !== undefined && of.selfFrom <= on && on <= last);
      }),
    );
  });

  test('a closed gate says the first locked day or the first open one', () => {
    fc.assert(
      fc.property(dates, day, (of, on) => {
        const gate = gateOf(running(of), 'self-scoring', on);
        fc.pre(!gate.open);
        expect(gate).toEqual(
          on < of.selfFrom
            ? { open: false, why: 'not-yet', from: of.selfFrom }
            : { open: false, why: 'over', since: addDays(of.selfTo, 1), until: of.selfTo },
        );
      }),
    );
  });

  test('a reopening opens its phase up to its day, no other, and never shortens', () => {
    fc.assert(
      fc.property(dates, phase, phase, day, day, (of, one, other, until, on) => {
        const gate = gateOf(running(of), one, on, { phase: other, until });
        const plain = gateOf(running(of), one, on);
        if (plain.open || one !== other) {
          expect(gate.open).toBe(plain.open);
        } else {
          expect(gate.open).toBe(of.selfFrom <= on && on <= until);
        }
      }),
    );
  });

  test.each(['draft', 'closed'] as const)('a %s campaign takes nothing, reopened or not', (state) => {
    fc.assert(
      fc.property(dates, phase, day, (of, one, on) => {
        const gate = gateOf({ state, dates: of }, one, on, { phase: one, until: addDays(on, 9) });
        expect(gate).toEqual({ open: false, why: state });
      }),
    );
  });
});

test.each<[string, string | undefined, string, boolean]>([
  ['exists', undefined, '2026-07-01', false],
  ['is on its last day', '2026-06-30', '2026-06-30', false],
  ['ended yesterday, within the window', '2026-06-30', '2026-07-01', true],
  ['ended on the last day of the window', '2026-12-14', '2026-12-20', false],
  ['ended after the window', '2027-06-30', '2027-07-01', false],
])('a unit that %s', (_, lastDay, day, locked) => {
  const gate = endedDuring({ lastDay, periodTo: '2026-12-14' }, day);
  expect(gate).toEqual(locked ? { open: false, why: 'unit-ended', until: lastDay } : undefined);
});
