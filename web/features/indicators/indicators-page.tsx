import type { IndicatorsAnswer } from '#core/indicators/contract.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { FigureDisputes } from './figure-disputes.tsx';
import { FormTable } from './form-table.tsx';
import { useForm06a, useIndicators, useWindowChoice } from './load-indicators.ts';
import { RateTable } from './rate-table.tsx';
import { WindowForm } from './window-form.tsx';

/** Every figure of a unit for a period, each with what it is counted from and the way down to it. */
export function IndicatorsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const by = useSearchValues().theo === 'kenh' ? 'channel' : 'field';
  const { asked, own } = useWindowChoice();
  const values = useIndicators(unit, asked);
  return (
    <div className="stack">
      <PageHeader
        title="Số liệu và chỉ tiêu"
        actions={
          may('indicators:type') && (
            <>
              <ButtonLink kind="secondary" href={unitPath(unit, 'so-lieu/nhap')}>
                Số nhập tay
              </ButtonLink>
              <ButtonLink kind="secondary" href={unitPath(unit, 'so-lieu/phan-dau')}>
                Chỉ tiêu phấn đấu
              </ButtonLink>
            </>
          )
        }
      >
        {values.data && <Standing answer={values.data} />}
      </PageHeader>
      <WindowForm
        key={JSON.stringify(values.data?.window ?? asked)}
        unit={unit}
        own={own}
        window={values.data?.window}
      />
      <Form06a unit={unit} by={by} />
      <QueryView query={values} messages={INDICATOR_MESSAGES} loading="Đang tính các chỉ tiêu…">
        {(answer) => (
          <>
            <RateTable unit={unit} answer={answer} />
            <FigureDisputes unit={unit} window={answer.window} />
          </>
        )}
      </QueryView>
    </div>
  );
}

function Standing({ answer: { window, sources, unit, cutoff } }: { readonly answer: IndicatorsAnswer }) {
  const others = sources.filter(({ slug }) => slug !== unit.slug);
  return (
    <>
      {window.name ?? 'Kỳ tự chọn'}: từ {formatDate(window.from)} đến {formatDate(window.to)}.
      {cutoff && ` Số ước tính, chốt ngày ${formatDate(cutoff.cutOff)}.`}
      {others.length > 0 && (
        <details>
          <summary>Gồm số liệu của {formatNumber(others.length)} đơn vị khác</summary>
          {others.map(({ name }) => name).join(', ')}
        </details>
      )}
    </>
  );
}

function Form06a({ unit, by }: { readonly unit: string; readonly by: 'field' | 'channel' }) {
  const { asked } = useWindowChoice();
  const values = useSearchValues();
  const form = useForm06a(unit, asked, by);
  const hrefOf = (theo: string) => unitPath(unit, 'so-lieu', { ...values, theo });
  return (
    <section aria-labelledby="bieu-06a" className="stack-tight">
      <h2 id="bieu-06a">Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính</h2>
      <Tabs
        label="Chia biểu theo"
        tabs={[
          { href: hrefOf('linh-vuc'), label: 'Theo lĩnh vực', current: by === 'field' },
          { href: hrefOf('kenh'), label: 'Theo kênh tiếp nhận', current: by === 'channel' },
        ]}
      />
      <QueryView query={form} messages={INDICATOR_MESSAGES} loading="Đang lập biểu…">
        {(answer) => (
          <>
            {answer.broken.length > 0 && (
              <Callout tone="late" title="Biểu không cân đối">
                {answer.broken
                  .map(({ row, identity, left, right }) => `${row}: ${identity} (${left} khác ${right})`)
                  .join('; ')}
                . Hãy báo quản trị chạy lệnh “cchc verify”.
              </Callout>
            )}
            {answer.cutoff && <Callout tone="warn">{answer.cutoff.note}</Callout>}
            <FormTable unit={unit} answer={answer} />
          </>
        )}
      </QueryView>
    </section>
  );
}
