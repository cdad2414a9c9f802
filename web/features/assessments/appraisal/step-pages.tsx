import type { ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { addDays, formatDate, parseDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { today } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath } from '../load-sheet.ts';
import { sheetFailure, useSheetStep } from '../sheet-steps.ts';
import { useReview } from './load-appraisal.ts';

/** Days that the form proposes for the answer. */
const WEEK = 7;

/** Closes the first round and asks the unit to explain. */
export function AskExplanationPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const review = useReview(unit, key);
  const ask = useSheetStep(unit, key, 'ask-explanation');
  const form = useForm<{ until: string }>({ initial: { until: formatDate(addDays(today(), WEEK)) } });
  return (
    <QueryView query={review} messages={ASSESSMENT_MESSAGES}>
      {(data) => (
        <ConfirmPage
          title={`Gửi yêu cầu giải trình ${sheetKeyInWords(key)}`}
          act="Gửi yêu cầu giải trình"
          busy={ask.isPending}
          failure={sheetFailure(ask.error)}
          onAct={() => ask.mutate(data.secondRound ? {} : { until: parseDate(form.values.until) ?? form.values.until })}
          backHref={sheetPath(unit, key)}
          consequences={[
            'Thẩm định lần 1 kết thúc; đơn vị xem được điểm và lý do của từng tiêu chí.',
            'Đơn vị chỉ giải trình được các tiêu chí bị trừ điểm hoặc được yêu cầu, đến hết hạn.',
            'Hết hạn, phiếu tự chuyển sang thẩm định lần 2; tiêu chí không giải trình giữ điểm lần 1.',
          ]}
        >
          <Sums review={data} />
          {data.secondRound ? (
            <Callout title="Hạn giải trình theo đợt chấm điểm">Hạn lấy theo mốc của đợt.</Callout>
          ) : (
            <DateField form={form} name="until" label="Hạn giải trình" hint="Ngày cuối cùng đơn vị còn giải trình" />
          )}
        </ConfirmPage>
      )}
    </QueryView>
  );
}

/** How many lines the unit may answer for, and what each area lost for which reasons. */
function Sums({ review }: { readonly review: ReviewResponse }) {
  const asked = review.lines.filter(({ mayExplain }) => mayExplain);
  return (
    <>
      <Facts
        items={[
          ['Tiêu chí đơn vị được giải trình', String(asked.length)],
          ['Trong đó có yêu cầu', String(asked.filter(({ first }) => first?.demand).length)],
        ]}
      />
      <AreaTable review={review} />
    </>
  );
}

/** Lost points and the sum of their reasons, area by area. */
function AreaTable({ review }: { readonly review: ReviewResponse }) {
  const points = (text: string) => formatDecimal(text, true);
  return (
    <DataTable
      caption="Điểm bị trừ và tổng các lý do theo lĩnh vực"
      captionSeen
      rows={review.areas}
      rowKey={({ code }) => code}
      columns={[
        { key: 'area', head: 'Lĩnh vực', cell: ({ code, name }) => `${code}. ${name}`, main: true, wide: true },
        { key: 'max', head: 'Tối đa', kind: 'number', cell: ({ max }) => points(max) },
        { key: 'points', head: 'Thẩm định', kind: 'number', cell: (row) => points(row.points) },
        { key: 'lost', head: 'Bị trừ', kind: 'number', cell: ({ lost }) => points(lost) },
        {
          key: 'explained',
          head: 'Có lý do',
          kind: 'number',
          cell: ({ explained, unexplained }) =>
            unexplained.length === 0
              ? `✓ ${points(explained)}`
              : `▲ ${points(explained)} (thiếu ở ${unexplained.map(({ code }) => code).join(', ')})`,
        },
      ]}
    />
  );
}

/** The chair signs and sends the explanation. */
export function SendExplanationPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const review = useReview(unit, key);
  const send = useSheetStep(unit, key, 'send-explanation');
  const back = sheetPath(unit, key, '/giai-trinh');
  return (
    <QueryView query={review} messages={ASSESSMENT_MESSAGES}>
      {(data) => {
        const asked = data.lines.filter(({ mayExplain }) => mayExplain);
        const silent = asked.filter(({ explanation }) => explanation === null);
        return (
          <ConfirmPage
            title={`Ký gửi giải trình ${sheetKeyInWords(key)}`}
            act="Ký gửi giải trình"
            busy={send.isPending}
            failure={sheetFailure(send.error)}
            onAct={() => send.mutate({})}
            backHref={back}
            consequences={[
              'Giải trình chuyển sang cơ quan thẩm định và không sửa được nữa.',
              'Tiêu chí không giải trình giữ nguyên điểm thẩm định lần 1.',
            ]}
          >
            <Facts
              items={[
                ['Hạn giải trình', data.explanationUntil ? formatDate(data.explanationUntil) : ''],
                ['Đã giải trình', `${asked.length - silent.length}/${asked.length} tiêu chí`],
              ]}
            />
            {silent.length > 0 && (
              <Callout tone="warn" title={`Còn ${silent.length} tiêu chí chưa giải trình`}>
                {silent.map(({ code }) => code).join(', ')}
              </Callout>
            )}
          </ConfirmPage>
        );
      }}
    </QueryView>
  );
}

/** Closes the first round where nothing is to be explained. */
export function StartSecondPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const review = useReview(unit, key);
  const start = useSheetStep(unit, key, 'start-second');
  return (
    <QueryView query={review} messages={ASSESSMENT_MESSAGES}>
      {(data) => (
        <ConfirmPage
          title={`Chuyển thẩm định lần 2 ${sheetKeyInWords(key)}`}
          act="Chuyển thẩm định lần 2"
          busy={start.isPending}
          failure={sheetFailure(start.error)}
          onAct={() => start.mutate({})}
          backHref={sheetPath(unit, key)}
          consequences={[
            'Không có tiêu chí nào phải giải trình nên phiếu chuyển thẳng sang lần 2.',
            'Tiêu chí nào cũng có thể đưa ra Hội đồng thẩm định.',
          ]}
        >
          <AreaTable review={data} />
        </ConfirmPage>
      )}
    </QueryView>
  );
}
