import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { RankingAnswer } from '#core/assessments/result/contract.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { capitalised } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { rankingFileHref, rankingsPath, useRanking } from './load-results.ts';
import { RankingTable } from './ranking-table.tsx';
import classes from './result.module.css';
import { WithoutResult } from './without-result.tsx';

/** A ranking: by the whole, an area or a criterion; sorted, filtered, compared with the year before. */
export function RankingPage() {
  const unit = useUnitSlug();
  const key = usePathParam('ranking');
  const { theo } = useSearchValues();
  const ranking = useRanking(unit, key, theo);
  return (
    <QueryView query={ranking} messages={ASSESSMENT_MESSAGES} loading="Đang xếp hạng…">
      {(data) => <Ranking unit={unit} ranking={data} />}
    </QueryView>
  );
}

interface RankingProps {
  readonly unit: string;
  readonly ranking: RankingAnswer;
}

function Ranking({ unit, ranking }: RankingProps) {
  const { decision, earlier, key, items } = ranking;
  const may = useMay();
  const published = key.startsWith('qd.');
  const actions = (
    <>
      {!published && may('assessments:publish-results') && (
        <ButtonLink href={rankingsPath(unit, `${key}/cong-bo`)}>
          {decision ? 'Điều chỉnh kết quả đã công bố' : 'Công bố kết quả'}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={rankingsPath(unit, `${key}/diem-mat`)}>
        Tiêu chí mất điểm
      </ButtonLink>
    </>
  );
  return (
    <div className="stack">
      <PageHeader
        title={ranking.title}
        back={{ href: rankingsPath(unit), label: 'Kết quả, xếp hạng' }}
        actions={actions}
      >
        {capitalised(termInWords(ranking))} · {ranking.setName} ({ranking.basis}) · tối đa{' '}
        {ranking.max.replace('.', ',')} điểm
      </PageHeader>
      {decision && <DecisionNote unit={unit} decision={decision} published={published} />}
      {earlier.why && <Callout title="Không so thứ hạng với năm trước">{earlier.why}</Callout>}
      <Filters ranking={ranking} />
      <RankingTable ranking={ranking} />
      {items.length > 0 && <Legend ranking={ranking} />}
      <WithoutResult ranking={ranking} />
      <Downloads unit={unit} ranking={ranking} />
    </div>
  );
}

function DecisionNote({
  unit,
  decision,
  published,
}: {
  readonly unit: string;
  readonly decision: NonNullable<RankingAnswer['decision']>;
  readonly published: boolean;
}) {
  const words = `Quyết định số ${decision.number} ngày ${formatDate(decision.date)} của ${decision.issuer}`;
  return (
    <Callout
      tone={decision.amendedBy ? 'warn' : 'info'}
      title={published ? 'Kết quả đã công bố' : 'Đã có quyết định công bố'}
    >
      <p>
        {words}
        {decision.signer && `, người ký: ${decision.signer}`}.{' '}
        {published
          ? 'Số liệu dưới đây giữ nguyên như quyết định.'
          : 'Bảng dưới đây là số liệu hiện tại của các phiếu; khác với quyết định thì cần điều chỉnh kết quả đã công bố.'}
        {decision.reason && ` Lý do điều chỉnh: ${decision.reason}`} {decision.note}
      </p>
      <p>
        <a href={`/cong-khai/quyet-dinh/${decision.id}`}>Trang công khai</a>
        {!published && (
          <>
            {' · '}
            <a href={rankingsPath(unit, `qd.${decision.id}`)}>Kết quả theo quyết định</a>
          </>
        )}
        {decision.amendedBy && (
          <>
            {' · '}
            <a href={rankingsPath(unit, `qd.${decision.amendedBy}`)}>Kết quả sau điều chỉnh</a>
          </>
        )}
        {decision.amends && (
          <>
            {' · '}
            <a href={rankingsPath(unit, `qd.${decision.amends}`)}>Kết quả trước điều chỉnh</a>
          </>
        )}
      </p>
    </Callout>
  );
}

function Filters({ ranking }: { readonly ranking: RankingAnswer }) {
  const { theo = '', nhom = '', loai = '', 'dia-gioi': boundaries = '' } = useSearchValues();
  const set = useSetSearch();
  const { areas, criteria, groups, bandNames } = ranking;
  const merged = ranking.items.some(({ past }) => past !== null);
  return (
    <div className={classes.filters}>
      <label>
        Xếp hạng theo
        <select value={theo} onChange={(event) => set({ theo: event.target.value, sap: undefined })}>
          <option value="">Kết quả chung</option>
          <optgroup label="Lĩnh vực">
            {areas.map(({ code, name }) => (
              <option key={code} value={code}>{`${code}. ${name}`}</option>
            ))}
          </optgroup>
          {areas.map(({ code: area, name: areaName }) => {
            const own = criteria.filter((criterion) => criterion.area === area);
            return own.length === 0 ? null : (
              <optgroup key={area} label={areaName}>
                {own.map(({ code, name }) => (
                  <option key={code} value={code}>{`${code}. ${name}`}</option>
                ))}
              </optgroup>
            );
          })}
        </select>
      </label>
      {groups.length > 0 && (
        <label>
          Nhóm đơn vị
          <select value={nhom} onChange={(event) => set({ nhom: event.target.value })}>
            <option value="">Tất cả các nhóm</option>
            {groups.map((group) => (
              <option key={group}>{group}</option>
            ))}
          </select>
        </label>
      )}
      {bandNames.length > 0 && (
        <label>
          Xếp loại
          <select value={loai} onChange={(event) => set({ loai: event.target.value })}>
            <option value="">Tất cả</option>
            {bandNames.map((band) => (
              <option key={band}>{band}</option>
            ))}
          </select>
        </label>
      )}
      {merged && (
        <label>
          Năm trước tính
          <select value={boundaries} onChange={(event) => set({ 'dia-gioi': event.target.value })}>
            <option value="">Theo địa giới nay</option>
            <option value="bao-cao">Như đã báo cáo</option>
          </select>
        </label>
      )}
    </div>
  );
}

function Legend({ ranking }: { readonly ranking: RankingAnswer }) {
  return (
    <p className={classes.small}>
      {ranking.bands && `Xếp loại: ${ranking.bands}. `}Đồng hạng: {ranking.tieRule}.
    </p>
  );
}

function Downloads({ unit, ranking }: RankingProps) {
  const { theo: by, nhom: group, loai: band } = useSearchValues();
  const { key } = ranking;
  const search = { by, group, band };
  return (
    <section aria-label="Tải về">
      <h2>Tải về</h2>
      <p className={classes.downloads}>
        <a href={rankingFileHref(unit, key, 'files/xlsx', search)} download>
          Bảng xếp hạng (XLSX)
        </a>
        <a href={rankingFileHref(unit, key, 'files/csv', search)} download>
          Bảng xếp hạng (CSV)
        </a>
        <a href={rankingFileHref(unit, key, 'files/docx')} download>
          Quyết định kèm phụ lục (DOCX)
        </a>
        <a href={rankingFileHref(unit, key, 'files/pdf')} download>
          Quyết định kèm phụ lục (PDF)
        </a>
      </p>
    </section>
  );
}
