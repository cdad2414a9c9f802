import { useEffect, useRef, useState } from 'react';
import { emptyLine } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { ruleInWords } from '#core/assessments/scoring.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { Link } from '#web/ui/link/link.tsx';
import { LineRounds } from './appraisal/line-rounds.tsx';
import { ExemptionNote } from './campaigns/exemption-note.tsx';
import { LineDisputes } from './disputes/line-disputes.tsx';
import { LineHistory } from './line-history.tsx';
import { LineSummary } from './line-summary.tsx';
import { SelfScoreForm } from './self-score-form.tsx';
import type { Desk } from './selfscore/desk.ts';
import classes from './sheet.module.css';
import type { SheetModel } from './sheet-model.ts';
import { linePath } from './sheet-table.tsx';

interface LinePanelProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly filter: string;
  /** The criteria that the filter leaves: the way from one to the next. */
  readonly codes: ReadonlySet<string>;
  /** While the unit scores itself: what is in hand, and whether this person may write the line. */
  readonly scoring?: { readonly desk: Desk; readonly mayWrite: boolean };
}

/** One line in full: its rule in words, its data, its points, its proof, its appraisal. */
export function LinePanel({ model, leaf, filter, codes, scoring }: LinePanelProps) {
  const { sheet } = model;
  const heading = useRef<HTMLHeadingElement>(null);
  const { criterion } = leaf;
  const line = model.lines.get(criterion.code) ?? emptyLine(criterion.code);
  useEffect(() => {
    heading.current?.focus({ preventScroll: window.innerWidth > 1000 });
  }, []);
  return (
    <section className={classes.panel} aria-labelledby="line-title">
      <PanelSteps model={model} code={criterion.code} filter={filter} codes={codes} />
      <h2 id="line-title" ref={heading} tabIndex={-1} className={classes.title}>
        <span className={classes.code}>{criterion.code}</span> {criterion.name}
      </h2>
      <p className={classes.meta}>
        Tối đa <strong>{formatPoints(criterion.max)}</strong> điểm{criterion.section && ` · ${criterion.section}`}
        {criterion.evidence && ` · minh chứng: ${criterion.evidence}`}
      </p>
      <p className={classes.rule}>
        <strong>Cách tính:</strong> {ruleInWords(leaf)}
        {criterion.note && <em> Lưu ý: {criterion.note}.</em>}
      </p>
      <ExemptionNote exemption={line.exemption} />
      {scoring?.mayWrite ? (
        <SelfScoreForm model={model} leaf={leaf} line={line} desk={scoring.desk} />
      ) : (
        <LineSummary model={model} leaf={leaf} line={line} />
      )}
      <LineDisputes unit={sheet.unit} sheetKey={sheetKeyText(sheet)} period={sheet.period} code={criterion.code} />
      <LineRounds model={model} leaf={leaf} line={line} />
      <HistoryPart model={model} code={criterion.code} />
    </section>
  );
}

type PanelStepsProps = Pick<LinePanelProps, 'model' | 'filter' | 'codes'> & { readonly code: string };

function PanelSteps({ model, code, filter, codes: left }: PanelStepsProps) {
  const codes = [...left];
  const all = model.scheme.leaves.map(({ criterion }) => criterion.code);
  const order = codes.includes(code) ? codes : all;
  const at = order.indexOf(code);
  const [before, after] = [order[at - 1], order[at + 1]];
  return (
    <nav aria-label="Chuyển tiêu chí" className={classes.steps}>
      {before ? (
        <Link keepScroll href={linePath(model, before, filter)}>
          ‹ {before}
        </Link>
      ) : (
        <span />
      )}
      <Link keepScroll href={linePath(model, undefined, filter)}>
        Đóng
      </Link>
      {after ? (
        <Link keepScroll href={linePath(model, after, filter)}>
          {after} ›
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}

function HistoryPart({ model, code }: { readonly model: SheetModel; readonly code: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Lịch sử điểm của tiêu chí</summary>
      {open && <LineHistory unit={model.sheet.unit} sheet={model.sheet.key} code={code} />}
    </details>
  );
}
