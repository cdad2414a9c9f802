import { useMemo } from 'react';
import type { SheetResponse } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { capitalised } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { SheetCampaignNote } from './campaigns/sheet-campaign.tsx';
import { LinePanel } from './line-panel.tsx';
import { sheetPath, useScheme, useSheet } from './load-sheet.ts';
import { ScoreDesk } from './selfscore/score-desk.tsx';
import { SelfReportLinks } from './selfscore/self-report-links.tsx';
import { SheetSetNote } from './sets/sheet-set-note.tsx';
import classes from './sheet.module.css';
import { SheetActions } from './sheet-actions.tsx';
import { filteredCodes, LINE_FILTERS, type LineFilter, modelOf, type SheetModel } from './sheet-model.ts';
import { SheetTable } from './sheet-table.tsx';
import { SheetTotals } from './sheet-totals.tsx';
import { SheetStateBadge } from './state-badge.tsx';

/** The score sheet of a term: all leaves in sight, one open beside them, the sums always there. */
export function SheetPage() {
  const sheet = useSheet(useUnitSlug(), usePathParam('sheet'));
  return (
    <QueryView query={sheet} messages={ASSESSMENT_MESSAGES} loading="Đang tải phiếu chấm điểm…">
      {(data) => <SheetWithScheme sheet={data} />}
    </QueryView>
  );
}

function SheetWithScheme({ sheet }: { readonly sheet: SheetResponse }) {
  const scheme = useScheme(sheet.criteriaSetId);
  const model = useMemo(() => scheme.data && modelOf(sheet, scheme.data), [sheet, scheme.data]);
  return (
    <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {() => (model ? <Sheet model={model} /> : null)}
    </QueryView>
  );
}

function isFilter(text: string | undefined): text is LineFilter {
  return text !== undefined && text in LINE_FILTERS;
}

function Sheet({ model }: { readonly model: SheetModel }) {
  const may = useMay();
  const scoring = model.sheet.state === 'self-scoring' && may('assessments:draft');
  return (
    <div className="stack">
      <SheetHead model={model} />
      <SheetTotals model={model} />
      {scoring ? <ScoreDesk key={model.sheet.id} model={model} /> : <SheetForReading model={model} />}
    </div>
  );
}

function SheetForReading({ model }: { readonly model: SheetModel }) {
  const { dong: code, loc } = useSearchValues();
  const filter = isFilter(loc) ? loc : 'all';
  const leaf = code === undefined ? undefined : model.scheme.leafOf.get(code);
  return (
    <div className={leaf ? classes.split : undefined}>
      <SheetTable model={model} filter={filter} open={leaf?.criterion.code} />
      {leaf && (
        <LinePanel
          key={leaf.criterion.code}
          model={model}
          leaf={leaf}
          filter={filter}
          codes={filteredCodes(model, filter)}
        />
      )}
    </div>
  );
}

function SheetHead({ model }: { readonly model: SheetModel }) {
  const { sheet } = model;
  const { decision } = sheet;
  const rank = decision?.rank ? `, xếp hạng ${decision.rank}/${decision.rankOf ?? '–'}` : '';
  return (
    <>
      <PageHeader
        title={`Phiếu chấm điểm CCHC ${termInWords(sheet)}`}
        back={{ href: `/don-vi/${sheet.unit}/cham-diem`, label: 'Các năm' }}
        actions={<SheetActions model={model} />}
      >
        <SheetStateBadge state={sheet.state} /> {capitalised(sheet.unitName)} · {sheet.setName} ({sheet.basis}) · số
        liệu {formatDate(sheet.period.from)}–{formatDate(sheet.period.to)}
      </PageHeader>
      {!sheet.historical && (
        <nav aria-label="Tài liệu của phiếu" className={classes.about}>
          <Link href={sheetPath(sheet.unit, sheet.key, '/minh-chung')}>Danh mục tài liệu kiểm chứng</Link> ·{' '}
          <Link href={sheetPath(sheet.unit, sheet.key, '/phan-cong')}>Phân công</Link> ·{' '}
          <SelfReportLinks unit={sheet.unit} sheet={sheet.key} />
        </nav>
      )}
      {(decision || sheet.note) && (
        <p className={classes.about}>
          {decision &&
            `Công bố theo Quyết định số ${decision.number} ngày ${formatDate(decision.date)} của ${decision.issuer}${rank}. `}
          {sheet.note}
        </p>
      )}
      <SheetCampaignNote unit={sheet.unit} sheet={sheet.key} />
      <SheetSetNote sheet={sheet} />
      {sheet.returnReason && (
        <Callout tone="warn" title="Phiếu bị trả lại để chấm lại">
          {sheet.returnReason}
        </Callout>
      )}
    </>
  );
}
