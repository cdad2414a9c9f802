import type { PartBoard } from '#core/reports/authoring/contract.ts';
import { isWithWriter } from '#core/reports/authoring/part.ts';
import { dueWords } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { writerName } from './part-words.ts';

/** "Còn 3 phần chưa nộp: …", the overdue ones said first. */
export function Missing({ board }: { readonly board: PartBoard }) {
  const asked = board.parts.filter(({ sectionId, accountId }) => (sectionId ?? accountId) !== null);
  const open = asked.filter(({ state }) => isWithWriter(state));
  if (asked.length === 0) {
    return <Callout tone="info" title="Chưa giao mục nào cho bộ phận; đầu mối CCHC viết cả báo cáo." />;
  }
  if (open.length === 0) {
    return <Callout tone="good" title={`Đã nộp đủ ${asked.length} phần`} />;
  }
  const names = [...new Set(open.map(writerName))];
  const late = open.filter(({ deadline }) => deadline !== null && dueWords(deadline).state === 'overdue');
  return (
    <Callout
      tone={late.length > 0 ? 'late' : 'warn'}
      title={`Còn ${open.length} trên ${asked.length} phần chưa nộp${late.length > 0 ? `, ${late.length} phần đã quá hạn` : ''}`}
    >
      <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
        {names.map((name) => (
          <li key={name}>
            {name}:{' '}
            {open
              .filter((part) => writerName(part) === name)
              .map(({ code }) => code)
              .join(', ')}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
