import { useEffect, useRef, useState } from 'react';
import { emptyLine } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { ruleInWords } from '#core/assessments/scoring.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { useMay } from '#web/lib/session.ts';
import { Link } from '#web/ui/link/link.tsx';
import { LineRounds } from './appraisal/line-rounds.tsx';
import { LineDisputes } from './disputes/line-disputes.tsx';
import type { LineDraft } from './line-draft.ts';
import { LineHistory } from './line-history.tsx';
import { LineSummary } from './line-summary.tsx';
import { SelfScoreForm } from './self-score-form.tsx';
import classes from './sheet.module.css';
import { filteredCodes, type LineFilter, type SheetModel } from './sheet-model.ts';
import { linePath } from './sheet-table.tsx';

interface LinePanelProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly filter: LineFilter;
  readonly drafts: Map<string, LineDraft>;
}

/** One line in full: its rule in words, its data, its points, its proof, its appraisal. */
export function LinePanel({ model, leaf, filter, drafts }: LinePanelProps) {
  const { sheet } = model;
  const may = useMay();
  const heading = useRef<HTMLHeadingElement>(null);
  const { criterion } = leaf;
  const line = model.lines.get(criterion.code) ?? emptyLine(criterion.code);
  const scoring = sheet.state === 'self-scoring' && may('assessments:self-score');
  useEffect(() => {
    heading.current?.focus({ preventScroll: window.innerWidth > 1000 });
  }, []);
  return (
    <section className={classes.panel} aria-labelledby="line-title">
      <PanelSteps model={model} code={criterion.code} filter={filter} />
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
      {scoring ? (
        <SelfScoreForm model={model} leaf={leaf} line={line} drafts={drafts} />
      ) : (
        <LineSummary model={model} leaf={leaf} line={line} />
      )}
      <LineDisputes unit={sheet.unit} sheetKey={sheetKeyText(sheet)} period={sheet.period} code={criterion.code} />
      <LineRounds model={model} leaf={leaf} line={line} />
      <HistoryPart model={model} code={criterion.code} />
    </section>
  );
}

function PanelSteps({ model, code, filter }: { model: SheetModel; code: string; filter: LineFilter }) {
  const codes = [...filteredCodes(model, filter)];
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
