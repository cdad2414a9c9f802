import type { ReactNode } from 'react';
import type { Appraisal, Line } from '#core/assessments/assessment.ts';
import type { EvidenceResponse } from '#core/assessments/contract.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { DeclaredValue } from '#core/assessments/declared-values.ts';
import { AVERAGE_PART, AVERAGE_WHOLE } from '#core/assessments/methods/survey.ts';
import { formatPoints } from '#core/assessments/points.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import { formatRate, RATE_NAME } from '#core/assessments/share.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { EvidenceFiles } from './selfscore/evidence-files.tsx';
import classes from './sheet.module.css';
import type { SheetModel } from './sheet-model.ts';

interface LineSummaryProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly line: Line;
}

export function valueInWords(kind: InputKind, value: number): string {
  switch (kind) {
    case 'flag':
      return value === 1 ? 'Có' : 'Không';
    case 'rate':
      return formatRate(value);
    case 'count':
      return formatCount(value);
    default:
      return kind satisfies never;
  }
}

const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  [RATE_NAME]: 'Tỷ lệ',
  [AVERAGE_PART]: 'Bình quân điều tra: tử số',
  [AVERAGE_WHOLE]: 'Bình quân điều tra: mẫu số',
};

export function labelOf(leaf: Leaf, name: string): string {
  return SPECIAL_NAMES[name] ?? leaf.labelOf(name);
}

/** A line as it stands, for whoever only looks or is about to appraise it. */
export function LineSummary({ model, leaf, line }: LineSummaryProps) {
  const { code } = leaf.criterion;
  const wire = model.wire.get(code);
  const flag = model.sheet.flags.find((one) => one.code === code);
  return (
    <div className="stack-tight">
      <DeclaredValues leaf={leaf} line={line} />
      {wire?.sentence && <p className={classes.sentence}>{wire.sentence}</p>}
      <dl className={classes.pairs}>
        {line.self && (
          <Pair label="Điểm tự chấm">
            {formatPoints(line.self.points)}
            {line.self.reason && ` – ${line.self.reason}`}
          </Pair>
        )}
        {line.explanation && line.explanation !== wire?.sentence && <Pair label="Giải trình">{line.explanation}</Pair>}
        {line.appraisal && <Pair label="Điểm thẩm định">{formatPoints(line.appraisal.points)}</Pair>}
        {line.appraisal?.reason && <Pair label="Lý do">{reasonsOf(line.appraisal)}</Pair>}
      </dl>
      {wire && wire.evidence.length > 0 && (
        <EvidenceList unit={model.sheet.unit} lockedAt={model.sheet.submittedAt} evidence={wire.evidence} />
      )}
      {flag && (
        <Callout tone="warn" title="Lưu ý">
          {flag.flag === 'unexplained'
            ? `Mất ${flag.points.replace('.', ',')} điểm mà văn bản không nêu lý do; giữ nguyên như đã in.`
            : `Theo quy tắc của bộ tiêu chí, điểm tính ra là ${flag.points.replace('.', ',')}; giữ nguyên như đã in.`}
        </Callout>
      )}
    </div>
  );
}

/** One reason as it was written; several as a list, each with the points it cost. */
function reasonsOf({ reason, deductions }: Appraisal): ReactNode {
  return deductions.length < 2 ? (
    reason
  ) : (
    <ul className={classes.evidence}>
      {deductions.map((deduction) => (
        <li key={deduction.reason}>
          {deduction.reason} (−{formatPoints(deduction.lost)})
        </li>
      ))}
    </ul>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DeclaredValues({ leaf, line }: Pick<LineSummaryProps, 'leaf' | 'line'>) {
  const values = line.appraisal?.values ?? line.values;
  const known = leaf.rule.inputs.filter(({ name }) => values[name] !== undefined);
  if (known.length === 0) {
    return null;
  }
  return (
    <table className={classes.values}>
      <caption>Số liệu {line.appraisal?.values ? 'thẩm định' : 'kê khai'}</caption>
      <tbody>
        {known.map(({ name, kind }) => {
          const declared = values[name];
          return declared ? (
            <tr key={name}>
              <th scope="row">
                {labelOf(leaf, name)}
                <Provenance declared={declared} kind={kind} />
              </th>
              <td className={classes.number}>{valueInWords(kind, declared.value)}</td>
            </tr>
          ) : null;
        })}
      </tbody>
    </table>
  );
}

/** Where a value comes from; a typed one that differs from the indicator says both. */
function Provenance({ declared, kind }: { readonly declared: DeclaredValue; readonly kind: InputKind }) {
  if (declared.origin === 'indicator') {
    return <span className={classes.source}>theo số liệu hệ thống</span>;
  }
  if (declared.origin === 'linked') {
    return <span className={classes.source}>theo {declared.source}</span>;
  }
  if (declared.origin === 'settled') {
    const before = declared.proposed === undefined ? '' : `; hệ thống từng có ${valueInWords(kind, declared.proposed)}`;
    return (
      <span className={classes.source}>
        ★ theo {declared.source}
        {before}
      </span>
    );
  }
  const differs =
    declared.proposed === undefined
      ? ''
      : `hệ thống có ${valueInWords(kind, declared.proposed)}: ${declared.reason ?? ''}`;
  const words = [declared.source, differs].filter(Boolean).join('; ');
  return <span className={classes.source}>{words ? `nhập tay – ${words}` : 'nhập tay'}</span>;
}

export function evidenceInWords({ title, documentNumber, documentDate, issuer }: EvidenceResponse): string {
  const document = documentNumber && documentDate ? ` (số ${documentNumber} ngày ${formatDate(documentDate)})` : '';
  return `${title}${document}${issuer ? `, ${issuer}` : ''}`;
}

interface EvidenceListProps {
  readonly unit: string;
  readonly lockedAt: string | null;
  readonly evidence: readonly EvidenceResponse[];
}

function EvidenceList({ unit, lockedAt, evidence }: EvidenceListProps) {
  return (
    <div>
      <p className={classes.label}>Tài liệu kiểm chứng</p>
      <ul className={classes.evidence}>
        {evidence.map((one) => (
          <li key={one.id}>
            {one.link ? (
              <a href={one.link} target="_blank" rel="noreferrer">
                {evidenceInWords(one)}
              </a>
            ) : (
              evidenceInWords(one)
            )}
            <EvidenceFiles unit={unit} id={one.id} files={one.files} lockedAt={lockedAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
