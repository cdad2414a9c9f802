import { formatDate } from '#core/kernel/dates.ts';
import type { IndexAnswer } from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { ComponentTables } from './component-table.tsx';
import { GroupBars } from './group-bars.tsx';
import { indexPath, indexUrl, maxWords, pointsWords, useServiceIndex } from './load-service-index.ts';
import { MonthChoice, useMonth } from './month-choice.tsx';
import { Compared } from './portal-compared.tsx';
import { IndexTrend } from './trend.tsx';
import { UnitsTable } from './units-table.tsx';

/** The five groups of Quyết định 766/QĐ-TTg from our own records, beside what the portal says. */
export function ServiceIndexPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const month = useMonth();
  const index = useServiceIndex(unit, month);
  return (
    <div className="stack">
      <PageHeader
        title="Chỉ số phục vụ người dân, doanh nghiệp (QĐ 766)"
        actions={
          <>
            {may('service-index:record-portal') && (
              <ButtonLink kind="secondary" href={indexPath(unit, '/so-tren-cong')}>
                Nhập số đọc trên Cổng
              </ButtonLink>
            )}
            <Button kind="secondary" onClick={() => window.print()}>
              In trang này
            </Button>
          </>
        }
      >
        {index.data && <Standing answer={index.data} />}
      </PageHeader>
      <MonthChoice />
      <QueryView query={index} messages={SERVICE_INDEX_MESSAGES} loading="Đang tính chỉ số…">
        {(answer) => <Index unit={unit} answer={answer} />}
      </QueryView>
    </div>
  );
}

function Standing({ answer: { unit, window, set, sources } }: { readonly answer: IndexAnswer }) {
  const others = sources.filter(({ slug }) => slug !== unit.slug);
  return (
    <>
      {window.name}, từ {formatDate(window.from)} đến {formatDate(window.live ? window.asOf : window.to)}
      {window.live && ' (đang chạy, tính đến hôm nay)'}. {set.name}
      {set.issuer && ` của ${set.issuer}`}, áp dụng từ {formatDate(set.validFrom)}: {set.basis}.{' '}
      <Link href={indexPath(unit.slug, '/bo-chi-so')}>Xem bộ chỉ số</Link>
      {others.length > 0 && (
        <details>
          <summary>Cộng số liệu của {formatNumber(others.length)} đơn vị khác</summary>
          {others.map(({ name }) => capitalised(name)).join(', ')}
        </details>
      )}
    </>
  );
}

function Index({ unit, answer }: { readonly unit: string; readonly answer: IndexAnswer }) {
  const { window, set, points, computable, max, portal, groups, trend } = answer;
  const file = (kind: string) => indexUrl(unit, `/${kind}`, { month: window.code });
  return (
    <>
      <section className="stack-tight" aria-labelledby="diem">
        <h2 id="diem">Điểm {window.name.toLowerCase()}</h2>
        <StatTiles>
          <StatTile
            label="Điểm tính được từ dữ liệu của đơn vị"
            value={pointsWords(points)}
            unit={`trên ${maxWords(computable)} điểm tính được`}
            note={
              computable === max
                ? 'Đủ 100 điểm của bộ chỉ số.'
                : `Còn ${maxWords((Number(max) - Number(computable)).toFixed(2))} điểm chưa tính được: xem tình trạng từng thành phần ở dưới.`
            }
          />
          {portal && (
            <StatTile
              label="Điểm đọc trên Cổng Dịch vụ công quốc gia"
              value={pointsWords(portal.points)}
              unit="trên 100 điểm"
              note={<Compared unit={unit} comparison={portal} subject="tổng điểm" window={window} short />}
            />
          )}
        </StatTiles>
        {window.to < set.validFrom && (
          <Callout title={`Trước ngày ${formatDate(set.validFrom)}`}>
            Bộ chỉ số chưa áp dụng trong kỳ này; điểm dưới đây chỉ để tham khảo, Cổng không công bố điểm của kỳ.
          </Callout>
        )}
        {computable === '0.00' && (
          <Callout tone="warn" title="Kỳ này chưa tính được điểm nào">
            Chưa có hồ sơ nào trong kỳ và chưa ai nhập các số liệu khác. Nạp hồ sơ hoặc chọn tháng khác.
          </Callout>
        )}
        <GroupBars groups={groups} />
      </section>
      {answer.hasUnitsBelow && <UnitsTable unit={unit} month={window.code} />}
      <section aria-label="Diễn biến">
        <IndexTrend trend={trend} />
      </section>
      <section className="stack" aria-labelledby="thanh-phan">
        <h2 id="thanh-phan">Từng thành phần</h2>
        <p>
          <a href={file('xlsx')} download>
            Tải bảng điểm (XLSX)
          </a>{' '}
          ·{' '}
          <a href={file('docx')} download>
            Tải bảng điểm (DOCX)
          </a>
        </p>
        <ComponentTables unit={unit} groups={groups} window={window} />
      </section>
    </>
  );
}
