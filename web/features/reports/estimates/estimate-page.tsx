import { useState } from 'react';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { reportLabel, reportPath } from '../load-reports.ts';
import { EstimateForm, EstimateTable } from './estimate-form.tsx';
import { useEstimate, useTrueUps } from './load-estimates.ts';
import { TrueUps } from './true-ups.tsx';

/** What is expected of the rest of the window while it runs; what became of it afterwards. */
export function EstimatePage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const may = useMay();
  // Another cut-off is looked at before it is saved; the reason typed so far goes along.
  const [wish, setWish] = useState<{ readonly cutOff: PlainDate; readonly reason: string }>();
  const estimate = useEstimate(unit, period, wish?.cutOff);
  const trueUps = useTrueUps(unit, period);
  return (
    <div className="stack">
      <PageHeader title="Số ước và đối chiếu" back={{ href: reportPath(unit, period), label: reportLabel(period) }}>
        Gửi trước khi hết kỳ số liệu thì phần còn lại là số ước thực hiện, in riêng một dòng. Hết kỳ, số ước được đối
        chiếu với số thực hiện và báo cáo sau in phần điều chỉnh.
      </PageHeader>
      <QueryView query={estimate} messages={REPORT_MESSAGES} loading="Đang tải số ước…">
        {(answer) => (
          <section className="stack" aria-labelledby="estimate">
            <h2 id="estimate">Số ước thực hiện</h2>
            <p>
              Kỳ số liệu {formatDate(answer.window.from)}–{formatDate(answer.window.to)}; còn {answer.restDays} ngày sau
              ngày chốt {formatDate(answer.cutOff)}.
            </p>
            {answer.open && may('reports:compile') ? (
              <EstimateForm
                key={`${answer.stored?.at} ${answer.cutOff}`}
                unit={unit}
                period={period}
                answer={answer}
                reason={wish?.reason}
                onCutOff={setWish}
              />
            ) : (
              <EstimateTable answer={answer} />
            )}
          </section>
        )}
      </QueryView>
      <QueryView query={trueUps} messages={REPORT_MESSAGES} loading="Đang tải phần đối chiếu…">
        {(list) => <TrueUps unit={unit} period={period} list={list} />}
      </QueryView>
    </div>
  );
}
