import { type ReactNode, useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import type { SchemeAnswer, SchemeDraft } from '#core/reports/schemes/contract.ts';
import { dayWords } from '#core/reports/schemes/differences.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { useSaveScheme } from './load-schemes.ts';
import classes from './scheme-form.module.css';

type Period = SchemeDraft['periods'][number];

const NEW_PERIOD: Period = {
  kind: '',
  shape: 'other',
  title: '',
  nextTitle: '',
  from: { before: false, day: '' },
  to: '',
  deadline: { after: false, day: '' },
  carriesFrom: null,
  sections: null,
  annexes: [{ code: 'II.06a', version: 'VPCP/KSTT' }],
};

interface SchemeFormProps {
  readonly unit: string;
  readonly answer: SchemeAnswer;
  /** What stands in the form at first: the kept draft, or one with somebody's days filled in. */
  readonly initial: SchemeDraft;
  readonly onSaved: () => void;
}

/** A draft under the hands: saved as it is, complete or not; what is missing is listed after saving. */
export function SchemeForm({ unit, answer, initial, onSaved }: SchemeFormProps) {
  const [draft, setDraft] = useState(initial);
  const save = useSaveScheme(unit, answer.head.id);
  const set = (change: Partial<SchemeDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setPeriod = (index: number, change: Partial<Period>) =>
    set({ periods: draft.periods.map((period, at) => (at === index ? { ...period, ...change } : period)) });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        // Awaited, not called back: what is saved comes back as a new form, and this one is gone by then.
        save
          .mutateAsync({ scheme: draft, revision: answer.revision })
          .then(() => {
            notify('Đã lưu dự thảo');
            onSaved();
          })
          .catch(() => undefined);
      }}
    >
      {save.isError && <ErrorState title="Chưa lưu được">{messageOf(save.error, REPORT_MESSAGES)}</ErrorState>}
      <div className={classes.fields}>
        <Field label="Tên chế độ báo cáo" value={draft.name} onText={(name) => set({ name })} wide />
        <Field label="Căn cứ (số, ngày văn bản)" value={draft.basis} onText={(basis) => set({ basis })} wide />
        <Field
          label="Hiệu lực từ ngày"
          value={formatDate(draft.effectiveFrom)}
          onText={(text) => set({ effectiveFrom: parseDate(text) ?? draft.effectiveFrom })}
        />
        <Field
          label="Từ năm"
          value={String(draft.firstYear)}
          onText={(text) => set({ firstYear: Number(text) || draft.firstYear })}
        />
        <Field
          label="Đến hết năm (để trống: chưa định)"
          value={draft.lastYear === null ? '' : String(draft.lastYear)}
          onText={(text) => set({ lastYear: text.trim() === '' ? null : Number(text) || null })}
        />
        <Labelled label="Hạn rơi vào ngày nghỉ">
          <select value={draft.shift} onChange={(event) => set({ shift: event.target.value as SchemeDraft['shift'] })}>
            <option value="kept">Giữ nguyên ngày</option>
            <option value="next">Chuyển sang ngày làm việc kế tiếp</option>
            <option value="previous">Chuyển về ngày làm việc liền trước</option>
          </select>
        </Labelled>
        <Field
          label="Khóa kỳ sau hạn (ngày; để trống: không tự khóa)"
          value={draft.lockAfter === null ? '' : String(draft.lockAfter)}
          onText={(text) => set({ lockAfter: /^\d{1,3}$/u.test(text.trim()) ? Number(text) : null })}
        />
      </div>
      {draft.periods.map((period, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have no other name while they are written
        <fieldset key={index} className={classes.period}>
          <legend>Kỳ {period.title || index + 1}</legend>
          <div className={classes.fields}>
            <PeriodFields period={period} onChange={(change) => setPeriod(index, change)} />
          </div>
          <Button
            kind="quiet"
            size="small"
            onClick={() => set({ periods: draft.periods.filter((_, at) => at !== index) })}
          >
            Bỏ kỳ này
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button kind="secondary" onClick={() => set({ periods: [...draft.periods, NEW_PERIOD] })}>
          Thêm kỳ
        </Button>
        <Button type="submit" busy={save.isPending}>
          Lưu dự thảo
        </Button>
      </div>
    </form>
  );
}

function PeriodFields({
  period,
  onChange,
}: {
  readonly period: Period;
  readonly onChange: (change: Partial<Period>) => void;
}) {
  const { kind, title, nextTitle, from, to, deadline, carriesFrom, sections, annexes } = period;
  return (
    <>
      <Field label="Mã kỳ (q1, 6m, 9m, m05…)" value={kind} onText={(text) => onChange({ kind: text.trim() })} />
      <Field label="Tên kỳ" value={title} onText={(text) => onChange({ title: text })} />
      <Field label="Tên kỳ tới" value={nextTitle} onText={(text) => onChange({ nextTitle: text })} />
      <Field
        label="Số liệu từ (ngày/tháng)"
        value={shown(from.day)}
        onText={(text) => onChange({ from: { ...from, day: dayOf(text) } })}
      />
      <Tick label="của năm trước" on={from.before} onTick={(before) => onChange({ from: { ...from, before } })} />
      <Field label="Đến (ngày/tháng)" value={shown(to)} onText={(text) => onChange({ to: dayOf(text) })} />
      <Field
        label="Hạn gửi (ngày/tháng)"
        value={shown(deadline.day)}
        onText={(text) => onChange({ deadline: { ...deadline, day: dayOf(text) } })}
      />
      <Tick
        label="của năm sau"
        on={deadline.after}
        onTick={(after) => onChange({ deadline: { ...deadline, after } })}
      />
      <Field
        label="Số chuyển qua từ kỳ (mã)"
        value={carriesFrom ?? ''}
        onText={(text) => onChange({ carriesFrom: text.trim() === '' ? null : text.trim() })}
      />
      <Field
        label="Mục của đề cương (để trống: tất cả)"
        value={sections?.join(', ') ?? ''}
        onText={(text) => onChange({ sections: text.trim() === '' ? null : words(text) })}
      />
      <Field
        label="Phụ lục: mã (phiên bản), cách nhau dấu ; – để trống: mọi biểu (II.06a, statistics, II.07b, 07a-BTP)"
        value={annexes.map(({ code, version }) => `${code} (${version})`).join('; ')}
        onText={(text) => onChange({ annexes: annexesOf(text) })}
      />
    </>
  );
}

const words = (text: string) => text.split(/[,;\s]+/u).filter(Boolean);

function annexesOf(text: string): Period['annexes'] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const match = /^(.*?)\s*\(([^)]*)\)$/u.exec(one);
      return { code: match?.[1] ?? one, version: match?.[2] ?? '' };
    });
}

/** `03-14` as "14/3"; what is no day stands as it was typed. */
const shown = (day: string) => (/^\d{2}-\d{2}$/u.test(day) ? dayWords(day) : day);

/** "14/3" as `03-14`; anything else is kept, and named after saving. */
function dayOf(text: string): string {
  const match = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/u.exec(text);
  return match ? `${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}` : text.slice(0, 5);
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly wide?: boolean;
}

/** Keeps what is typed until the field is left, so that half a date is not rewritten under the hand. */
function Field({ label, value, onText, wide }: FieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <Labelled label={label} wide={wide}>
      <input
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </Labelled>
  );
}

function Labelled({
  label,
  wide,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={wide ? classes.wide : classes.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}

function Tick({
  label,
  on,
  onTick,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onTick: (on: boolean) => void;
}) {
  return (
    <label className="row">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
