import { addDays, formatDate, formatInstant } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import type { TrueUpList } from '#core/reports/estimates/contract.ts';
import { changedLines, differenceWords, printed } from '#core/reports/estimates/words.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useMay } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useMakeTrueUp } from './load-estimates.ts';

interface TrueUpsProps {
  readonly unit: string;
  readonly period: string;
  readonly list: TrueUpList;
}

/** What was sent as an estimate beside what it became, and what only a person can add. */
export function TrueUps({ unit, period, list }: TrueUpsProps) {
  const may = useMay();
  const { estimated, needed, window, items, ownEstimates } = list;
  if (!estimated || window === null) {
    return null;
  }
  const isOver = window.to < today();
  const unknown = items[0]?.lines.filter(({ actual }) => actual === null).length ?? 0;
  return (
    <section className="stack" aria-labelledby="true-up">
      <h2 id="true-up">Đối chiếu với số thực hiện</h2>
      {!isOver && (
        <p>
          Kỳ số liệu đến hết ngày {formatDate(window.to)}. Từ ngày {formatDate(addDays(window.to, 1))} hệ thống tự đối
          chiếu số ước với số thực hiện.
        </p>
      )}
      {needed && (
        <Callout tone="warn" title="Kỳ số liệu đã kết thúc, chưa đối chiếu">
          Hệ thống tự đối chiếu trong ít phút; cần ngay thì bấm nút dưới đây. Báo cáo năm chỉ gửi được khi các kỳ trước
          đã đối chiếu.
        </Callout>
      )}
      {unknown > 0 && (
        <Callout tone="warn" title={`${unknown} số ước do đơn vị nhập chưa có số thực hiện`}>
          Nhập số thực hiện rồi đối chiếu lại; bản đối chiếu mới nhất được in ở báo cáo sau.
        </Callout>
      )}
      {isOver && may('reports:compile') && (needed || ownEstimates.length > 0) && (
        <ActualsForm key={items[0]?.at ?? ''} unit={unit} period={period} list={list} />
      )}
      {items.map(({ at, by, lines }) => (
        <DataTable
          key={`${at} ${by}`}
          captionSeen
          caption={`${by} đối chiếu lúc ${formatInstant(at)}`}
          columns={[
            { key: 'label', head: 'Chỉ tiêu', cell: ({ label }) => label, main: true },
            { key: 'sent', head: 'Đã báo cáo', kind: 'number', cell: ({ sent }) => printed(sent) },
            { key: 'actual', head: 'Thực hiện', kind: 'number', cell: ({ actual }) => actual && printed(actual) },
            { key: 'diff', head: 'Điều chỉnh', kind: 'number', cell: ({ difference }) => differenceWords(difference) },
          ]}
          rows={changedLines({ lines })}
          rowKey={({ code }) => code}
          empty={<p>Số ước khớp với số thực hiện.</p>}
        />
      ))}
    </section>
  );
}

type Values = Readonly<Record<string, string>>;

/** What the unit's own estimated figures became; the counts come by themselves. */
function ActualsForm({ unit, period, list: { ownEstimates, items } }: TrueUpsProps) {
  const make = useMakeTrueUp(unit, period);
  const known = (code: string) => {
    const actual = items[0]?.lines.find((line) => line.code === `own.${code}`)?.actual;
    return actual ? printed(actual) : '';
  };
  const form = useForm<Values>({
    initial: Object.fromEntries(ownEstimates.map(({ code }) => [code, known(code)])),
    check: (values) =>
      Object.fromEntries(
        ownEstimates
          .filter(({ code }) => (values[code] ?? '').trim() !== '' && parseDecimal(values[code] ?? '', 2) === undefined)
          .map(({ code, label }) => [code, `${label}: nhập một số, ví dụ 1.234,5.`]),
      ),
  });
  const submit = (values: Values) =>
    make
      .mutateAsync(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')))
      .then(() => notify('Đã đối chiếu số ước'))
      .catch(() => undefined);
  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel="Đối chiếu số ước"
      busy={make.isPending}
      failure={make.isError ? messageOf(make.error, REPORT_MESSAGES) : undefined}
    >
      {ownEstimates.map(({ code, label, sent, unitOfMeasure }) => (
        <TextField
          key={code}
          form={form}
          name={code}
          label={`${label}: số thực hiện`}
          hint={`Đã ước ${printed(sent)} ${unitOfMeasure}. Để trống nếu chưa có.`}
          inputMode="decimal"
          width="short"
        />
      ))}
    </Form>
  );
}
