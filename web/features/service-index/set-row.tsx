import {
  METHOD_NAMES,
  METHODS,
  type Method,
  ZERO_POLICIES,
  ZERO_POLICY_NAMES,
  type ZeroPolicy,
} from '#core/service-index/component.ts';
import { Button } from '#web/ui/button/button.tsx';
import classes from './set-editor.module.css';
import { type DraftRow, KEPT, RATES } from './set-rows.ts';

interface SetRowProps {
  readonly row: DraftRow;
  readonly onChange: (row: DraftRow) => void;
  readonly onRemove: () => void;
}

/** One component of a draft, every field with its own label. */
export function SetRow({ row, onChange, onRemove }: SetRowProps) {
  const { code, name, max, method, target, zeroPolicy, source, component } = row;
  const hasCounts = component.formula.kind === 'ratio';
  return (
    <fieldset className={classes.row} style={{ margin: 0, border: 0, borderBottom: '1px solid var(--rule)' }}>
      <legend className="unseen">Thành phần {code}</legend>
      <label className={classes.wide}>
        {code} Tên
        <input value={name} maxLength={300} onChange={({ target: field }) => onChange({ ...row, name: field.value })} />
      </label>
      <label>
        Điểm tối đa (để trống: chưa rõ)
        <input
          value={max}
          inputMode="decimal"
          maxLength={8}
          onChange={({ target: field }) => onChange({ ...row, max: field.value })}
        />
      </label>
      <label>
        Cách tính
        <select value={method} onChange={({ target: field }) => onChange({ ...row, method: field.value as Method })}>
          {METHODS.map((one) => (
            <option key={one} value={one}>
              {METHOD_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      {method === 'to-target' && (
        <label>
          Chỉ tiêu (%)
          <input
            value={target}
            inputMode="decimal"
            maxLength={6}
            onChange={({ target: field }) => onChange({ ...row, target: field.value })}
          />
        </label>
      )}
      <label>
        Khi không phát sinh
        <select
          value={zeroPolicy}
          onChange={({ target: field }) => onChange({ ...row, zeroPolicy: field.value as ZeroPolicy })}
        >
          {ZERO_POLICIES.map((one) => (
            <option key={one} value={one}>
              {ZERO_POLICY_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label className={classes.wide}>
        Số liệu
        <select value={source} onChange={({ target: field }) => onChange({ ...row, source: field.value })}>
          <option value="">Chưa rõ cách tính</option>
          {hasCounts && <option value={KEPT}>Theo công thức của bản gốc</option>}
          {RATES.map((rate) => (
            <option key={rate.code} value={rate.code}>
              {rate.name}
            </option>
          ))}
        </select>
      </label>
      <Button kind="quiet" size="small" onClick={onRemove}>
        Bỏ thành phần {code}
      </Button>
    </fieldset>
  );
}
