import { clean } from '#core/kernel/text.ts';
import type { CellKind, FormColumn, FormLineDefinition, FormVersion } from './form.ts';
import type { FormCode } from './form-code.ts';
import type { FormSource } from './form-source.ts';
import { refuse } from './refusals.ts';
import { SHIPPED_FORMS } from './shipped-forms.ts';

/**
 * A version of a form as a decision changes it: names, order, what is asked and what adds up. Where a figure comes from
 * is no matter of a decision; it follows from the key.
 */
export interface FormVersionData {
  readonly code: FormCode;
  readonly version: number;
  /** `YYYY-MM-DD`: in force for windows that end on or after this day. */
  readonly from: string;
  readonly number: string;
  readonly title: string;
  readonly basis: string;
  readonly unverified: boolean;
  readonly unitOfMeasure: string;
  readonly entries: readonly FormEntry[];
}

/** A column, or a line of the statistics annex (`no`; without `kind` it is the heading of an area). */
export interface FormEntry {
  readonly key: string;
  readonly head: readonly string[];
  readonly no?: string | undefined;
  readonly kind?: CellKind | undefined;
  readonly unitOfMeasure?: string | undefined;
  readonly sum?: readonly string[] | undefined;
  readonly madeOf?: readonly string[] | undefined;
}

/** Figures typed for a form are kept under its prefix and the column's key. */
const PREFIXES = { statistics: '', 'II.06a': '', 'II.07b': 'ii07b_', '07a-BTP': 'btp07a_' } as const satisfies Record<
  FormCode,
  string
>;

function shippedOf(code: FormCode): FormVersion {
  const form = SHIPPED_FORMS.find((one) => one.code === code);
  if (!form) {
    throw new Error(`form ${code} does not ship`);
  }
  return form;
}

export function dataOf(form: FormVersion): FormVersionData {
  const { code, version, from, number, title, basis, unverified, unitOfMeasure } = form;
  const entries: readonly FormEntry[] =
    form.rows === 'lines'
      ? form.lines.map(({ key, no, label, value }) => ({
          key,
          no,
          head: [label],
          ...(value && { kind: value.kind, unitOfMeasure: value.unitOfMeasure }),
        }))
      : form.columns.map(({ key, head, kind, sum, madeOf }) => ({
          key,
          head,
          kind,
          ...(sum && { sum }),
          ...(madeOf && { madeOf }),
        }));
  return { code, version, from, number, title, basis, unverified, unitOfMeasure, entries };
}

/** The form that the data describe: each key with the source that it has in the form that ships, else typed in. */
export function formOf(data: FormVersionData): FormVersion {
  const shipped = shippedOf(data.code);
  const { code, version, from, number, title, basis, unverified, unitOfMeasure, entries } = data;
  const head = { code, version, from, number, title, basis, unverified, unitOfMeasure };
  if (shipped.rows === 'lines') {
    return { ...head, rows: 'lines', lines: entries.map((entry) => lineOf(entry)) };
  }
  const { rows, rowHead } = shipped;
  return { ...head, rows, rowHead, columns: entries.map((entry) => columnOf(code, entry)) };
}

function lineOf({ key, no = '', head, kind, unitOfMeasure = '' }: FormEntry): FormLineDefinition {
  const label = head.join(' – ');
  return kind
    ? { key, no, label, value: { kind, unitOfMeasure, source: sourceOf('statistics', key) } }
    : { key, no, label };
}

function columnOf(code: FormCode, { key, head, kind = 'count', sum, madeOf }: FormEntry): FormColumn {
  return { key, head, kind, source: sourceOf(code, key), ...(sum && { sum }), ...(madeOf && { madeOf }) };
}

function sourceOf(code: FormCode, key: string): FormSource {
  const form = shippedOf(code);
  const known =
    form.rows === 'lines'
      ? form.lines.find((line) => line.key === key)?.value?.source
      : form.columns.find((column) => column.key === key)?.source;
  return known ?? { by: 'own', code: `${PREFIXES[code]}${key}` };
}

/** Refuses a version that could not be printed or would make a figure unknown; the message names the entry. */
export function requireForm(data: FormVersionData, others: readonly FormVersionData[]): void {
  const keys = new Set(data.entries.map(({ key }) => key));
  const before = others.filter(({ code }) => code === data.code);
  if (clean(data.basis) === '' || clean(data.title) === '') {
    throw refuse('form-basis-missing', { form: data.code });
  }
  if (before.some(({ from }) => from >= data.from)) {
    throw refuse('form-not-later', { form: data.code, from: data.from });
  }
  const wrong = data.entries.find(
    (entry) =>
      !/^[a-zA-Z][A-Za-z0-9_]{1,40}$/u.test(entry.key) ||
      entry.head.length === 0 ||
      entry.head.some((text) => clean(text) === '') ||
      [...(entry.sum ?? [])].some((key) => !keys.has(key)),
  );
  if (data.entries.length === 0 || wrong || keys.size !== data.entries.length) {
    throw refuse('form-entry-wrong', { form: data.code, entry: wrong?.key ?? '' });
  }
  const unknown = data.code === 'II.06a' && data.entries.find(({ key }) => sourceOf(data.code, key).by === 'own');
  if (unknown) {
    throw refuse('form-column-not-counted', { form: data.code, entry: unknown.key });
  }
}

/** All versions: those that ship and those that were entered. */
export function allForms(entered: readonly FormVersionData[]): readonly FormVersion[] {
  return [...SHIPPED_FORMS, ...entered.map(formOf)];
}
