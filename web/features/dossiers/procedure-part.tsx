import type { Receivable } from '#core/dossiers/contract.ts';
import { CHANNEL_NAMES, CHANNELS } from '#core/dossiers/dossier.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ChoiceField, TickField } from '#web/ui/form/choice-field.tsx';
import { FieldSet } from '#web/ui/form/form.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { usePromise } from './load-dossiers.ts';
import { earlierInstant, papersOf, type ReceiveValues } from './receive-values.ts';
import { DueDay } from './status-words.tsx';

/** At the counter nobody files online without saying so. */
const COUNTER_CHANNELS = CHANNELS.filter((channel) => channel !== 'online');

interface ProcedurePartProps {
  readonly form: FormState<ReceiveValues>;
  readonly unit: string;
  readonly procedures: readonly Receivable[];
}

/** What is asked for, and at once when the result will be ready. */
export function ProcedurePart({ form, unit, procedures }: ProcedurePartProps) {
  const chosen = procedures.find(({ id }) => id === form.values.procedureId);
  const pickable: FormState<ReceiveValues> = {
    ...form,
    set: (name, value) => {
      form.set(name, value);
      if (name === 'procedureId' && value !== form.values.procedureId) {
        form.set('papers', papersOf(procedures.find(({ id }) => id === value)));
        form.set('verification', false);
      }
    },
  };
  return (
    <FieldSet legend="Thủ tục">
      <SearchSelectField
        form={pickable}
        name="procedureId"
        label="Tên thủ tục"
        hint="Gõ một phần tên hoặc mã, không cần dấu: khai sinh, chung thuc"
        required
        choices={procedures.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      />
      {chosen?.mayNeedVerification && (
        <TickField form={form} name="verification" label="Hồ sơ phải xác minh" hint={`Thời hạn: ${chosen.limit}`} />
      )}
      {chosen && <Promised form={form} unit={unit} procedure={chosen} />}
      <ChoiceField
        form={form}
        name="channel"
        label="Cách nộp"
        inRow
        choices={COUNTER_CHANNELS.map((value) => ({ value, label: CHANNEL_NAMES[value] }))}
      />
      <TickField form={form} name="nonLocal" label="Tiếp nhận phi địa giới hành chính" />
    </FieldSet>
  );
}

interface PromisedProps {
  readonly form: FormState<ReceiveValues>;
  readonly unit: string;
  readonly procedure: Receivable;
}

function Promised({ form, unit, procedure }: PromisedProps) {
  const { procedureId, verification } = form.values;
  const promised = usePromise(unit, { procedureId, verification, receivedAt: earlierInstant(form.values) });
  if (promised.isError) {
    return <Callout tone="warn">{messageOf(promised.error, DOSSIER_MESSAGES)}</Callout>;
  }
  const { data } = promised;
  return (
    <div role="status" aria-live="polite">
      <Callout title={`Thời hạn giải quyết: ${procedure.limit}`}>
        {data === undefined && <p>Đang tính ngày hẹn trả…</p>}
        {data?.due === null && <p>Thủ tục này không hẹn ngày trả kết quả.</p>}
        {data?.due && (
          <p>
            Hẹn trả kết quả:{' '}
            <strong>
              <DueDay due={data.due} />
            </strong>
            {data.counted.length > 0 && ` – tính các ngày ${countedWords(data.counted)}`}
            {data.due.provisional && ' (tạm tính: lịch nghỉ của năm chưa công bố)'}
          </p>
        )}
        {procedure.feeRule && <p className="soft">Phí, lệ phí: {procedure.feeRule}</p>}
      </Callout>
    </div>
  );
}

const SHOWN_DAYS = 12;

/** "23/11, 24/11, 25/11/2026": the year once, a long list with its end. */
function countedWords(days: readonly string[]): string {
  const short = (day: string) => formatDate(day).slice(0, 5);
  const last = formatDate(days.at(-1) ?? '');
  const before = days.slice(0, -1);
  const shown = before.length > SHOWN_DAYS ? [...before.slice(0, SHOWN_DAYS).map(short), '…'] : before.map(short);
  return [...shown, last].join(', ');
}
