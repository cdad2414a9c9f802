import { ALERT_KINDS, type AlertKind } from '#core/assessments/everyday/alerts.ts';
import type { AlertView } from '#core/assessments/everyday/contract.ts';
import { EMPTY } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { DueBadge, StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { pointsText } from './everyday-head.tsx';

const TONES = {
  deadline: 'late',
  task: 'warn',
  falling: 'warn',
  evidence: 'act',
  moved: 'neutral',
} as const satisfies Record<AlertKind, Tone>;

/** Who answers for it: the unit's section, with the words of the set where they differ. */
export function responsible(section: string, sectionName: string | null): string {
  if (sectionName === null || sectionName === section) {
    return section || EMPTY;
  }
  return section ? `${sectionName} (${section})` : sectionName;
}

function columns(unit: string): readonly Column<AlertView>[] {
  return [
    {
      key: 'what',
      head: 'Cảnh báo',
      wide: true,
      main: true,
      cell: ({ path, sentence, code }) => (
        <Link href={unitPath(unit, path)}>
          {code !== null && `${code}: `}
          {sentence}
        </Link>
      ),
    },
    {
      key: 'kind',
      head: 'Loại',
      cell: ({ kind }) => <StatusBadge tone={TONES[kind]}>{ALERT_KINDS[kind]}</StatusBadge>,
    },
    { key: 'points', head: 'Liên quan', unit: 'điểm', kind: 'number', cell: ({ points }) => pointsText(points) },
    { key: 'who', head: 'Phụ trách', cell: ({ section, sectionName }) => responsible(section, sectionName) },
    { key: 'due', head: 'Hạn', cell: ({ dueOn }) => dueOn && <DueBadge due={dueOn} /> },
  ];
}

/** What needs somebody's eye, the most points at stake first; each line leads to where it is mended. */
export function AlertList({ unit, alerts }: { readonly unit: string; readonly alerts: readonly AlertView[] }) {
  return (
    <section aria-labelledby="canh-bao" className="stack-tight">
      <h2 id="canh-bao">Cảnh báo</h2>
      <DataTable
        caption="Cảnh báo, nhiều điểm trước"
        columns={columns(unit)}
        rows={alerts}
        rowKey={({ key }) => key}
        empty={
          <EmptyState title="Không có cảnh báo nào">
            Minh chứng đủ, tỷ lệ không giảm, nhiệm vụ liên quan đến tiêu chí chưa đến hạn.
          </EmptyState>
        }
      />
    </section>
  );
}
