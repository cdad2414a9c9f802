import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { UnitYears, YearResult } from '#core/assessments/result/contract.ts';
import { sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import { capitalised, EMPTY } from '#web/lib/format.ts';
import { useSearchValues } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { LineChart } from '#web/ui/chart/chart.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { PlacesChange, ValueChange } from './change-words.tsx';
import { figure, lostPath, rankingsPath, useUnitYears } from './load-results.ts';

const COLUMNS: readonly Column<YearResult>[] = [
  { key: 'term', head: 'Kỳ', cell: (item) => capitalised(termInWords(item)), main: true, nowrap: true },
  { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName },
  {
    key: 'result',
    head: 'Kết quả',
    kind: 'number',
    cell: ({ result, kind }) => `${figure(result)}${kind === 'relative' ? ' %' : ''}`,
  },
  { key: 'index', head: 'Điểm', kind: 'number', cell: ({ index, max }) => `${figure(index)}/${figure(max)}` },
  { key: 'lost', head: 'Mất', unit: 'điểm', kind: 'number', cell: ({ lost }) => figure(lost) },
  { key: 'criteria', head: 'Tiêu chí mất điểm', kind: 'number', cell: ({ lostCriteria }) => lostCriteria },
  { key: 'band', head: 'Xếp loại', cell: ({ band }) => band },
  {
    key: 'rank',
    head: 'Hạng',
    kind: 'number',
    cell: ({ rank, rankOf }) => (rank === null ? EMPTY : `${rank}/${rankOf}`),
  },
  {
    key: 'change',
    head: 'So với năm trước',
    kind: 'number',
    cell: ({ change }) =>
      change && (
        <>
          <ValueChange change={change} compared="change" /> <PlacesChange change={change} />
        </>
      ),
  },
];

/** Up to five years of one unit: its own, and as they were reported those of the units that went into it. */
export function UnitYearsPart({ unit }: { readonly unit: string }) {
  const years = useUnitYears(unit);
  return (
    <QueryView query={years} messages={ASSESSMENT_MESSAGES} loading="Đang tải kết quả các năm…">
      {(data) => (data.total > 0 ? <Years unit={unit} data={data} /> : null)}
    </QueryView>
  );
}

function Years({ unit, data }: { readonly unit: string; readonly data: UnitYears }) {
  const { 'dia-gioi': boundaries } = useSearchValues();
  const own = data.items.filter((item) => item.own);
  const asReported = boundaries === 'bao-cao';
  const shown = asReported ? data.items : own;
  const trend = own.filter(({ term }) => term === 'year').toReversed();
  return (
    <section className="stack" aria-label="Kết quả qua các năm">
      <h2>Kết quả qua các năm</h2>
      {data.mergedOn && (
        <Tabs
          label="Địa giới"
          tabs={[
            { href: rankingsPath(unit), label: 'Theo địa giới nay', current: !asReported },
            { href: rankingsPath(unit, '', { 'dia-gioi': 'bao-cao' }), label: 'Như đã báo cáo', current: asReported },
          ]}
        />
      )}
      {data.why && <Callout title="Không so điểm, thứ hạng qua lần sáp nhập">{data.why}</Callout>}
      {data.mergedOn && !asReported && <PastCounts data={data} />}
      {trend.length > 1 && (
        <LineChart
          title={`Kết quả ${trend.length} năm của ${trend[0]?.unitName ?? ''}`}
          series={[{ key: 'result', name: 'Kết quả' }]}
          points={trend.map(({ year, result }) => ({ label: String(year), values: { result: Number(result) } }))}
          format={(value) => figure(value.toFixed(2))}
          unit={trend[0]?.kind === 'relative' ? '%' : 'điểm'}
        />
      )}
      <DataTable
        caption="Kết quả qua các năm"
        columns={COLUMNS}
        rows={shown}
        rowKey={(item) => `${item.unit} ${sheetKeyText(item)}`}
        rowHref={(item) => lostPath(item.unit, sheetKeyText(item))}
        empty={<p className="soft">Đơn vị chưa có kết quả từ khi thành lập.</p>}
      />
    </section>
  );
}

/** Of the years before a merger: how many results there are and how many criteria lost points. Never points or ranks. */
function PastCounts({ data }: { readonly data: UnitYears }) {
  const earlier = data.items.filter(({ own }) => !own);
  const years = [...new Set(earlier.map(({ year }) => year))];
  if (years.length === 0) {
    return null;
  }
  return (
    <ul>
      {years.map((year) => {
        const of = earlier.filter((item) => item.year === year);
        const lost = of.reduce((sum, { lostCriteria }) => sum + lostCriteria, 0);
        return (
          <li key={year}>
            Năm {year}: {of.length} đơn vị cũ có kết quả, {lost} lượt tiêu chí mất điểm.
          </li>
        );
      })}
    </ul>
  );
}
