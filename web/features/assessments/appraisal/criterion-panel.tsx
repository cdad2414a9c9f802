import { useEffect, useRef } from 'react';
import type { CriterionAcross, CriterionUnit } from '#core/assessments/appraisal/across/contract.ts';
import { emptyLine, type Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { pointsFrom } from '#core/assessments/points.ts';
import { capitalised } from '#web/lib/format.ts';
import { Link } from '#web/ui/link/link.tsx';
import { labelOf, valueInWords } from '../line-summary.tsx';
import { sheetPath } from '../load-sheet.ts';
import classes from '../sheet.module.css';
import { declaredFrom } from '../sheet-model.ts';
import { AppraisalForm } from './appraisal-form.tsx';
import { RoundsTable } from './rounds-table.tsx';

/** The line as the rules read it. */
export function lineOfUnit(leaf: Leaf, item: CriterionUnit): Line {
  const { self, appraisal } = item;
  const points = (text: string) => pointsFrom(text) ?? 0;
  return {
    ...emptyLine(leaf.criterion.code),
    version: item.version,
    applicable: item.applicable,
    notApplicableReason: item.notApplicableReason,
    values: declaredFrom(item.values),
    self: self ? { ...self, points: points(self.points), reason: self.reason ?? undefined } : undefined,
    explanation: item.explanation,
    appraisal: appraisal
      ? {
          ...appraisal,
          points: points(appraisal.points),
          deductions: appraisal.deductions.map(({ reason, lost }) => ({ reason, lost: points(lost) })),
          values: appraisal.values ? declaredFrom(appraisal.values) : undefined,
        }
      : undefined,
  };
}

interface UnitPanelProps {
  readonly from: string;
  readonly data: CriterionAcross;
  readonly item: CriterionUnit;
  readonly leaf: Leaf;
  readonly followed: boolean;
  readonly closeHref: string;
  readonly nextHref: string | undefined;
  readonly onSaved: () => void;
}

/** One unit's line of the criterion: its claim, figures, evidence, rounds, and the form. */
export function UnitPanel({ from, data, item, leaf, followed, closeHref, nextHref, onSaved }: UnitPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: window.innerWidth > 1000 });
  }, []);
  const line = lineOfUnit(leaf, item);
  const round = item.state === 'submitted' ? 'first' : item.state === 'second-appraisal' ? 'second' : undefined;
  const inRound = round === 'first' || item.answer !== null || item.second !== null || item.appraisal === null;
  const mayWrite = round && data.mayAppraise && item.applicable && !item.council && inRound;
  const follows = [...leaf.links.keys()];
  const linked = Object.fromEntries(
    Object.entries(plainValues(line.values)).filter(([name]) => follows.includes(name)),
  );
  return (
    <section className={classes.panel} aria-labelledby="unit-title">
      <nav aria-label="Chuyển đơn vị" className={classes.steps}>
        <Link keepScroll href={closeHref}>
          Đóng
        </Link>
        <Link href={sheetPath(item.unit, data.key, `?dong=${data.code}`)}>Cả phiếu của đơn vị</Link>
        {nextHref ? (
          <Link keepScroll href={nextHref}>
            Đơn vị sau ›
          </Link>
        ) : (
          <span />
        )}
      </nav>
      <h2 id="unit-title" ref={heading} tabIndex={-1} className={classes.title}>
        {capitalised(item.unitName)}
      </h2>
      <Claim leaf={leaf} item={item} line={line} />
      <RoundsTable
        rounds={item}
        self={item.self}
        explanation={item.answer}
        put={item.put && !item.council ? { why: 'Chờ quyết định của Hội đồng', by: '' } : null}
      />
      {mayWrite && (
        <AppraisalForm
          cell={{ unit: item.unit, sheet: data.key, code: data.code, followed }}
          leaf={leaf}
          line={line}
          linked={linked}
          round={round}
          demand={item.first?.demand ?? null}
          from={from}
          onSaved={onSaved}
        />
      )}
    </section>
  );
}

function Claim({ leaf, item, line }: { readonly leaf: Leaf; readonly item: CriterionUnit; readonly line: Line }) {
  const known = leaf.rule.inputs.filter(({ name }) => line.values[name] !== undefined);
  return (
    <div className="stack-tight">
      {known.length > 0 && (
        <table className={classes.values}>
          <caption>Số liệu kê khai</caption>
          <tbody>
            {known.map(({ name, kind }) => (
              <tr key={name}>
                <th scope="row">{labelOf(leaf, name)}</th>
                <td className={classes.number}>{valueInWords(kind, line.values[name]?.value ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.sentence && <p className={classes.sentence}>{item.sentence}</p>}
      {item.explanation && item.explanation !== item.sentence && <p className={classes.meta}>{item.explanation}</p>}
      {!item.applicable && <p className={classes.meta}>Không áp dụng: {item.notApplicableReason}</p>}
      <div>
        <p className={classes.label}>Tài liệu kiểm chứng</p>
        {item.evidence.length === 0 ? (
          <p className="soft">Không có tài liệu kèm theo.</p>
        ) : (
          <ul className={classes.evidence}>
            {item.evidence.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
