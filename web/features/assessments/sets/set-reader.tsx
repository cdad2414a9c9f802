import { useId } from 'react';
import { HEAD_ASPECTS } from '#core/assessments/sets/aspects.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { LEVEL_NAMES } from '#core/assessments/sets/draft.ts';
import { useSearchValues } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { NodeDetails } from './node-details.tsx';
import { nodePath, SetTree } from './set-tree.tsx';
import classes from './sets.module.css';
import { TryBox } from './try-box.tsx';

/** A set to look at: the tree, and what is chosen of it in full. */
export function SetReader({
  unit,
  answer: { head, draft, faults },
}: {
  readonly unit: string;
  readonly answer: SetAnswer;
}) {
  const { muc } = useSearchValues();
  const id = useId();
  const open = muc === 'chung' ? '' : muc;
  const node = draft.criteria.find(({ code }) => code === open);
  const shown = node !== undefined || open === '';
  return (
    <div className={shown ? classes.split : classes.whole}>
      <SetTree unit={unit} id={head.id} draft={draft} faults={faults} open={open} />
      {shown && (
        <section className={classes.panel} aria-labelledby={id}>
          <h2 id={id} className={classes.title}>
            {node ? `${LEVEL_NAMES[node.level]} ${node.code}` : 'Thông tin chung'}
          </h2>
          {node ? (
            <>
              <NodeDetails node={node} />
              {node.method !== null && <TryBox key={node.code} node={node} />}
            </>
          ) : (
            <dl className={classes.pairs}>
              {HEAD_ASPECTS.map(({ key, label, words }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{words(draft) || '–'}</dd>
                </div>
              ))}
            </dl>
          )}
          <p>
            <Link keepScroll href={nodePath(unit, head.id, undefined)}>
              Đóng
            </Link>
          </p>
        </section>
      )}
    </div>
  );
}
