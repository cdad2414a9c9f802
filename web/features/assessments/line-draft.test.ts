import { expect, test } from 'vitest';
import { emptyLine } from '#core/assessments/assessment.ts';
import type { CriteriaSetResponse } from '#core/assessments/contract.ts';
import { draftOf, outcomeOf } from './line-draft.ts';
import { schemeFrom } from './sheet-model.ts';

const variable = (name: string) => ({
  name,
  label: name,
  kind: 'count' as const,
  unit: '',
  source: 'typed' as const,
  indicator: null,
  from: null,
});

const SET: CriteriaSetResponse = {
  id: '019a0000-0000-7000-8000-000000000001' as never,
  code: 'thu',
  version: 1,
  name: 'Bộ thử',
  basis: 'bộ mẫu',
  unitKind: 'commune',
  state: 'published',
  maxBonus: '0.00',
  maxPenalty: '0.00',
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  criteria: [
    {
      code: '1',
      parent: null,
      level: 'area',
      name: 'Lĩnh vực',
      max: '1.00',
      method: null,
      parameters: {},
      variables: [],
      rounding: { mode: 'half-up', neverUpToFull: false },
      rateIndicator: null,
      section: '',
      evidence: '',
      note: '',
      legalBasis: '',
      origin: '',
    },
    {
      code: '1.1',
      parent: '1',
      level: 'criterion',
      name: 'Tỷ lệ hồ sơ trực tuyến',
      max: '1.00',
      method: 'PROPORTIONAL',
      parameters: { part: 'part', whole: 'whole' },
      variables: [variable('whole'), variable('part')],
      rounding: { mode: 'half-up', neverUpToFull: false },
      rateIndicator: null,
      section: 'Văn phòng – Thống kê',
      evidence: 'Thống kê',
      note: '',
      legalBasis: '',
      origin: '',
    },
  ],
};

const leaf = schemeFrom(SET).leafOf.get('1.1');
const line = emptyLine('1.1');
const proposals = { whole: { value: 1200, indicator: 'a' }, part: { value: 627, indicator: 'b' } };

/** What stands in the fields once a person has confirmed what the indicators hold. */
const confirmed = (known: Partial<typeof proposals>) =>
  Object.fromEntries(Object.entries(known).map(([name, { value }]) => [`v:${name}`, String(value)]));

function outcome(changes: Readonly<Record<string, string>>, known = proposals) {
  if (!leaf) {
    throw new Error('no leaf');
  }
  return outcomeOf(leaf, line, { ...(leaf && draftOf(leaf, line)), ...confirmed(known), ...changes }, known);
}

test('an untouched line begins empty: what the indicators hold is confirmed, and confirming computes', () => {
  expect(leaf && draftOf(leaf, line)).toMatchObject({ 'v:whole': '', 'v:part': '', 'v:rate': '' });
  expect(outcome({})).toMatchObject({
    line: { self: { points: 5_200, computed: true }, values: { part: { origin: 'indicator' } } },
  });
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['another value than the indicator’s', 'r:part', { 'v:part': '700' }],
  ['a part above its whole', 'v:part', { 'v:part': '1.300', 'r:part': 'x' }],
  ['words in place of a figure', 'v:whole', { 'v:whole': 'nhiều' }],
  ['points that the rule did not give', 'reason', { points: '0,6' }],
  ['points above the maximum', 'points', { points: '1,01', reason: 'x' }],
  ['negative points', 'points', { points: '-1', reason: 'x' }],
  ['not applicable without a word', 'notApplicable', { applies: 'no', notApplicable: '' }],
])('%s stops at its field and is not sent', (_name, field, changes) => {
  expect(outcome(changes)).toMatchObject({ problem: { field } });
});

test('a rate stands in for counts that are missing, with its source; beside both counts it is not sent', () => {
  const none = {} as typeof proposals;
  expect(outcome({ 'v:rate': '51,54' }, none)).toMatchObject({ problem: { field: 's:rate' } });
  expect(outcome({ 'v:rate': '51,54', 's:rate': 'Biểu thống kê' }, none)).toMatchObject({
    entry: { values: [{ name: 'rate', value: 5_154 }] },
    line: { self: { points: 5_200 } },
  });
  expect(outcome({ 'v:rate': '10' })).toMatchObject({ entry: { values: [{ name: 'whole' }, { name: 'part' }] } });
});
