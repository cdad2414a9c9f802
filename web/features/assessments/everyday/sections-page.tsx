import type { Scheme } from '#core/assessments/criteria-set.ts';
import type { ProvisionalLine, ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { METHOD_IN_WORDS } from '#core/assessments/everyday/forecast.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { pointsString } from '#core/assessments/points.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useSession } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { useScheme } from '../load-sheet.ts';
import { responsible } from './alert-list.tsx';
import { EverydayHead, isKnown, pointsText, rangeText, subtract } from './everyday-head.tsx';
import { useProvisional, useSheetOfAddress } from './load-everyday.ts';

type Section = ProvisionalResponse['sections'][number];

/** The score by the section that answers for the criteria. */
export function SectionsPage() {
  const sheet = useSheetOfAddress();
  const answer = useProvisional(useUnitSlug(), sheet);
  return (
    <QueryView query={answer} messages={ASSESSMENT_MESSAGES} loading="Đang tính điểm tạm tính…">
      {(data) => <Sections answer={data} sheet={sheet} />}
    </QueryView>
  );
}

const key = (section: string) => `bo-phan-${section.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;

function useOwnSections(): ReadonlySet<string> {
  return new Set(useSession().roles.map(({ unitName }) => unitName));
}

function columns(own: ReadonlySet<string>): readonly Column<Section>[] {
  return [
    {
      key: 'section',
      head: 'Bộ phận phụ trách',
      main: true,
      wide: true,
      cell: ({ section, sectionName }) => (
        <>
          {responsible(section, sectionName)}{' '}
          {own.has(sectionName ?? section) && <StatusBadge tone="act">Bộ phận của tôi</StatusBadge>}
        </>
      ),
    },
    { key: 'codes', head: 'Tiêu chí', kind: 'number', cell: ({ codes }) => formatCount(codes.length) },
    {
      key: 'points',
      head: 'Tạm tính',
      unit: 'điểm',
      kind: 'number',
      cell: (row) => isKnown(row) && pointsText(row.points),
    },
    {
      key: 'lost',
      head: 'Đang mất',
      unit: 'điểm',
      kind: 'number',
      cell: (row) => isKnown(row) && pointsText(subtract(row.knownMax, row.points)),
    },
    { key: 'max', head: 'Tối đa', unit: 'điểm', kind: 'number', cell: ({ max }) => pointsText(max) },
    {
      key: 'unknown',
      head: 'Chưa có số liệu',
      unit: 'tiêu chí',
      kind: 'number',
      cell: ({ unknown }) => formatCount(unknown),
    },
    {
      key: 'forecast',
      head: 'Dự báo cuối kỳ',
      kind: 'number',
      nowrap: true,
      cell: (row) => isKnown(row) && rangeText(row.forecast),
    },
  ];
}

function Sections({ answer, sheet }: { readonly answer: ProvisionalResponse; readonly sheet: string }) {
  const scheme = useScheme(answer.criteriaSetId);
  const own = useOwnSections();
  const { totals } = answer;
  return (
    <div className="stack">
      <EverydayHead answer={answer} sheet={sheet} view="sections" />
      <DataTable
        caption="Điểm tạm tính theo bộ phận"
        columns={columns(own)}
        rows={answer.sections}
        rowKey={({ section }) => section}
        rowHref={({ section }) => `#${key(section)}`}
        totals={{
          section: 'Cả đơn vị',
          codes: formatCount(answer.lines.length),
          points: pointsText(totals.points),
          lost: pointsText(subtract(totals.knownMax, totals.points)),
          max: pointsText(totals.max),
          unknown: formatCount(totals.unknown),
          forecast: rangeText(totals.forecast),
        }}
      />
      <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
        {(read) => (
          <>
            {answer.sections.map((section) => (
              <LinesOfSection key={section.section} section={section} answer={answer} scheme={read} />
            ))}
          </>
        )}
      </QueryView>
      <p className="soft">{METHOD_IN_WORDS}</p>
    </div>
  );
}

interface LinesOfSectionProps {
  readonly section: Section;
  readonly answer: ProvisionalResponse;
  readonly scheme: Scheme;
}

/** What a section has to look at: criteria that lose points or that nobody has figures for. */
function LinesOfSection({ section, answer, scheme }: LinesOfSectionProps) {
  const codes = new Set(section.codes);
  const leafOf = (code: string) => scheme.leafOf.get(code)?.criterion;
  const maxOf = (code: string) => pointsString(leafOf(code)?.max ?? 0);
  const open = answer.lines.filter(
    ({ code, points, applicable }) => codes.has(code) && applicable && points !== maxOf(code),
  );
  const lines: readonly Column<ProvisionalLine>[] = [
    {
      key: 'criterion',
      head: 'Tiêu chí',
      wide: true,
      main: true,
      cell: ({ code }) => `${code} ${leafOf(code)?.name ?? ''}`,
    },
    {
      key: 'points',
      head: 'Tạm tính',
      kind: 'number',
      cell: ({ code, points }) =>
        points === null
          ? `chưa có số liệu / ${pointsText(maxOf(code))}`
          : `${pointsText(points)} / ${pointsText(maxOf(code))}`,
    },
    { key: 'why', head: 'Vì sao', wide: true, cell: ({ sentence }) => sentence },
  ];
  return (
    <section id={key(section.section)} aria-label={section.section} className="stack-tight">
      <h2>{responsible(section.section, section.sectionName)}</h2>
      {open.length === 0 ? (
        <p className="soft">Các tiêu chí đều đủ điểm.</p>
      ) : (
        <DataTable
          caption={`Tiêu chí chưa đủ điểm: ${section.section}`}
          columns={lines}
          rows={open}
          rowKey={({ code }) => code}
        />
      )}
    </section>
  );
}
