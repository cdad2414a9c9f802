import { LINE_STEP_NAMES } from '#core/assessments/appraisal/rounds.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import { useLineHistory } from './load-sheet.ts';

interface CellAddress {
  readonly unit: string;
  /** The key of its sheet: "2026". */
  readonly sheet: string;
  readonly code: string;
}

/** Every points the line ever had. */
export function LineHistory({ unit, sheet, code }: CellAddress) {
  const history = useLineHistory(unit, sheet, code, true);
  return (
    <QueryView query={history} messages={ASSESSMENT_MESSAGES} loading="Đang tải lịch sử…">
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">Chưa ai ghi điểm của tiêu chí này.</p>
        ) : (
          <Timeline
            label="Các lần ghi điểm"
            entries={items.map(({ version, step, points, computed, reason, at, actorName }) => ({
              key: String(version),
              at,
              what: `${LINE_STEP_NAMES[step]}: ${points === null ? 'chưa có điểm' : formatDecimal(points, true)}${computed ? ' (theo quy tắc)' : ''}`,
              who: actorName,
              children: reason || undefined,
            }))}
          />
        )
      }
    </QueryView>
  );
}
