import { useId } from 'react';
import type { Method } from '#core/assessments/registry.ts';
import type { ParameterSource } from '#core/assessments/rule-kind.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import { METHOD_NAMES } from '#core/assessments/sets/method-names.ts';
import { type RuleField, withChoice } from '#core/assessments/sets/rule-field.ts';
import {
  blankInner,
  blankOf,
  blankVariable,
  fieldsOf,
  freeName,
  INNER_METHODS,
  shownDecimal,
  storedDecimal,
  withMode,
  withoutUnused,
} from '#core/assessments/sets/rule-form.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { liveForm } from './live-form.ts';
import classes from './sets.module.css';
import { VariableFields } from './variable-fields.tsx';

interface RuleFieldsProps {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly put: (next: DraftCriterion) => void;
  readonly fields: readonly RuleField[];
}

/** What the rule of a leaf asks its author. */
export function RuleFields({ draft, node, put, fields }: RuleFieldsProps) {
  return (
    <Group
      draft={draft}
      node={node}
      put={put}
      fields={fields}
      source={node.parameters}
      write={(parameters, variables = node.variables) => put(withoutUnused({ ...node, parameters, variables }))}
      begin={(mode) => put(withMode(node, mode))}
    />
  );
}

interface GroupProps extends RuleFieldsProps {
  /** The parameters of this group: the rule's own, a row's, an inner rule's. */
  readonly source: ParameterSource;
  readonly write: (next: ParameterSource, variables?: DraftCriterion['variables']) => void;
  /** Begins the rule anew in another of its modes. */
  readonly begin: (mode: ParameterSource) => void;
}

function Group(props: GroupProps) {
  return props.fields.map((field) => <Field key={field.at} {...props} field={field} />);
}

function Field(props: GroupProps & { readonly field: RuleField }) {
  const { field } = props;
  switch (field.kind) {
    case 'decimal':
    case 'text':
    case 'choice':
      return <PlainField {...props} field={field} />;
    case 'variable':
      return <OneVariable {...props} label={field.label} name={String(props.source[field.at] ?? '')} />;
    case 'variables':
      return <Variables {...props} field={field} />;
    case 'rows':
      return <Rows {...props} field={field} />;
    case 'rule':
      return <InnerRule {...props} />;
    default:
      return field satisfies never;
  }
}

type PlainKind = Extract<RuleField, { kind: 'decimal' | 'text' | 'choice' }>;

function PlainField({ field, source, write, begin }: GroupProps & { readonly field: PlainKind }) {
  const { at, label } = field;
  const value = source[at] ?? ('otherwise' in field ? field.otherwise : '');
  const isDecimal = field.kind === 'decimal';
  const form = liveForm(useId(), { value: isDecimal ? shownDecimal(value) : String(value ?? '') }, (next) => {
    if (field.kind === 'choice' && field.resets) {
      begin({ [at]: next.value });
    } else if (field.kind === 'choice') {
      write(withChoice(source, field, next.value));
    } else {
      write({ ...source, [at]: isDecimal ? storedDecimal(next.value) : next.value });
    }
  });
  if (field.kind === 'choice') {
    const { choices, hint } = field;
    return <ChoiceField form={form} name="value" label={label} choices={choices} {...(hint ? { hint } : {})} />;
  }
  return isDecimal ? (
    <NumberField form={form} name="value" label={label} decimals={field.decimals} unit={field.unit} />
  ) : (
    <TextField form={form} name="value" label={label} />
  );
}

function OneVariable({
  draft,
  node,
  put,
  label,
  name,
}: GroupProps & { readonly label: string; readonly name: string }) {
  return <VariableFields draft={draft} node={node} put={put} legend={label} name={name} />;
}

type VariablesKind = Extract<RuleField, { kind: 'variables' }>;

function Variables(props: GroupProps & { readonly field: VariablesKind }) {
  const { field, source, write, node } = props;
  const list = source[field.at];
  const names = Array.isArray(list) ? list.map(String) : [];
  function add() {
    const added = blankVariable(freeName(node.variables), `${field.label} mới`, field.input);
    write({ ...source, [field.at]: [...names, added.name] }, [...node.variables, added]);
  }
  return (
    <>
      {names.map((name, at) => (
        <div key={name} className={classes.inner}>
          <OneVariable {...props} label={`${field.label} ${at + 1}`} name={name} />
          {names.length > 1 && (
            <div>
              <Button
                kind="quiet"
                size="small"
                onClick={() => write({ ...source, [field.at]: names.filter((one) => one !== name) })}
              >
                Bỏ {field.label.toLocaleLowerCase('vi')} {at + 1}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button kind="secondary" size="small" onClick={add}>
          {field.add}
        </Button>
      </div>
    </>
  );
}

type RowsKind = Extract<RuleField, { kind: 'rows' }>;

function Rows(props: GroupProps & { readonly field: RowsKind }) {
  const { field, source, write, node } = props;
  const list = source[field.at];
  const rows: readonly ParameterSource[] = Array.isArray(list) ? list : [];
  function add() {
    const blank = blankOf(field.columns, node.variables, '0');
    write({ ...source, [field.at]: [...rows, blank.parameters] }, blank.variables);
  }
  return (
    <>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <fieldset key={at} className={classes.group}>
          <legend>
            {field.each} {at + 1}
          </legend>
          <RowGroup
            {...props}
            fields={field.columns}
            source={row}
            write={(next, variables) => write({ ...source, [field.at]: rows.with(at, next) }, variables)}
          />
          {rows.length > 1 && (
            <div>
              <Button kind="quiet" size="small" onClick={() => write({ ...source, [field.at]: rows.toSpliced(at, 1) })}>
                Bỏ {field.each.toLocaleLowerCase('vi')} {at + 1}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button kind="secondary" size="small" onClick={add}>
          {field.add}
        </Button>
      </div>
    </>
  );
}

/** The figures of a row side by side, what needs room under them. */
function RowGroup(props: GroupProps) {
  const figures = props.fields.filter(({ kind }) => kind === 'decimal');
  const others = props.fields.filter(({ kind }) => kind !== 'decimal');
  return (
    <>
      <Group {...props} fields={others} />
      {figures.length > 0 && (
        <FieldRow>
          <Group {...props} fields={figures} />
        </FieldRow>
      )}
    </>
  );
}

/** A rule inside a case: `method` and `parameters` of the case's row. */
function InnerRule(props: GroupProps) {
  const { source, write, node } = props;
  const method = INNER_METHODS.find((one) => one === source.method);
  const inner = (source.parameters ?? {}) as ParameterSource;
  const others = node.variables.filter(({ name }) => !JSON.stringify(inner).includes(`"${name}"`));
  function restart(next: Method, mode?: ParameterSource) {
    const blank = blankInner(next, others, node.max, mode);
    write({ ...source, ...blank.parameters }, blank.variables);
  }
  const form = liveForm(useId(), { method: method ?? '' }, (next) => {
    const chosen = INNER_METHODS.find((one) => one === next.method);
    if (chosen) {
      restart(chosen);
    }
  });
  return (
    <>
      <SelectField
        form={form}
        name="method"
        label="Cách tính"
        choices={INNER_METHODS.map((value) => ({ value, label: METHOD_NAMES[value] }))}
      />
      {method && (
        <Group
          {...props}
          fields={fieldsOf(method, inner)}
          source={inner}
          write={(parameters, variables) => write({ ...source, parameters }, variables)}
          begin={(mode) => restart(method, mode)}
        />
      )}
    </>
  );
}
