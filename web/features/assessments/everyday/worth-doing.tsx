import type { OpportunityView, ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import type { Move } from '#core/assessments/everyday/moves.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { pointsText } from './everyday-head.tsx';
import { everydayPath } from './load-everyday.ts';

/** "thêm 29 (Số hồ sơ …)": what has to be done, in the words of the set. */
export const MOVE_WORDS = {
  cases: 'Thêm',
  'of-whole': 'Làm thêm',
  items: 'Hoàn thành',
  count: 'Thêm',
  fewer: 'Giảm',
} as const satisfies Record<Move['kind'], string>;

/** "Số TTHC niêm yết" inside a sentence: only its first letter becomes small. */
export function withoutCapital(words: string): string {
  return words.slice(0, 1).toLocaleLowerCase('vi') + words.slice(1);
}

function columns(names: ReadonlyMap<string, string>): readonly Column<OpportunityView>[] {
  return [
    {
      key: 'criterion',
      head: 'Tiêu chí',
      wide: true,
      main: true,
      cell: ({ code }) => `${code} ${names.get(code) ?? ''}`,
    },
    {
      key: 'do',
      head: 'Việc làm',
      wide: true,
      cell: ({ kind, n, label }) => `${MOVE_WORDS[kind]} ${formatCount(n)}: ${withoutCapital(label)}`,
    },
    { key: 'gain', head: 'Được thêm', unit: 'điểm', kind: 'number', cell: ({ gain }) => `+${pointsText(gain)}` },
    {
      key: 'goal',
      head: 'Từ → đến',
      unit: 'điểm',
      kind: 'number',
      nowrap: true,
      cell: ({ points, goal }) => `${pointsText(points)} → ${pointsText(goal)}`,
    },
    {
      key: 'week',
      head: 'Mỗi tuần làm việc',
      kind: 'number',
      cell: ({ perWeek }) => (perWeek === null ? EMPTY : formatCount(perWeek)),
    },
    {
      key: 'expected',
      head: 'Dự kiến còn phát sinh',
      kind: 'number',
      cell: ({ expected, kind }) => (expected === null || kind !== 'cases' ? EMPTY : formatCount(expected)),
    },
  ];
}

interface WorthDoingProps {
  readonly answer: ProvisionalResponse;
  readonly sheet: string;
  readonly names: ReadonlyMap<string, string>;
  readonly most?: number;
}

/** What brings the most points for one case first. */
export function WorthDoing({ answer, sheet, names, most = 10 }: WorthDoingProps) {
  const { opportunities, working, window, unit } = answer;
  return (
    <section aria-labelledby="dang-lam" className="stack-tight">
      <h2 id="dang-lam">Việc đáng làm nhất</h2>
      <p className="soft">
        Xếp theo số điểm được thêm cho mỗi việc. Đến {formatDate(window.to)} còn {formatCount(working.left)} ngày làm
        việc theo lịch của cơ quan; hồ sơ mới được tính vào cả tử số và mẫu số, không quá số dự kiến còn phát sinh.
      </p>
      <DataTable
        caption="Việc đáng làm nhất"
        columns={columns(names)}
        rows={opportunities.slice(0, most)}
        rowKey={({ code }) => code}
        rowHref={({ code }) => everydayPath(unit, sheet, 'thu-xem', { tieuchi: code })}
        empty={
          <EmptyState title="Không còn điểm nào lấy lại được bằng việc làm thêm">
            Các tiêu chí đã có số liệu đều đủ điểm, điểm đã mất không lấy lại được trong kỳ, hoặc chưa có số liệu.
          </EmptyState>
        }
      />
    </section>
  );
}
