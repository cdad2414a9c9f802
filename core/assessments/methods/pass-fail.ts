import { fraction } from '#core/kernel/fractions.ts';
import { pointsInWords } from '../points.ts';
import { missing, missingOf, namesAt, type RuleKind, textAt } from '../rule-kind.ts';

/** Full or nothing: every flag holds, or one count does not exceed another (people present ≤ quota). */
export type PassFailParameters =
  | { readonly test: 'flags'; readonly flags: readonly string[] }
  | { readonly test: 'at-most'; readonly value: string; readonly limit: string };

export const passFail: RuleKind<PassFailParameters> = {
  name: 'Đạt / không đạt',
  read: (source) =>
    source.test === 'at-most'
      ? { test: 'at-most', value: textAt(source, 'value'), limit: textAt(source, 'limit') }
      : { test: 'flags', flags: namesAt(source, 'flags') },
  problems: () => [],
  inputs: (parameters) =>
    parameters.test === 'at-most'
      ? [
          { name: parameters.value, kind: 'count' },
          { name: parameters.limit, kind: 'count' },
        ]
      : parameters.flags.map((name) => ({ name, kind: 'flag' })),
  evaluate(parameters, { values, max }) {
    const names = parameters.test === 'at-most' ? [parameters.value, parameters.limit] : parameters.flags;
    const absent = missingOf(names, values);
    if (absent.length > 0) {
      return missing(absent);
    }
    return { kind: 'points', exact: fraction(passes(parameters, values) ? max : 0) };
  },
  explain(parameters, { values, labelOf, countInWords }) {
    if (parameters.test === 'at-most') {
      const [value, limit] = [values[parameters.value] ?? 0, values[parameters.limit] ?? 0];
      const sign = value <= limit ? '≤' : '>';
      const side = (name: string, count: number) => `${labelOf(name)} ${countInWords(name, count)}`;
      return `${side(parameters.value, value)} ${sign} ${side(parameters.limit, limit)} →`;
    }
    const failed = parameters.flags.filter((name) => values[name] !== 1);
    return failed.length === 0
      ? `Đạt: ${parameters.flags.map(labelOf).join('; ')} →`
      : `Không đạt: ${failed.map(labelOf).join('; ')} →`;
  },
  describe(parameters, max, labelOf) {
    const condition =
      parameters.test === 'at-most'
        ? `${labelOf(parameters.value)} không vượt ${labelOf(parameters.limit)}`
        : parameters.flags.map(labelOf).join('; ');
    return `Đạt (${condition}): ${pointsInWords(max)} điểm; không đạt: 0.`;
  },
};

function passes(parameters: PassFailParameters, values: Readonly<Record<string, number>>): boolean {
  return parameters.test === 'at-most'
    ? (values[parameters.value] ?? 0) <= (values[parameters.limit] ?? 0)
    : parameters.flags.every((name) => values[name] === 1);
}
