import { formatTime } from '#web/lib/format.ts';
import classes from './cell-state.module.css';

export type CellStateOf =
  | { readonly state: 'rest' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: Date | string }
  /** Somebody else changed it meanwhile: who, and what stands there now. */
  | { readonly state: 'conflict'; readonly by?: string; readonly now: string }
  | { readonly state: 'failed'; readonly sentence: string };

/** What happened to the cell that was just left, beside it and read out. */
export function CellState({ value }: { readonly value: CellStateOf }) {
  return (
    <span role="status" className={`${classes.state} ${classes[value.state] ?? ''}`}>
      {wordsOf(value)}
    </span>
  );
}

function wordsOf(value: CellStateOf): string {
  switch (value.state) {
    case 'rest':
      return '';
    case 'saving':
      return 'Đang lưu…';
    case 'saved':
      return `✓ Đã lưu ${formatTime(value.at)}`;
    case 'conflict':
      return `▲ ${value.by ?? 'Người khác'} vừa sửa thành ${value.now}. Hãy tải lại rồi nhập lại.`;
    case 'failed':
      return `✕ Chưa lưu: ${value.sentence}`;
  }
}
