import { useId } from 'react';
import { VARIABLE_SOURCES, type VariableSource } from '#core/assessments/criteria-set.ts';
import { linkInWords, readLink } from '#core/assessments/links.ts';
import type { DraftCriterion, DraftVariable, SetDraft } from '#core/assessments/sets/draft.ts';
import { renamedVariable } from '#core/assessments/sets/rename-variable.ts';
import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { FieldRow } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { liveForm } from './live-form.ts';
import classes from './sets.module.css';

interface VariableFieldsProps {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly put: (next: DraftCriterion) => void;
  /** What the rule does with it. */
  readonly legend: string;
  readonly name: string;
}

/** A figure that a rule reads: how people call it, in what unit, and where it comes from. */
export function VariableFields({ draft, node, put, legend, name }: VariableFieldsProps) {
  const variable = node.variables.find((one) => one.name === name);
  const id = useId();
  if (!variable) {
    return null;
  }
  const write = (next: DraftVariable) =>
    put({ ...node, variables: node.variables.map((one) => (one.name === name ? next : one)) });
  const { label, unit } = variable;
  const form = liveForm(id, { label, unit }, (next) => write({ ...variable, ...next }));
  return (
    <fieldset className={classes.group}>
      <legend>
        {legend}: <span className="soft">{name}</span>
      </legend>
      <FieldRow>
        <TextField form={form} name="label" label="Tên số liệu" />
        {variable.kind === 'count' && <TextField form={form} name="unit" label="Đơn vị tính" width="short" />}
      </FieldRow>
      <details open={variable.from !== null || variable.indicator !== null}>
        <summary>Nguồn: {sourceInWords(variable)}</summary>
        <SourceFields draft={draft} node={node} variable={variable} write={write} put={put} />
      </details>
    </fieldset>
  );
}

function sourceInWords({ from, source, indicator }: DraftVariable): string {
  const link = from === null ? undefined : readLink(from);
  if (link) {
    return linkInWords(link);
  }
  const definition = DEFINITIONS.find(({ code }) => code === indicator);
  return definition ? `${VARIABLE_SOURCES[source]}, chỉ tiêu “${definition.name}”` : VARIABLE_SOURCES[source];
}

interface SourceFieldsProps {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly variable: DraftVariable;
  readonly write: (next: DraftVariable) => void;
  readonly put: (next: DraftCriterion) => void;
}

function SourceFields({ draft, node, variable, write, put }: SourceFieldsProps) {
  const form = liveForm(
    useId(),
    {
      name: variable.name,
      source: variable.source as string,
      indicator: variable.indicator ?? '',
      from: variable.from ?? '',
    },
    ({ name, source, indicator, from }) => {
      if (name !== variable.name) {
        put(renamedVariable(node, variable.name, name));
        return;
      }
      const known = Object.keys(VARIABLE_SOURCES) as VariableSource[];
      const chosen = known.find((one) => one === source) ?? variable.source;
      write({
        ...variable,
        source: from === '' ? (chosen === 'sheet' ? 'typed' : chosen) : 'sheet',
        indicator: indicator === '' || from !== '' ? null : indicator,
        from: from === '' ? null : from,
      });
    },
  );
  return (
    <>
      <SelectField
        form={form}
        name="source"
        label="Ai giữ số liệu này"
        choices={Object.entries(VARIABLE_SOURCES).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        form={form}
        name="indicator"
        label="Điền sẵn từ chỉ tiêu"
        placeholder="Không, người chấm nhập"
        choices={DEFINITIONS.filter(({ kind }) => kind !== 'rate').map((one) => ({ value: one.code, label: one.name }))}
      />
      <SelectField
        form={form}
        name="from"
        label="Lấy từ tiêu chí khác"
        hint="Số đi theo tiêu chí kia, không ai nhập"
        placeholder="Không"
        choices={linkChoices(draft, node, variable)}
      />
      <TextField form={form} name="name" label="Ký hiệu trong công thức" width="short" />
    </>
  );
}

/** Points, attainable points, or figures of other criteria; what is chosen already stays in the list. */
function linkChoices({ criteria }: SetDraft, node: DraftCriterion, { kind, from }: DraftVariable) {
  const others = criteria.filter(({ code }) => code !== node.code);
  const links = others.flatMap((other) => {
    const values = other.variables.filter((one) => one.kind === kind && one.from === null);
    return kind === 'flag'
      ? [`full:${other.code}`, ...values.map(({ name }) => `value:${other.code}/${name}`)]
      : [`points:${other.code}`, `max:${other.code}`, ...values.map(({ name }) => `value:${other.code}/${name}`)];
  });
  const all = from === null || links.includes(from) ? links : [from, ...links];
  return all.map((value) => ({ value, label: linkWords(value, criteria) }));
}

function linkWords(text: string, criteria: readonly DraftCriterion[]): string {
  const link = readLink(text);
  if (!link) {
    return text;
  }
  const other = criteria.find(({ code }) => code === link.code);
  const figure = link.kind === 'value' ? other?.variables.find(({ name }) => name === link.name)?.label : undefined;
  return `${linkInWords(link)} ${figure ?? other?.name ?? ''}`;
}
