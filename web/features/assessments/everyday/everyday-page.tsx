import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { METHOD_IN_WORDS } from '#core/assessments/everyday/forecast.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { decimalString, formatDecimal } from '#core/kernel/decimals.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { LineChart } from '#web/ui/chart/chart.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useScheme } from '../load-sheet.ts';
import { AlertList } from './alert-list.tsx';
import { AlertSettingForm } from './alert-setting-form.tsx';
import { CriteriaTable, isEverydayFilter } from './criteria-table.tsx';
import { EverydayHead, EverydayTiles, pointsText } from './everyday-head.tsx';
import { useProvisional, useSheetOfAddress } from './load-everyday.ts';
import { UnitScoresPage } from './unit-scores.tsx';
import { WorthDoing } from './worth-doing.tsx';

/** Today's score of a commune; above it the scores of all its communes. */
export function EverydayPage() {
  const unit = useUnit();
  return unit !== undefined && unit.kind !== 'commune' ? <UnitScoresPage /> : <OwnScorePage />;
}

function OwnScorePage() {
  const sheet = useSheetOfAddress();
  const answer = useProvisional(useUnitSlug(), sheet);
  return (
    <QueryView query={answer} messages={ASSESSMENT_MESSAGES} loading="Đang tính điểm tạm tính…">
      {(data) => <OwnScore answer={data} sheet={sheet} />}
    </QueryView>
  );
}

function OwnScore({ answer, sheet }: { readonly answer: ProvisionalResponse; readonly sheet: string }) {
  const scheme = useScheme(answer.criteriaSetId);
  const { loc } = useSearchValues();
  const may = useMay();
  return (
    <div className="stack">
      <EverydayHead answer={answer} sheet={sheet} view="criteria" />
      <EverydayTiles answer={answer} />
      <AlertList unit={answer.unit} alerts={answer.alerts} />
      <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
        {(read) => (
          <>
            {answer.running && answer.asOf < answer.window.to && (
              <WorthDoing
                answer={answer}
                sheet={sheet}
                names={new Map(read.set.criteria.map(({ code, name }) => [code, name]))}
              />
            )}
            <History answer={answer} />
            <CriteriaTable answer={answer} scheme={read} sheet={sheet} filter={isEverydayFilter(loc) ? loc : 'all'} />
          </>
        )}
      </QueryView>
      {answer.running && <p className="soft">{METHOD_IN_WORDS}</p>}
      {may('assessments:set-alerts') && <AlertSettingForm unit={answer.unit} />}
    </div>
  );
}

/** Where two days or more are kept: how the score came here. */
function History({ answer: { history } }: { readonly answer: ProvisionalResponse }) {
  if (history.length < 2) {
    return null;
  }
  const hundredths = (text: string) => Number(text.replace('.', ''));
  return (
    <LineChart
      title="Điểm tạm tính qua các ngày"
      series={[
        { key: 'points', name: 'Điểm tạm tính' },
        { key: 'known', name: 'Điểm tối đa của tiêu chí đã có số liệu' },
      ]}
      points={history.map(({ day, points, knownMax }) => ({
        label: formatDate(day).slice(0, 5),
        values: { points: hundredths(points), known: hundredths(knownMax) },
      }))}
      format={(value) => formatDecimal(decimalString(Math.round(value), 2, 2), true)}
      unit="điểm"
      height={220}
      note={`Mỗi ngày một lần, tính lại được từ hồ sơ gốc. Ngày gần nhất: ${pointsText(history.at(-1)?.points ?? '0.00')} điểm.`}
    />
  );
}
