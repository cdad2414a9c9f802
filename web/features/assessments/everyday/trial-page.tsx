import { useMemo, useState } from 'react';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { METHODS } from '#core/assessments/everyday/forecast.ts';
import type { Tries } from '#core/assessments/everyday/trial.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { useScheme } from '../load-sheet.ts';
import classes from './everyday.module.css';
import { EverydayHead } from './everyday-head.tsx';
import { everydayPath, useProvisional, useSheetOfAddress } from './load-everyday.ts';
import { TrialGoal } from './trial-goal.tsx';
import { resultOf, type Trial, type TrialBase, trialOf } from './trial-model.ts';
import { TrialTable } from './trial-table.tsx';

/** What would the score be if …: own numbers on today's figures, reckoned in the browser. */
export function TrialPage() {
  const sheet = useSheetOfAddress();
  const answer = useProvisional(useUnitSlug(), sheet);
  return (
    <QueryView query={answer} messages={ASSESSMENT_MESSAGES} loading="Đang tính điểm tạm tính…">
      {(data) => <WithScheme answer={data} sheet={sheet} />}
    </QueryView>
  );
}

function WithScheme({ answer, sheet }: { readonly answer: ProvisionalResponse; readonly sheet: string }) {
  const scheme = useScheme(answer.criteriaSetId);
  return (
    <div className="stack">
      <EverydayHead answer={answer} sheet={sheet} view="trial" />
      {answer.running ? (
        <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
          {(read) => <TrialOf answer={answer} sheet={sheet} scheme={read} />}
        </QueryView>
      ) : (
        <Callout title="Phiếu đã nộp">Điểm lấy theo phiếu nên không còn gì để thử trong kỳ này.</Callout>
      )}
    </div>
  );
}

interface TrialOfProps {
  readonly answer: ProvisionalResponse;
  readonly sheet: string;
  readonly scheme: Scheme;
}

function TrialOf({ answer, sheet, scheme }: TrialOfProps) {
  const { nen, tieuchi } = useSearchValues();
  const base: TrialBase = nen === 'du-bao' ? 'end' : 'now';
  const trial = useMemo(() => trialOf(answer, scheme, base), [answer, scheme, base]);
  const [tries, setTries] = useState<ReadonlyMap<string, Tries>>(new Map());
  const result = useMemo(() => resultOf(trial, tries), [trial, tries]);
  const onTry = (code: string, own: Tries) => setTries((before) => new Map(before).set(code, own));
  const path = (value?: string) => everydayPath(answer.unit, sheet, 'thu-xem', { nen: value, tieuchi });
  return (
    <>
      <Tabs
        label="Thử trên số liệu nào"
        tabs={[
          { href: path(), label: `Số liệu đến ${formatDate(answer.asOf)}`, current: base === 'now' },
          { href: path('du-bao'), label: `Dự báo cuối kỳ, ${METHODS.recent}`, current: base === 'end' },
        ]}
      />
      {trial.rows.length === 0 ? (
        <EmptyState title="Không còn tiêu chí nào thử được">
          Các tiêu chí đã có số liệu đều đủ điểm, hoặc điểm đã mất không lấy lại được bằng việc làm thêm.
        </EmptyState>
      ) : (
        <>
          <TrialGoal key={base} trial={trial} answer={answer} chosen={tieuchi} onTry={onTry} />
          <Total trial={trial} index={result.sums.index} onClear={() => setTries(new Map())} />
          <TrialTable trial={trial} answer={answer} tries={tries} pointsOf={result.pointsOf} onTry={onTry} />
        </>
      )}
      <Closed trial={trial} />
      <p className="soft">
        Mỗi hồ sơ làm thêm được tính vào cả số đạt và tổng số (một hồ sơ trực tuyến cũng là một hồ sơ tiếp nhận). “Mỗi
        tuần” tính theo ngày làm việc của cơ quan: còn {formatCount(answer.working.left)} ngày làm việc đến{' '}
        {formatDate(answer.window.to)}, tuần {formatCount(answer.working.week)} ngày. Số thử không được lưu và không sửa
        số liệu nào.
      </p>
    </>
  );
}

interface TotalProps {
  readonly trial: Trial;
  readonly index: number;
  readonly onClear: () => void;
}

function Total({ trial, index, onClear }: TotalProps) {
  const gain = index - trial.before.index;
  return (
    <div className={classes.total} role="status" aria-live="polite">
      <span>
        Tổng điểm thử: <strong>{formatPoints(index)}</strong> / {formatPoints(trial.before.knownMax)}
      </span>
      <span>
        {gain === 0 ? `Hiện có ${formatPoints(trial.before.index)}` : `Được thêm ${formatPoints(Math.abs(gain))} điểm`}
      </span>
      {gain !== 0 && (
        <Button kind="secondary" size="small" onClick={onClear}>
          Xóa các số thử
        </Button>
      )}
    </div>
  );
}

function Closed({ trial: { closed } }: { readonly trial: Trial }) {
  return closed.length === 0 ? null : (
    <details>
      <summary>{formatCount(closed.length)} tiêu chí mất điểm không lấy lại được bằng việc làm thêm</summary>
      <ul>
        {closed.map(({ leaf: { criterion }, points, why }) => (
          <li key={criterion.code}>
            {criterion.code} {criterion.name} ({formatPoints(points)}/{formatPoints(criterion.max)}): {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
