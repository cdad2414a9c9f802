import type { SurveyRoundResponse, UnitResult } from '#core/assessments/surveys/contract.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import { useSearchValues } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { PAGE_SIZE, pageFrom, SURVEY_SENTENCES, surveysPath, useResults } from './load-surveys.ts';
import classes from './surveys.module.css';

interface RoundProps {
  readonly unit: string;
  readonly round: SurveyRoundResponse;
}

/** What was found about each unit: slips, averages and the points that they make. */
export function RoundResults({ unit, round }: RoundProps) {
  const page = pageFrom(useSearchValues().trang);
  const results = useResults(unit, round.id, page);
  return (
    <section className="stack-tight" aria-labelledby="survey-results">
      <h2 id="survey-results">Kết quả theo đơn vị</h2>
      <QueryView query={results} messages={SURVEY_SENTENCES} loading="Đang tính kết quả…">
        {({ items, total, tooFew, without }) => (
          <>
            {(tooFew > 0 || without > 0) && (
              <Callout tone="warn" title="Chưa đủ phiếu">
                {tooFew > 0 && `${formatCount(tooFew)} đơn vị chưa đủ số phiếu tối thiểu. `}
                {without > 0 && `${formatCount(without)} đơn vị chưa có phiếu hoặc kết quả nào.`}
              </Callout>
            )}
            <DataTable
              caption="Kết quả điều tra theo đơn vị"
              columns={columnsFor(round)}
              rows={items}
              rowKey={(one) => one.unit}
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="đơn vị"
                href={(to) => surveysPath(unit, `/${round.id}`, { trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

function columnsFor(round: SurveyRoundResponse): readonly Column<UnitResult>[] {
  return [
    { key: 'unit', head: 'Đơn vị', main: true, cell: ({ unitName }) => unitName },
    ...(round.method === 'slips'
      ? [
          {
            key: 'slips',
            head: 'Phiếu hợp lệ',
            cell: (one: UnitResult) => (
              <>
                {one.slips.map(({ groupName, valid, minSlips }) => (
                  <span key={groupName} className={classes.working}>
                    {groupName}: {formatCount(valid)}
                    {minSlips > 0 && `/${formatCount(minSlips)}`}
                  </span>
                ))}
                {one.tooFew && <StatusBadge tone="warn">Thiếu phiếu</StatusBadge>}
              </>
            ),
          },
        ]
      : []),
    ...round.criteria.map(({ code, name, max }) => ({
      key: code,
      head: `${code} ${name} (${formatDecimal(max)} điểm)`,
      cell: (one: UnitResult) => <CriterionCell result={one.criteria.find((found) => found.code === code)} />,
    })),
  ];
}

function CriterionCell({ result }: { readonly result: UnitResult['criteria'][number] | undefined }) {
  if (!result?.average) {
    return <>{EMPTY}</>;
  }
  return (
    <>
      <strong>{formatDecimal(result.points ?? '', true)} điểm</strong>
      <span className={classes.working}>
        {result.working ?? `Bình quân ${result.average}`}
        {result.source && ` – ${result.source}`}
      </span>
      {result.groups.length > 1 && (
        <span className={classes.working}>
          {result.groups
            .map(
              ({ groupName, answers, average, weight }) =>
                `${groupName}: ${average ?? EMPTY} (${answers} câu, trọng số ${weight})`,
            )
            .join('; ')}
        </span>
      )}
    </>
  );
}
