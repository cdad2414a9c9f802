import { useId } from 'react';
import { METHODS, type Method } from '#core/assessments/registry.ts';
import { ruleText } from '#core/assessments/sets/aspects.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import { METHOD_NAMES } from '#core/assessments/sets/method-names.ts';
import { fieldsOf, withMethod } from '#core/assessments/sets/rule-form.ts';
import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { ChoiceField, TickField } from '#web/ui/form/choice-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { liveForm } from './live-form.ts';
import { RuleFields } from './rule-fields.tsx';
import classes from './sets.module.css';
import { TryBox } from './try-box.tsx';

interface RulePanelProps {
  readonly draft: SetDraft;
  readonly node: DraftCriterion;
  readonly put: (next: DraftCriterion) => void;
}

/** How a leaf is scored: the kind of rule, what it asks, how it is rounded, in words and on trial. */
export function RulePanel({ draft, node, put }: RulePanelProps) {
  const id = useId();
  const { method } = node;
  const form = liveForm(`${id}-method`, { method: method ?? '' }, (next) =>
    put(withMethod(node, METHODS.find((one) => one === next.method) ?? null)),
  );
  const isShare = method !== null && fieldsOf(method, node.parameters).some(({ at }) => at === 'whole');
  return (
    <>
      <SelectField
        form={form}
        name="method"
        label="Cách tính điểm"
        placeholder="Chưa có (mục gồm các tiêu chí bên dưới)"
        choices={METHODS.map((value) => ({ value, label: METHOD_NAMES[value] }))}
      />
      {method !== null && (
        <>
          <RuleFields draft={draft} node={node} put={put} fields={fieldsOf(method, node.parameters)} />
          {isShare && <RateIndicator node={node} put={put} />}
          {MEASURED(method) && <Rounding node={node} put={put} />}
          <p className={classes.sentence} aria-live="polite">
            <strong>Đọc là:</strong> {ruleText(node)}
          </p>
          <TryBox node={node} />
        </>
      )}
    </>
  );
}

/** Points that a council types are not rounded. */
const MEASURED = (method: Method) => method !== 'MANUAL';

type NodeProps = Omit<RulePanelProps, 'draft'>;

function RateIndicator({ node, put }: NodeProps) {
  const form = liveForm(useId(), { rate: node.rateIndicator ?? '' }, ({ rate }) =>
    put({ ...node, rateIndicator: rate === '' ? null : rate }),
  );
  return (
    <SelectField
      form={form}
      name="rate"
      label="Lấy cả tử số và mẫu số từ chỉ tiêu"
      hint="Chỉ tiêu tỷ lệ của hệ thống điền sẵn hai số khi tự chấm"
      placeholder="Không, khai từng số"
      choices={DEFINITIONS.filter(({ kind }) => kind === 'rate').map(({ code, name }) => ({
        value: code,
        label: name,
      }))}
    />
  );
}

function Rounding({ node, put }: NodeProps) {
  const { rounding } = node;
  const form = liveForm(
    useId(),
    { mode: rounding.mode as string, neverUpToFull: rounding.neverUpToFull },
    ({ mode, neverUpToFull }) =>
      put({ ...node, rounding: { mode: mode === 'truncate' ? 'truncate' : 'half-up', neverUpToFull } }),
  );
  return (
    <>
      <ChoiceField
        form={form}
        name="mode"
        label="Làm tròn đến hai chữ số lẻ"
        inRow
        choices={[
          { value: 'half-up', label: 'Từ 5 trở lên thì tăng' },
          { value: 'truncate', label: 'Bỏ phần lẻ' },
        ]}
      />
      <TickField form={form} name="neverUpToFull" label="Không làm tròn lên điểm tối đa" />
    </>
  );
}
