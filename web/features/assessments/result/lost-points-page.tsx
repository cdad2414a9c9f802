import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { LostLineAnswer, LostPointsAnswer } from '#core/assessments/result/contract.ts';
import { sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { TASK_STATE_NAMES } from '#core/plans/task.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { figure, rankingsPath, useDraftRemediation, useLostPoints } from './load-results.ts';
import classes from './result.module.css';

/** Bảng điểm mất: which section lost which points, why, and what would win them back. */
export function LostPointsPage() {
  const unit = useUnitSlug();
  const lost = useLostPoints(unit, usePathParam('sheet'));
  return (
    <QueryView query={lost} messages={ASSESSMENT_MESSAGES} loading="Đang tải bảng điểm mất…">
      {(data) => <LostPoints lost={data} />}
    </QueryView>
  );
}

function LostPoints({ lost }: { readonly lost: LostPointsAnswer }) {
  const { unit, unitName, decision, sections } = lost;
  const sheet = sheetKeyText(lost);
  const criteria = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const file = (format: string) => `/api/units/${unit}/lost-points/${sheet}/files/${format}`;
  return (
    <div className="stack">
      <PageHeader
        title={`Bảng điểm mất ${termInWords(lost)}`}
        back={{ href: rankingsPath(unit), label: 'Kết quả, xếp hạng' }}
        actions={<PlanAction lost={lost} />}
      >
        {unitName}
        {decision && ` · Quyết định số ${decision.number} ngày ${formatDate(decision.date)} của ${decision.issuer}`}
      </PageHeader>
      <StatTiles>
        <StatTile label="Kết quả" value={figure(lost.index)} unit={`/ ${figure(lost.max)} điểm`} />
        <StatTile label="Mất" value={figure(lost.lost)} unit="điểm" />
        <StatTile label="Tiêu chí mất điểm" value={String(criteria)} />
      </StatTiles>
      {sections.length === 0 && <EmptyState title="Không mất điểm">Mọi tiêu chí đều đạt điểm tối đa.</EmptyState>}
      {sections.map(({ section, lost: sum, lines }) => (
        <DataTable
          key={section}
          caption={`${section || 'Chưa phân công'}: mất ${figure(sum)} điểm`}
          captionSeen
          columns={columnsOf(unit, sheet)}
          rows={lines}
          rowKey={({ code }) => code}
          totals={{ name: 'Cộng', lost: figure(sum) }}
        />
      ))}
      {sections.length > 0 && (
        <section aria-label="Tải về">
          <h2>Tải về</h2>
          <p className={classes.downloads}>
            <a href={file('docx')} download>
              Bảng điểm mất (DOCX)
            </a>
            <a href={file('pdf')} download>
              Bảng điểm mất (PDF)
            </a>
            <a href={file('xlsx')} download>
              Bảng điểm mất (XLSX)
            </a>
          </p>
        </section>
      )}
    </div>
  );
}

/** One button makes the plan; where it is there already it opens. */
function PlanAction({ lost }: { readonly lost: LostPointsAnswer }) {
  const { unit, planYear, hasPlan, sections, term } = lost;
  const may = useMay();
  const goTo = useGoTo();
  const draft = useDraftRemediation(unit, sheetKeyText(lost), planYear);
  const path = unitPath(unit, `khac-phuc/${planYear}`);
  if (hasPlan) {
    return <ButtonLink href={path}>{`Kế hoạch khắc phục năm ${planYear}`}</ButtonLink>;
  }
  if (!may('plans:draft') || sections.length === 0 || term !== 'year') {
    return null;
  }
  return (
    <>
      <Button busy={draft.isPending} onClick={() => draft.mutate(undefined, { onSuccess: () => goTo(path) })}>
        {`Lập kế hoạch khắc phục năm ${planYear}`}
      </Button>
      {draft.isError && <ErrorState title="Chưa lập được kế hoạch">{messageOf(draft.error, PLAN_MESSAGES)}</ErrorState>}
    </>
  );
}

function columnsOf(unit: string, sheet: string): readonly Column<LostLineAnswer>[] {
  return [
    {
      key: 'name',
      head: 'Tiêu chí',
      main: true,
      wide: true,
      cell: ({ code, name }) => (
        <Link href={unitPath(unit, `cham-diem/${sheet}`, { dong: code })}>
          {code}. {name}
        </Link>
      ),
    },
    { key: 'points', head: 'Đạt', kind: 'number', cell: ({ points, max }) => `${figure(points)}/${figure(max)}` },
    { key: 'lost', head: 'Mất', kind: 'number', cell: ({ lost }) => figure(lost) },
    {
      key: 'reason',
      head: 'Lý do',
      wide: true,
      cell: ({ reason, unexplained }) => (
        <>
          {reason}
          {unexplained && <span className={classes.flag}>⚑ {figure(unexplained)} điểm không ghi lý do</span>}
        </>
      ),
    },
    { key: 'winBack', head: 'Để lấy lại điểm', wide: true, cell: ({ winBack }) => winBack },
    {
      key: 'task',
      head: 'Nhiệm vụ khắc phục',
      cell: ({ task }) =>
        task && (
          <>
            <Link href={unitPath(unit, `khac-phuc/${task.planYear}/nhiem-vu/${task.id}`)} title={task.title}>
              {TASK_STATE_NAMES[task.state]}
            </Link>
            {task.deadline && <span className={classes.past}>hạn {formatDate(task.deadline)}</span>}
          </>
        ),
    },
  ];
}
