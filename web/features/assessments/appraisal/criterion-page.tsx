import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CriterionAcross, CriterionUnit } from '#core/assessments/appraisal/across/contract.ts';
import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { ruleInWords } from '#core/assessments/scoring.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, EMPTY, formatNumber } from '#web/lib/format.ts';
import { useGoTo, usePathParam, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { valueInWords } from '../line-summary.tsx';
import { useScheme } from '../load-sheet.ts';
import classes from '../sheet.module.css';
import { sheetFailure } from '../sheet-steps.ts';
import { SheetStateBadge } from '../state-badge.tsx';
import own from './appraisal.module.css';
import { lineOfUnit, UnitPanel } from './criterion-panel.tsx';
import { useAcceptAcross, useAcross, workPath } from './load-appraisal.ts';

/** One criterion through all units: the body in charge goes from unit to unit without leaving the page. */
export function CriterionPage() {
  const unit = useUnitSlug();
  const [sheet, code] = [usePathParam('sheet'), usePathParam('code')];
  const { bo: set } = useSearchValues();
  const across = useAcross(unit, sheet, code, set);
  return (
    <QueryView query={across} messages={ASSESSMENT_MESSAGES} loading="Đang tải tiêu chí của các đơn vị…">
      {(data) => <WithScheme unit={unit} data={data} />}
    </QueryView>
  );
}

function WithScheme({ unit, data }: { readonly unit: string; readonly data: CriterionAcross }) {
  const scheme = useScheme(data.criteriaSetId);
  const leaf = scheme.data?.leafOf.get(data.code);
  return (
    <QueryView query={scheme} messages={ASSESSMENT_MESSAGES} loading="Đang tải bộ tiêu chí…">
      {(ready) => (leaf ? <Across unit={unit} data={data} scheme={ready} leaf={leaf} /> : null)}
    </QueryView>
  );
}

interface AcrossProps {
  readonly unit: string;
  readonly data: CriterionAcross;
  readonly scheme: Scheme;
  readonly leaf: Leaf;
}

function Across({ unit, data, scheme, leaf }: AcrossProps) {
  const { loc, dv } = useSearchValues();
  const goTo = useGoTo();
  const waiting = loc === 'waiting';
  // The line that is open stays in sight although it has just been decided.
  const shown = data.items.filter((item) => !waiting || item.waiting || item.unit === dv);
  const open = data.items.find((item) => item.unit === dv);
  const path = (to: string | undefined, filtered = waiting) =>
    withSearch(workPath(unit, `/${data.key}/tieu-chi/${data.code}`), {
      bo: data.criteriaSetId,
      loc: filtered ? 'waiting' : undefined,
      dv: to,
    });
  const next = nextWaiting(shown, dv);
  return (
    <div className="stack">
      <Head unit={unit} data={data} leaf={leaf} scheme={scheme} />
      <Tabs
        label="Lọc đơn vị"
        tabs={[false, true].map((one) => ({
          href: path(undefined, one),
          label: one ? 'Chưa thẩm định' : 'Tất cả',
          count: data.items.filter((item) => !one || item.waiting).length,
          current: one === waiting,
        }))}
      />
      <div className={open ? classes.split : undefined}>
        <UnitsTable items={shown} leaf={leaf} open={dv} path={path} />
        {open && (
          <UnitPanel
            key={open.unit}
            from={unit}
            data={data}
            item={open}
            leaf={leaf}
            followed={scheme.followers.has(data.code)}
            closeHref={path(undefined)}
            nextHref={next ? path(next) : undefined}
            onSaved={() => next && goTo(path(next))}
          />
        )}
      </div>
    </div>
  );
}

/** The next unit after the open one that is still to be looked at, round the end of the list. */
function nextWaiting(items: readonly CriterionUnit[], open: string | undefined): string | undefined {
  const at = items.findIndex(({ unit }) => unit === open);
  const order = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return order.find(({ waiting }) => waiting)?.unit;
}

function Head({ unit, data, leaf, scheme }: AcrossProps) {
  const accept = useAcceptAcross(unit, data.key, data.code, data.criteriaSetId);
  const full = data.items.filter(({ waiting, isFullClaim, state }) => waiting && isFullClaim && state === 'submitted');
  const at = scheme.leaves.indexOf(leaf);
  const [before, after] = [scheme.leaves[at - 1], scheme.leaves[at + 1]];
  const to = (one: Leaf) => workPath(unit, `/${data.key}/tieu-chi/${one.criterion.code}`, data.criteriaSetId);
  const result = accept.data;
  return (
    <>
      <PageHeader
        title={`${data.code} ${leaf.criterion.name}`}
        back={{ href: workPath(unit, `/${data.key}`, data.criteriaSetId), label: 'Theo tiêu chí' }}
        actions={
          data.mayAppraise &&
          full.length > 0 && (
            <Button
              busy={accept.isPending}
              onClick={() =>
                accept.mutate(undefined, { onSuccess: ({ accepted }) => notify(`Đã đồng ý ${accepted} đơn vị`) })
              }
            >
              Đồng ý {formatNumber(full.length)} đơn vị tự chấm đủ điểm
            </Button>
          )
        }
      >
        Tối đa {formatPoints(leaf.criterion.max)} điểm · {data.body ? `${data.body} thẩm định · ` : ''}
        {ruleInWords(leaf)}
      </PageHeader>
      <nav aria-label="Chuyển tiêu chí" className={classes.steps}>
        {before ? <Link href={to(before)}>‹ {before.criterion.code}</Link> : <span />}
        {after ? <Link href={to(after)}>{after.criterion.code} ›</Link> : <span />}
      </nav>
      {!data.mayAppraise && (
        <Callout title="Tiêu chí của cơ quan khác">Do {data.body} thẩm định; bạn chỉ xem được.</Callout>
      )}
      {accept.isError && <ErrorState title="Chưa thực hiện được">{sheetFailure(accept.error)}</ErrorState>}
      {result && result.refused.length > 0 && (
        <Callout tone="warn" title={`${formatNumber(result.refused.length)} đơn vị chưa nhận được thẩm định`}>
          {result.refused.map((one) => one.unit).join(', ')}: phiếu đang ở bước khác hoặc đã khóa theo đợt.
        </Callout>
      )}
    </>
  );
}

interface UnitsTableProps {
  readonly items: readonly CriterionUnit[];
  readonly leaf: Leaf;
  readonly open: string | undefined;
  readonly path: (unit: string | undefined) => string;
}

function UnitsTable({ items, leaf, open, path }: UnitsTableProps) {
  if (items.length === 0) {
    return <p className="soft">Không còn đơn vị nào chưa thẩm định tiêu chí này.</p>;
  }
  return (
    <table className={classes.table} onKeyDown={moveByArrows}>
      <caption className="unseen">Tiêu chí của từng đơn vị</caption>
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Số liệu</th>
          <th scope="col" className={classes.number}>
            Tự chấm
          </th>
          <th scope="col" className={classes.number}>
            Thẩm định
          </th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <UnitRow key={item.unit} item={item} leaf={leaf} current={item.unit === open} href={path(item.unit)} />
        ))}
      </tbody>
    </table>
  );
}

interface UnitRowProps {
  readonly item: CriterionUnit;
  readonly leaf: Leaf;
  readonly current: boolean;
  readonly href: string;
}

function UnitRow({ item, leaf, current, href }: UnitRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [current]);
  const points = (text: string | undefined) => (text === undefined ? EMPTY : formatDecimal(text, true));
  return (
    <tr ref={row} className={current ? classes.openLeaf : classes.leaf}>
      <th scope="row">
        <Link keepScroll href={href} aria-current={current ? 'true' : undefined}>
          {capitalised(item.unitName)}
        </Link>
      </th>
      <td>{figuresOf(leaf, lineOfUnit(leaf, item))}</td>
      <td className={classes.number}>{points(item.self?.points)}</td>
      <td className={classes.number}>{points(item.appraisal?.points)}</td>
      <td>
        <UnitState item={item} />
      </td>
    </tr>
  );
}

/** The declared figures in a line: "8 / 9", "Có". */
function figuresOf(leaf: Leaf, line: Line): string {
  const values = line.appraisal?.values ?? line.values;
  const known = leaf.rule.inputs.flatMap(({ name, kind }) => {
    const declared = values[name];
    return declared ? [valueInWords(kind, declared.value)] : [];
  });
  return known.length === 0 ? EMPTY : known.join(' / ');
}

function UnitState({ item }: { readonly item: CriterionUnit }) {
  if (!item.applicable) {
    return <span className="soft">không áp dụng</span>;
  }
  if (item.council) {
    return <span className={own.done}>✓ Hội đồng đã quyết định</span>;
  }
  if (item.waiting) {
    return <span className={own.waiting}>○ {item.answer ? 'đã giải trình, chờ lần 2' : 'chưa thẩm định'}</span>;
  }
  if (item.first?.demand && !item.answer && item.state !== 'appraised') {
    return <span className={own.waiting}>▲ chờ giải trình</span>;
  }
  if (item.appraisal) {
    return <span className={own.done}>✓ đã thẩm định</span>;
  }
  return <SheetStateBadge state={item.state} />;
}

function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) {
    return;
  }
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(event.target) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
