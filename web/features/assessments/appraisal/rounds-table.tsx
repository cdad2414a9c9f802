import type { ReactNode } from 'react';
import type { LineReviewResponse, MarkResponse } from '#core/assessments/appraisal/contract.ts';
import { DEMAND_NAMES, ROUND_NAMES } from '#core/assessments/appraisal/rounds.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import classes from './appraisal.module.css';

type Rounds = Pick<LineReviewResponse, 'first' | 'second' | 'council'>;

interface RoundsTableProps {
  readonly rounds: Rounds;
  readonly self: { readonly points: string; readonly reason: string | null } | null;
  readonly explanation: { readonly text: string; readonly by?: string; readonly at?: string } | null;
  /** Why the line is before the council, while nothing is decided. */
  readonly put?: { readonly why: string; readonly by: string } | null;
  /** Documents that came with the explanation. */
  readonly documents?: readonly string[];
}

/** What was said about a line, one below the other: tự chấm, lần 1, giải trình, lần 2, Hội đồng. */
export function RoundsTable({ rounds, self, explanation, put, documents = [] }: RoundsTableProps) {
  const { first, second, council } = rounds;
  if (!first && !second && !council && !explanation && !put) {
    return null;
  }
  return (
    <table className={classes.rounds}>
      <caption>Các lần chấm và thẩm định</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Lần</th>
          <th scope="col">Điểm</th>
          <th scope="col">Nội dung</th>
        </tr>
      </thead>
      <tbody>
        <Row name="Tự chấm" points={self?.points}>
          {self?.reason || EMPTY}
        </Row>
        {first && <MarkRow mark={first} />}
        {explanation && (
          <Row name="Giải trình" who={explanation}>
            {explanation.text}
            {documents.length > 0 && (
              <ul className={classes.members}>
                {documents.map((title) => (
                  <li key={title}>{title}</li>
                ))}
              </ul>
            )}
          </Row>
        )}
        {second && <MarkRow mark={second} />}
        {council ? (
          <MarkRow mark={council} />
        ) : (
          put && (
            <Row name="Đưa ra Hội đồng">
              {put.why}
              <span className={classes.who}>{put.by}</span>
            </Row>
          )
        )}
      </tbody>
    </table>
  );
}

function MarkRow({ mark }: { readonly mark: MarkResponse }) {
  const { reason, deductions, demand } = mark;
  return (
    <Row name={ROUND_NAMES[mark.round]} points={mark.points} who={mark}>
      {deductions.length > 1 ? (
        <ul className={classes.members}>
          {deductions.map((part) => (
            <li key={part.reason}>
              {part.reason} (−{formatDecimal(part.lost, true)})
            </li>
          ))}
        </ul>
      ) : (
        reason || 'Đồng ý'
      )}
      {demand && (
        <span className={classes.demand}>
          ▲ {DEMAND_NAMES[demand.kind]}: {demand.text}
        </span>
      )}
    </Row>
  );
}

interface RowProps {
  readonly name: string;
  readonly points?: string | undefined;
  readonly who?: { readonly by?: string; readonly at?: string };
  readonly children: ReactNode;
}

function Row({ name, points, who, children }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={classes.points}>{points === undefined ? EMPTY : formatDecimal(points, true)}</td>
      <td>
        {children}
        {who?.by && who.at && (
          <span className={classes.who}>
            {who.by}, {formatInstant(who.at)}
          </span>
        )}
      </td>
    </tr>
  );
}
