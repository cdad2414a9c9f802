import type { GroupView } from '#core/service-index/contract.ts';
import classes from './group-bars.module.css';
import { sumWords } from './load-service-index.ts';

/** Each group's points of its maximum; what could not be worked out is hatched, never white or filled. */
export function GroupBars({ groups }: { readonly groups: readonly GroupView[] }) {
  return (
    <div className="stack-tight">
      <ul className={classes.bars}>
        {groups.map((group) => (
          <Bar key={group.group} group={group} />
        ))}
      </ul>
      <ul className={classes.legend} aria-hidden="true">
        <li>
          <span className={`${classes.sample} ${classes.won}`} />
          Điểm đạt
        </li>
        <li>
          <span className={`${classes.sample} ${classes.lost}`} />
          Điểm mất
        </li>
        <li>
          <span className={`${classes.sample} ${classes.unknown}`} />
          Chưa tính được: chưa rõ cơ cấu điểm, chưa có số liệu hoặc không phát sinh
        </li>
      </ul>
    </div>
  );
}

function Bar({ group }: { readonly group: GroupView }) {
  const { name, max, points, computable } = group;
  const share = (of: string) => `${(Number(of) / Number(max)) * 100}%`;
  return (
    <li className={classes.bar}>
      <span className={classes.words}>
        <span>
          <strong>{group.group}.</strong> {name}
        </span>
        <span className={classes.points}>{sumWords(group)}</span>
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.won} style={{ width: share(points) }} />
        <span className={classes.lost} style={{ width: share(String(Number(computable) - Number(points))) }} />
        <span className={classes.unknown} style={{ flex: 1, borderLeftWidth: computable === max ? 0 : undefined }} />
      </span>
    </li>
  );
}
