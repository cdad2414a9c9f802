import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { TaskListAnswer } from '#core/plans/reform/contract.ts';
import { useSearchValues, useSetSearch, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay, useSession } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { FigureFilter } from '../figure-filter.tsx';
import { tasksPath, tasksUrl, useTasks } from './load-reform.ts';
import { TaskBoard } from './task-board.tsx';
import { TaskFilters, useTaskQuery } from './task-filters.tsx';
import { TaskTable } from './task-table.tsx';
import { TaskTimeline } from './task-timeline.tsx';

const SIZE = 25;
/** Board and timeline show one sheet; beyond it the filters narrow the choice. */
const SHEET = 200;

const VIEWS = { ds: 'Danh sách', bang: 'Bảng', lich: 'Dòng thời gian' } as const;
type View = keyof typeof VIEWS;

/** Every task of the unit, whatever it comes from: as a list, a board or along the year. */
export function TasksPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const query = useTaskQuery();
  const chairs = useSession().roles.some(({ role, unitSlug }) => role === 'chair' && unitSlug === unit);
  const view = viewOf(search.xem) ?? (chairs ? 'bang' : 'ds');
  const page = Math.max(1, Number(search.trang) || 1);
  const sort = search.xep ? { by: search.xep, descending: search.giam === '1' } : undefined;
  const paging =
    view === 'ds'
      ? { page, size: SIZE, sort: sort?.by, descending: sort?.descending ? 'true' : undefined }
      : { size: SHEET };
  const list = useTasks(unit, { ...query, ...paging });
  return (
    <div className="stack">
      <PageHeader
        title={search.cua === 'toi' ? 'Việc của tôi' : 'Nhiệm vụ'}
        actions={may('plans:write') && <Actions unit={unit} />}
      >
        Nhiệm vụ của kế hoạch CCHC, kế hoạch chuyên đề, việc cấp trên hoặc Chủ tịch giao và khắc phục điểm trừ ·{' '}
        <a href={withSearch(tasksUrl(unit, '/files/xlsx'), query)} download>
          Tải Excel
        </a>
      </PageHeader>
      <Tabs
        label="Nhiệm vụ của ai"
        tabs={[
          {
            href: tasksPath(unit, '', { ...search, cua: undefined, trang: undefined }),
            label: 'Toàn đơn vị',
            current: search.cua !== 'toi',
          },
          {
            href: tasksPath(unit, '', { ...search, cua: 'toi', trang: undefined }),
            label: 'Việc của tôi',
            current: search.cua === 'toi',
          },
        ]}
      />
      <FigureFilter />
      <TaskFilters unit={unit} />
      <Tabs
        label="Cách xem"
        tabs={Object.entries(VIEWS).map(([key, label]) => ({
          href: tasksPath(unit, '', { ...search, xem: key, trang: undefined }),
          label,
          current: key === view,
        }))}
      />
      <QueryView query={list} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
        {(data) => (
          <>
            <CountTiles unit={unit} counts={data.counts} />
            {view === 'ds' && (
              <TaskTable
                unit={unit}
                rows={data.items}
                caption="Nhiệm vụ"
                sort={sort}
                onSort={({ by, descending }) =>
                  setSearch({ xep: by, giam: descending ? '1' : undefined, trang: undefined })
                }
              />
            )}
            {view === 'bang' && <TaskBoard unit={unit} tasks={data.items} />}
            {view === 'lich' && <TaskTimeline unit={unit} tasks={data.items} year={Number(search.nam) || undefined} />}
            {view !== 'ds' && data.total > SHEET && (
              <p className="soft">
                Hiện {SHEET} nhiệm vụ gần hạn nhất trong {data.total}. Lọc bớt để xem đủ.
              </p>
            )}
            {view === 'ds' && data.total > SIZE && (
              <Pager
                page={page}
                size={SIZE}
                total={data.total}
                noun="nhiệm vụ"
                href={(trang) => tasksPath(unit, '', { ...search, trang })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

function Actions({ unit }: { readonly unit: string }) {
  const search = useSearchValues();
  return (
    <>
      <ButtonLink href={tasksPath(unit, '/giao')}>Giao nhiệm vụ ngoài kế hoạch</ButtonLink>
      <ButtonLink
        kind="secondary"
        href={tasksPath(unit, '/sua-nhieu', { ...search, xem: undefined, trang: undefined })}
      >
        Sửa nhiều nhiệm vụ
      </ButtonLink>
    </>
  );
}

/** Undefined where the address names none: the chair then sees the board, the others the list. */
function viewOf(text: string | undefined): View | undefined {
  return text === 'ds' || text === 'bang' || text === 'lich' ? text : undefined;
}

function CountTiles({ unit, counts }: { readonly unit: string; readonly counts: TaskListAnswer['counts'] }) {
  const search = useSearchValues();
  const narrowed = (han: string) => tasksPath(unit, '', { ...search, han, trangthai: undefined, trang: undefined });
  return (
    <StatTiles>
      <StatTile label="Hoàn thành" value={`${counts.done}/${counts.total}`} unit="nhiệm vụ" href={narrowed('done')} />
      <StatTile
        label="Quá hạn, chưa xong"
        value={String(counts.late)}
        unit="nhiệm vụ"
        light={counts.late > 0 ? 'bad' : 'good'}
        href={narrowed('late')}
      />
      <StatTile label="Sắp đến hạn" value={String(counts.soon)} unit="nhiệm vụ" href={narrowed('soon')} />
      {counts.backdated > 0 && (
        <StatTile
          label="Ghi nhận sau ngày xong"
          value={String(counts.backdated)}
          unit="nhiệm vụ"
          href={narrowed('backdated')}
        />
      )}
    </StatTiles>
  );
}
