import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import {
  CRITERION_LEVELS,
  type Criterion,
  VARIABLE_SOURCES,
  type Variable,
  type VariableSource,
} from './criteria-set.ts';
import { pointsFrom } from './points.ts';
import { refuse } from './refusals.ts';
import { readRule } from './registry.ts';
import { type Rounding, USUAL_ROUNDING } from './rounding.ts';
import type { ParameterSource, RuleInput } from './rule-kind.ts';

/** What the sheet says under its title while it is scored by the template. */
export const TEMPLATE_BASIS = 'bộ mẫu, không phải quyết định của cơ quan nào';

interface VariableRow {
  readonly label: string;
  readonly unit: string;
  readonly source: VariableSource;
  readonly indicator: string | undefined;
  readonly from: string | undefined;
}

/** The criteria of a table of ours with the variables that its rules read, each rule checked as it is read. */
export function criteriaFrom(criteriaText: string, variablesText: string): readonly Criterion[] {
  const variables = new Map(
    tableRows(variablesText).map(({ name = '', label = '', unit = '', source, indicator, from }) => [
      name,
      { label, unit, source: sourceFrom(source ?? ''), indicator: indicator || undefined, from: from || undefined },
    ]),
  );
  return tableRows(criteriaText).map((row) => criterionFrom(row, variables));
}

function criterionFrom(row: TableRow, variables: ReadonlyMap<string, VariableRow>): Criterion {
  const { code = '', parent = '', level, method = '', rounding } = row;
  const max = pointsFrom(row.max ?? '');
  const known = CRITERION_LEVELS.find((one) => one === level);
  if (max === undefined || known === undefined) {
    throw refuse('criteria-set-invalid', { code });
  }
  const parameters = parametersFrom(row.parameters ?? '');
  return {
    code,
    parent: parent || undefined,
    level: known,
    name: row.name ?? '',
    max,
    method: method || undefined,
    parameters,
    variables: method ? variablesOf(readRule(method, parameters).inputs, variables) : [],
    rounding: roundingFrom(rounding ?? ''),
    rateIndicator: row.rate_indicator || undefined,
    section: row.section ?? '',
    evidence: row.evidence ?? '',
    note: row.note ?? '',
    legalBasis: row.legal_basis ?? '',
    origin: row.origin ?? '',
  };
}

/** What the rounding column of a table may say; empty: half up. */
const ROUNDINGS = {
  '': USUAL_ROUNDING,
  'half-up': USUAL_ROUNDING,
  truncate: { mode: 'truncate', neverUpToFull: false },
  'never-up-to-full': { mode: 'half-up', neverUpToFull: true },
} as const satisfies Record<string, Rounding>;

function roundingFrom(text: string): Rounding {
  if (!(text in ROUNDINGS)) {
    throw refuse('parameter-invalid', { parameter: 'rounding', text });
  }
  return ROUNDINGS[text as keyof typeof ROUNDINGS];
}

function sourceFrom(text: string): VariableSource {
  if (!(text in VARIABLE_SOURCES)) {
    throw refuse('parameter-invalid', { parameter: 'source', text });
  }
  return text as VariableSource;
}

function parametersFrom(text: string): ParameterSource {
  const read: unknown = text === '' ? {} : JSON.parse(text);
  return typeof read === 'object' && read !== null ? (read as ParameterSource) : {};
}

function variablesOf(inputs: readonly RuleInput[], rows: ReadonlyMap<string, VariableRow>): readonly Variable[] {
  return inputs.flatMap(({ name, kind }) => {
    const row = rows.get(name);
    return row ? [{ name, kind, ...row }] : [];
  });
}
