import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import { CRITERION_LEVELS, type Criterion, type Variable } from './criteria-set.ts';
import { pointsFrom } from './points.ts';
import { refuse } from './refusals.ts';
import { readRule } from './registry.ts';
import { USUAL_ROUNDING } from './rounding.ts';
import type { ParameterSource, RuleInput } from './rule-kind.ts';

/** What the sheet says under its title while it is scored by the template. */
export const TEMPLATE_BASIS = 'bộ mẫu, không phải quyết định của cơ quan nào';

interface VariableRow {
  readonly label: string;
  readonly unit: string;
  readonly source: string;
  readonly indicator: string | undefined;
}

/** The criteria of a table of ours with the variables that its rules read, each rule checked as it is read. */
export function criteriaFrom(criteriaText: string, variablesText: string): readonly Criterion[] {
  const variables = new Map(
    tableRows(variablesText).map(({ name = '', label = '', unit = '', source = '', indicator = '' }) => [
      name,
      { label, unit, source, indicator: indicator || undefined },
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
    rounding: rounding === 'never-up-to-full' ? { mode: 'half-up', neverUpToFull: true } : USUAL_ROUNDING,
    rateIndicator: row.rate_indicator || undefined,
    section: row.section ?? '',
    evidence: row.evidence ?? '',
    note: row.note ?? '',
    legalBasis: row.legal_basis ?? '',
    origin: row.origin ?? '',
  };
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
