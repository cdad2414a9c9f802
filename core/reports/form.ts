import type { PlainDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { DossierFigures, DossierMeasure, ReportFigures } from './figures.ts';
import { FORM_CODES, type FormCode } from './form-code.ts';
import type { FormSource, FormValue } from './form-source.ts';

/** What all versions of a form say: in force from a day, by a decision. */
interface FormHead {
  readonly code: FormCode;
  readonly version: number;
  readonly from: PlainDate;
  readonly number: string;
  readonly title: string;
  readonly basis: string;
  /** The official text was not at hand: an administrator confirms or replaces it. */
  readonly unverified: boolean;
  readonly unitOfMeasure: string;
}

export type CellKind = 'count' | 'money' | 'rate' | 'yes-no';

/** A form with one row a field of work or a unit, and a column a figure. */
export interface ColumnForm extends FormHead {
  readonly rows: 'fields' | 'units';
  /** Head of the column that names the row. */
  readonly rowHead: string;
  readonly columns: readonly FormColumn[];
}

export interface FormColumn {
  /** Stays the same through the versions: what makes years comparable. */
  readonly key: string;
  /** From the top row of the head to the lowest; equal neighbours are one merged cell. */
  readonly head: readonly string[];
  readonly kind: CellKind;
  /** In a form by field: the measure of the line. In a form by unit: any source. */
  readonly source: FormSource;
  /** The columns whose sum this one must be. */
  readonly sum?: readonly string[];
  /** Columns of earlier versions whose sum stands for this one there. */
  readonly madeOf?: readonly string[];
}

/** A form with one line a figure, numbered. */
export interface LineForm extends FormHead {
  readonly rows: 'lines';
  readonly lines: readonly FormLineDefinition[];
}

export interface FormLineDefinition {
  readonly key: string;
  /** "1.2"; the areas carry "I", "II". */
  readonly no: string;
  readonly label: string;
  /** Undefined: the heading of an area. */
  readonly value?: { readonly kind: CellKind; readonly unitOfMeasure: string; readonly source: FormSource };
}

export type FormVersion = ColumnForm | LineForm;

/** The version of a form for a window that ends on `day`: the latest that was in force; before the first, the first. */
export function formOn(versions: readonly FormVersion[], code: FormCode, day: PlainDate): FormVersion | undefined {
  const own = versions.filter((one) => one.code === code).sort((a, b) => (a.from < b.from ? -1 : 1));
  return own.findLast(({ from }) => from <= day) ?? own[0];
}

/** Which version of each form a window asks for: kept with what is sent, so that a later form changes no old report. */
export function formsInForce(versions: readonly FormVersion[], day: PlainDate): Partial<Record<FormCode, number>> {
  return Object.fromEntries(
    FORM_CODES.flatMap((code) => {
      const form = formOn(versions, code, day);
      return form ? [[code, form.version]] : [];
    }),
  );
}

/** The forms of a report: the versions kept with its figures, else those of the window's last day. */
export function formsOf(
  versions: readonly FormVersion[],
  { forms, window }: Pick<ReportFigures, 'forms' | 'window'>,
): readonly FormVersion[] {
  return FORM_CODES.flatMap(
    (code) =>
      versions.find((one) => one.code === code && one.version === forms?.[code]) ??
      formOn(versions, code, window.to) ??
      [],
  );
}

/** The measure that a column of a form by field prints. */
function measureOf({ source }: FormColumn): DossierMeasure | undefined {
  return source.by === 'dossiers' ? source.measure : undefined;
}

/** One row of values, by column key. */
export interface FilledRow {
  readonly label: string;
  readonly values: ReadonlyMap<string, FormValue>;
}

/** A sum of the form that does not hold, as a sentence with both sides. */
export function brokenSums(form: ColumnForm, row: FilledRow): readonly string[] {
  return form.columns.flatMap((column) => {
    const whole = row.values.get(column.key)?.value ?? null;
    const parts = (column.sum ?? []).map((key) => row.values.get(key)?.value ?? null);
    if (whole === null || parts.length === 0 || parts.includes(null)) {
      return [];
    }
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    if (sum === whole) {
      return [];
    }
    const written = parts.map((part) => formatCount((part ?? 0) / 100)).join(' + ');
    const difference = formatCount(Math.abs(sum - whole) / 100);
    return [
      `${form.number}, ${row.label}, ${columnName(column)}: ${written} = ${formatCount(sum / 100)} ≠ ${formatCount(whole / 100)}, lệch ${difference}.`,
    ];
  });
}

function columnName({ head }: FormColumn): string {
  return head.join(' – ');
}

export interface Comparable {
  readonly key: string;
  readonly label: string;
  readonly now: FormValue | undefined;
  readonly before: FormValue | undefined;
  /** Why there is no earlier value, or how it was put together. */
  readonly note: string | undefined;
}

/**
 * The same figures in two periods whose forms may differ: by key; a column that was split or joined is compared through
 * what it was made of; what the earlier form did not ask says so instead of counting as nothing.
 */
export function comparable(
  now: { readonly form: ColumnForm; readonly row: FilledRow },
  before: { readonly form: ColumnForm; readonly row: FilledRow },
): readonly Comparable[] {
  const asked = new Map(before.form.columns.map((column) => [column.key, column]));
  return now.form.columns.map((column): Comparable => {
    const value = now.row.values.get(column.key);
    const base = { key: column.key, label: columnName(column), now: value };
    if (asked.has(column.key)) {
      return { ...base, before: before.row.values.get(column.key), note: undefined };
    }
    const parts = (column.madeOf ?? []).filter((key) => asked.has(key));
    if (parts.length === 0 || parts.length < (column.madeOf ?? []).length) {
      return { ...base, before: undefined, note: `Mẫu cũ (${before.form.number}) không có cột này.` };
    }
    const names = parts.map((key) => {
      const part = asked.get(key);
      return part ? columnName(part) : key;
    });
    return {
      ...base,
      before: addedUp(parts.map((key) => before.row.values.get(key))),
      note: `Kỳ trước cộng từ: ${names.join(' + ')}.`,
    };
  });
}

function addedUp(values: readonly (FormValue | undefined)[]): FormValue | undefined {
  const [first] = values;
  if (!first || values.some((one) => one === undefined || one.value === null)) {
    return undefined;
  }
  return { ...first, value: values.reduce((sum, one) => sum + (one?.value ?? 0), 0) };
}

/** A form of lines seen as one row of columns, so that two periods of it can be compared. */
export function asColumns(form: FormVersion): ColumnForm {
  if (form.rows !== 'lines') {
    return form;
  }
  const { lines, ...head } = form;
  const columns = lines.flatMap(({ key, no, label, value }): readonly FormColumn[] =>
    value ? [{ key, head: [`${no}. ${label}`], kind: value.kind, source: value.source }] : [],
  );
  return { ...head, rows: 'units', rowHead: 'Đơn vị', columns };
}

/** The rows of a form by field: its measures from each line of the roll-up. */
export function rowOfFigures(form: ColumnForm, label: string, line: DossierFigures, estimate: boolean): FilledRow {
  const values = form.columns.flatMap((column): readonly (readonly [string, FormValue])[] => {
    const measure = measureOf(column);
    return measure === undefined
      ? []
      : [[column.key, { value: line[measure] * 100, origin: 'computed', estimate, source: null }]];
  });
  return { label, values: new Map(values) };
}
