import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import type { SetFault } from '#core/assessments/sets/faults.ts';
import { METHOD_NAMES } from '#core/assessments/sets/method-names.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { setPath } from './load-sets.ts';
import classes from './sets.module.css';

interface SetTreeProps {
  readonly unit: string;
  readonly id: string;
  readonly draft: SetDraft;
  readonly faults: readonly SetFault[];
  /** The code of the node that is open beside the tree; '' is the head of the set. */
  readonly open: string | undefined;
}

export const nodePath = (unit: string, id: string, code: string | undefined) =>
  withSearch(setPath(unit, id), { muc: code === '' ? 'chung' : code });

/** The whole tree, one row a node, with maxima and the sums below them. Arrow keys go from row to row. */
export function SetTree({ unit, id, draft, faults, open }: SetTreeProps) {
  const wrong = new Set(faults.map(({ code }) => code));
  const sums = sumsOf(draft);
  return (
    <table className={classes.tree} onKeyDown={moveByArrows}>
      <caption className="unseen">Cây tiêu chí</caption>
      <thead>
        <tr>
          <th scope="col">Tiêu chí</th>
          <th scope="col" className={classes.number}>
            Tối đa
          </th>
          <th scope="col">Cách tính</th>
        </tr>
      </thead>
      <tbody>
        <tr className={open === '' ? classes.openRow : classes.headRow}>
          <th scope="row" colSpan={3}>
            <Link keepScroll href={nodePath(unit, id, '')} aria-current={open === '' ? 'true' : undefined}>
              Thông tin chung: năm, xếp loại, thưởng, phạt
            </Link>
            {wrong.has('') && <Mark />}
          </th>
        </tr>
        {draft.criteria.map((node) => (
          <Row
            key={node.code}
            href={nodePath(unit, id, node.code)}
            node={node}
            sum={sums.get(node.code)}
            isOpen={open === node.code}
            isWrong={wrong.has(node.code)}
          />
        ))}
      </tbody>
    </table>
  );
}

function sumsOf({ criteria }: SetDraft): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { parent, max } of criteria) {
    if (parent !== null) {
      sums.set(parent, (sums.get(parent) ?? 0) + (pointsFrom(max) ?? 0));
    }
  }
  return sums;
}

function Mark() {
  return <span className={classes.wrong}> ▲ cần sửa</span>;
}

interface RowProps {
  readonly href: string;
  readonly node: DraftCriterion;
  /** Of the maxima directly below; undefined where nothing stands below. */
  readonly sum: number | undefined;
  readonly isOpen: boolean;
  readonly isWrong: boolean;
}

const Row = memo(function Row({ href, node, sum, isOpen, isWrong }: RowProps) {
  const max = pointsFrom(node.max);
  const look = isOpen ? classes.openRow : classes[node.level];
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isOpen && window.innerWidth > 1000) {
      row.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [isOpen]);
  return (
    <tr ref={row} className={look}>
      <th scope="row">
        <Link keepScroll href={href} aria-current={isOpen ? 'true' : undefined} className={classes.line}>
          <span className={classes.code}>{node.code}</span> {node.name}
        </Link>
        {node.extendable && <span className={classes.tag}> cấp dưới được bổ sung</span>}
        {isWrong && <Mark />}
      </th>
      <td className={classes.number}>
        {max === undefined ? node.max : formatPoints(max)}
        {sum !== undefined && sum !== max && <span className={classes.wrong}> Σ {formatPoints(sum)}</span>}
      </td>
      <td className={classes.method}>{node.method === null ? '' : METHOD_NAMES[node.method]}</td>
    </tr>
  );
});

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
