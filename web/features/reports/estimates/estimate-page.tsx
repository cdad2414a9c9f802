import { useState } from 'react';
import { formatDate, formatInstant, parseDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { EstimateAnswer, TrueUpList } from '#core/reports/estimates/contract.ts';
import { changedLines, differenceWords, printed } from '#core/reports/estimates/words.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { reportPath } from '../load-reports.ts';
import { useEstimate, useMakeTrueUp, usePutEstimate, useRemoveEstimate, useTrueUps } from './load-estimates.ts';

/** What is expected of the rest of the window while it runs; what became of it afterwards. */
export function EstimatePage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const estimate = useEstimate(unit, period);
  const trueUps = useTrueUps(unit, period);
  return (
    <div className="stack">
      <PageHeader title="Số ước và đối chiếu" back={{ href: reportPath(unit, period), label: `Báo cáo ${period}` }}>
        Gửi trước khi hết kỳ số liệu thì phần còn lại là số ước thực hiện, in riêng một dòng. Hết kỳ, số ước được đối
        chiếu với số thực hiện và báo cáo sau in phần điều chỉnh.
      </PageHeader>
      <QueryView query={estimate} messages={REPORT_MESSAGES}>
        {(answer) => <EstimateForm key={answer.stored?.at ?? ''} unit={unit} period={period} answer={answer} />}
      </QueryView>
      <QueryView query={trueUps} messages={REPORT_MESSAGES}>
        {(list) => <TrueUps unit={unit} period={period} list={list} />}
      </QueryView>
    </div>
  );
}

interface EstimateProps {
  readonly unit: string;
  readonly period: string;
  readonly answer: EstimateAnswer;
}

function EstimateForm({ unit, period, answer }: EstimateProps) {
  const may = useMay();
  const put = usePutEstimate(unit, period);
  const remove = useRemoveEstimate(unit, period);
  const { lines, stored, window, restDays } = answer;
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(lines.map(({ code, amount, proposed }) => [code, String(amount ?? proposed)])),
  );
  const [cutOff, setCutOff] = useState(formatDate(answer.cutOff));
  const [reason, setReason] = useState(stored?.reason ?? '');
  const writable = answer.open && may('reports:compile');

  function save() {
    put.mutate({
      cutOff: parseDate(cutOff) ?? answer.cutOff,
      reason: reason.trim(),
      lines: lines.map(({ code, proposed }) => {
        const amount = Number(amounts[code] ?? 0);
        return { code, amount, method: amount === proposed ? 'pace' : 'typed' };
      }),
    });
  }

  return (
    <section className="stack" aria-labelledby="estimate">
      <h2 id="estimate">Số ước thực hiện</h2>
      <p>
        Kỳ số liệu {formatDate(window.from)}–{formatDate(window.to)}; còn {restDays} ngày sau ngày chốt{' '}
        {formatDate(answer.cutOff)}.{' '}
        {stored && `${stored.by} ước lúc ${formatInstant(stored.at)}. Căn cứ: ${stored.reason}`}
      </p>
      {(put.error ?? remove.error) && (
        <ErrorState title="Chưa lưu được">{messageOf(put.error ?? remove.error, REPORT_MESSAGES)}</ErrorState>
      )}
      <DataTable
        caption="Số ước thực hiện phần còn lại của kỳ"
        columns={[
          { key: 'label', head: 'Chỉ tiêu', cell: ({ label }) => label, main: true },
          { key: 'counted', head: 'Thực hiện đến ngày chốt', kind: 'number', cell: (one) => formatCount(one.counted) },
          { key: 'proposed', head: 'Theo tiến độ', kind: 'number', cell: (one) => formatCount(one.proposed) },
          {
            key: 'amount',
            head: 'Ước phần còn lại',
            kind: 'number',
            cell: ({ code, label, amount }) =>
              writable ? (
                <input
                  aria-label={`Ước ${label}`}
                  inputMode="numeric"
                  size={7}
                  value={amounts[code] ?? ''}
                  onChange={({ target }) => setAmounts((all) => ({ ...all, [code]: target.value.replace(/\D/gu, '') }))}
                />
              ) : (
                amount !== null && formatCount(amount)
              ),
          },
        ]}
        rows={lines}
        rowKey={({ code }) => code}
      />
      {writable ? (
        <>
          <label className="row">
            <span>Chốt số thực hiện đến ngày</span>
            <input value={cutOff} size={11} onChange={({ target }) => setCutOff(target.value)} />
          </label>
          <label className="stack-tight">
            <span>Căn cứ của số ước</span>
            <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          <div className="row">
            <Button busy={put.isPending} onClick={save}>
              Lưu số ước
            </Button>
            {stored && (
              <Button kind="secondary" onClick={() => remove.mutate()}>
                Bỏ số ước
              </Button>
            )}
          </div>
        </>
      ) : (
        <p className="soft">Báo cáo đã gửi, kỳ số liệu đã hết hoặc bạn không tổng hợp báo cáo này: chỉ xem.</p>
      )}
    </section>
  );
}

function TrueUps({
  unit,
  period,
  list,
}: {
  readonly unit: string;
  readonly period: string;
  readonly list: TrueUpList;
}) {
  const may = useMay();
  const make = useMakeTrueUp(unit, period);
  const [actuals, setActuals] = useState<Readonly<Record<string, string>>>({});
  if (!list.estimated) {
    return null;
  }
  const entered = Object.fromEntries(Object.entries(actuals).filter(([, value]) => value.trim() !== ''));
  return (
    <section className="stack" aria-labelledby="true-up">
      <h2 id="true-up">Đối chiếu với số thực hiện</h2>
      {list.needed && (
        <Callout tone="warn" title="Kỳ số liệu đã kết thúc, chưa đối chiếu">
          Báo cáo năm chỉ gửi được khi các kỳ trước đã đối chiếu.
        </Callout>
      )}
      {make.isError && <ErrorState title="Chưa đối chiếu được">{messageOf(make.error, REPORT_MESSAGES)}</ErrorState>}
      {may('reports:compile') &&
        list.ownEstimates.map(({ code, label, sent, unitOfMeasure }) => (
          <label key={code} className="row">
            <span>
              {label}: đã ước {printed(sent)} {unitOfMeasure}, thực hiện
            </span>
            <input
              size={9}
              value={actuals[code] ?? ''}
              onChange={({ target }) => setActuals((all) => ({ ...all, [code]: target.value }))}
            />
          </label>
        ))}
      {may('reports:compile') && (
        <div className="row">
          <Button busy={make.isPending} onClick={() => make.mutate(entered)}>
            Đối chiếu số ước
          </Button>
        </div>
      )}
      {list.items.map(({ at, by, lines }) => (
        <DataTable
          key={at}
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
