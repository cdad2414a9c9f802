import { useSyncExternalStore } from 'react';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { formatTime } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { labelOf } from '../line-summary.tsx';
import type { Desk, Progress } from './desk.ts';
import classes from './grid.module.css';
import type { Clash } from './merge-drafts.ts';

interface RowProgressProps {
  readonly desk: Desk;
  readonly leaf: Leaf;
}

/** What happened to what was typed: on its way, saved when, not saved why, or somebody else's figure and both ways out. */
export function RowProgress({ desk, leaf }: RowProgressProps) {
  const { code } = leaf.criterion;
  const entry = useSyncExternalStore(
    (listener) => desk.subscribe(code, listener),
    () => desk.entryOf(code),
  );
  const progress = entry?.progress;
  return (
    <span role="status" className={classes.progress}>
      {progress && <Words progress={progress} desk={desk} leaf={leaf} />}
    </span>
  );
}

function Words({ progress, desk, leaf }: RowProgressProps & { readonly progress: Progress }) {
  const { code } = leaf.criterion;
  switch (progress.state) {
    case 'rest':
      return null;
    case 'typed':
      return (
        <span className={classes.warn}>
          ▲ {progress.problem ? `Chưa lưu: ${progress.problem.sentence}` : 'Chưa lưu'}
        </span>
      );
    case 'saving':
      return <span>Đang lưu…</span>;
    case 'saved':
      return <span className={classes.good}>✓ Đã lưu {formatTime(progress.at)}</span>;
    case 'failed':
      return (
        <span className={classes.bad}>
          ✕ Chưa lưu: {progress.sentence}
          {progress.again ? (
            ' Phần đã gõ được giữ trên máy này và tự lưu lại.'
          ) : (
            <Button kind="quiet" size="small" onClick={() => void desk.save(code, true)}>
              Lưu lại
            </Button>
          )}
        </span>
      );
    case 'conflict':
      return (
        <span className={classes.conflict}>
          ▲ {progress.by} vừa sửa:
          <ul>
            {progress.clashes.map((clash) => (
              <li key={clash.field}>{clashInWords(leaf, clash)}</li>
            ))}
          </ul>
          <Button kind="secondary" size="small" onClick={() => void desk.resolve(code, 'theirs')}>
            Lấy số của họ
          </Button>
          <Button kind="quiet" size="small" onClick={() => void desk.resolve(code, 'mine')}>
            Giữ số của tôi
          </Button>
        </span>
      );
    default:
      return progress satisfies never;
  }
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  points: 'Điểm tự chấm',
  reason: 'Lý do',
  explanation: 'Giải trình',
  applies: 'Áp dụng',
  notApplicable: 'Lý do không áp dụng',
};

/** "Số cam kết: họ 9, bạn 10" */
function clashInWords(leaf: Leaf, { field, mine, theirs }: Clash): string {
  if (field === 'evidence') {
    return 'Tài liệu kiểm chứng: hai người chọn khác nhau';
  }
  const [kind, name = ''] = field.split(/:(.*)/su);
  const of = { v: '', s: 'nguồn của ', r: 'lý do của ' }[kind ?? ''];
  const label = of === undefined ? (FIELD_NAMES[field] ?? field) : `${of}${labelOf(leaf, name)}`;
  const shown = (text: string) => (text === '' ? '(để trống)' : `“${text}”`);
  return `${label}: họ ${shown(theirs)}, bạn ${shown(mine)}`;
}
