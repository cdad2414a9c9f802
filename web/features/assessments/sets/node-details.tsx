import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import { CRITERION_ASPECTS } from '#core/assessments/sets/aspects.ts';
import type { DraftCriterion } from '#core/assessments/sets/draft.ts';
import classes from './sets.module.css';

const LEFT_OUT: ReadonlySet<string> = new Set(['place', 'name', 'max', 'extendable']);

/** What a published set, or the level above, says of a criterion. */
export function NodeDetails({ node }: { readonly node: DraftCriterion }) {
  const max = pointsFrom(node.max);
  const facts = CRITERION_ASPECTS.filter(({ key }) => !LEFT_OUT.has(key))
    .map(({ label, words }) => ({ label, text: words(node) }))
    .filter(({ text }) => text !== '');
  return (
    <dl className={classes.pairs}>
      <div>
        <dt>Tên</dt>
        <dd>{node.name}</dd>
      </div>
      <div>
        <dt>Điểm tối đa</dt>
        <dd>{max === undefined ? node.max : formatPoints(max)} điểm</dd>
      </div>
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {node.extendable && (
        <div>
          <dt>Bổ sung</dt>
          <dd>Cấp dưới được bổ sung tiêu chí thành phần trong phạm vi điểm tối đa</dd>
        </div>
      )}
    </dl>
  );
}
