import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { LostCriterion, LostSummary } from '#core/assessments/result/contract.ts';
import { sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { BarChart } from '#web/ui/chart/chart.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { figure, lostPath, rankingFileHref, rankingsPath, useLostSummary } from './load-results.ts';
import classes from './result.module.css';

const CHARTED = 6;

/** Which criteria lose most points over all units of a list, and where. */
export function LostSummaryPage() {
  const unit = useUnitSlug();
  const key = usePathParam('ranking');
  const summary = useLostSummary(unit, key);
  return (
    <QueryView query={summary} messages={ASSESSMENT_MESSAGES} loading="Đang tổng hợp điểm mất…">
      {(data) => <Summary unit={unit} summary={data} />}
    </QueryView>
  );
}

function Summary({ unit, summary }: { readonly unit: string; readonly summary: LostSummary }) {
  const { key, items, sections } = summary;
  const published = key.startsWith('qd.');
  const most = items.slice(0, CHARTED);
  return (
    <div className="stack">
      <PageHeader title="Tiêu chí mất điểm" back={{ href: rankingsPath(unit, key), label: summary.title }}>
        {termInWords(summary)} · {summary.units} đơn vị, mất tổng cộng {figure(summary.lost)} điểm
      </PageHeader>
      {most.length > 0 && (
        <BarChart
          title={`${most.length} tiêu chí mất nhiều điểm nhất`}
          series={[{ key: 'lost', name: 'Điểm mất' }]}
          points={most.map(({ code, lost }) => ({ label: code, values: { lost: Number(lost) } }))}
          format={(value) => figure(value.toFixed(2))}
          unit="điểm"
        />
      )}
      <DataTable
        caption="Tiêu chí mất điểm"
        columns={columnsOf(unit, summary, published)}
        rows={items}
        rowKey={({ code }) => code}
        totals={{ name: 'Cộng', lost: figure(summary.lost) }}
        empty={<EmptyState title="Không mất điểm">Chưa có kết quả, hoặc không đơn vị nào mất điểm.</EmptyState>}
      />
      {sections.length > 0 && (
        <DataTable
          caption="Theo bộ phận chủ trì"
          captionSeen
          columns={[
            { key: 'section', head: 'Bộ phận', cell: ({ section }) => section || 'Chưa phân công', main: true },
            { key: 'criteria', head: 'Tiêu chí', kind: 'number', cell: ({ criteria }) => criteria },
            { key: 'lost', head: 'Mất', unit: 'điểm', kind: 'number', cell: ({ lost }) => figure(lost) },
          ]}
          rows={sections}
          rowKey={({ section }) => section}
        />
      )}
      <p className={classes.downloads}>
        {(['docx', 'pdf', 'xlsx'] as const).map((format) => (
          <a key={format} href={rankingFileHref(unit, key, `lost-points/files/${format}`)} download>
            Tải {format.toUpperCase()}
          </a>
        ))}
      </p>
    </div>
  );
}

function columnsOf(unit: string, summary: LostSummary, published: boolean): readonly Column<LostCriterion>[] {
  return [
    {
      key: 'name',
      head: 'Tiêu chí',
      main: true,
      wide: true,
      cell: ({ code, name }) => (
        <Link href={rankingsPath(unit, summary.key, { theo: code })}>
          {code}. {name}
        </Link>
      ),
    },
    { key: 'section', head: 'Bộ phận chủ trì', cell: ({ section }) => section },
    { key: 'max', head: 'Tối đa', kind: 'number', cell: ({ max }) => figure(max) },
    { key: 'units', head: 'Đơn vị mất điểm', kind: 'number', cell: ({ units, of }) => `${units}/${of}` },
    { key: 'lost', head: 'Tổng mất', unit: 'điểm', kind: 'number', cell: ({ lost }) => figure(lost) },
    {
      key: 'most',
      head: 'Mất nhiều nhất',
      wide: true,
      cell: ({ most }) =>
        most.map(({ unit: slug, unitName, lost, reason }) => (
          <span key={slug} className={classes.past} title={reason}>
            {published ? unitName : <Link href={lostPath(slug, sheetKeyText(summary))}>{unitName}</Link>}: −
            {figure(lost)}
          </span>
        )),
    },
  ];
}
