import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import type { SectionConflict } from './use-section.ts';

interface SectionConflictViewProps {
  readonly newer: SectionConflict;
  readonly onSettle: (newer: SectionConflict, keep: 'mine' | 'theirs') => void;
}

/** Two people wrote one section: the newer text in full, and the officer decides which goes on. */
export function SectionConflictView({ newer, onSettle }: SectionConflictViewProps) {
  const who = newer.editedBy ?? 'Người khác';
  return (
    <Callout tone="warn" title={`${who} vừa lưu mục này trong lúc bạn đang viết`}>
      <p>Nội dung bạn gõ vẫn ở ô bên dưới. Bản mới trên máy chủ:</p>
      <blockquote
        style={{ whiteSpace: 'pre-wrap', margin: '0 0 0.75rem', paddingLeft: '0.75rem', borderLeft: '3px solid' }}
      >
        {newer.text === '' ? '(trống)' : newer.text}
      </blockquote>
      <div className="row">
        <Button kind="primary" size="small" onClick={() => onSettle(newer, 'mine')}>
          Lưu bản của tôi thay bản mới
        </Button>
        <Button kind="secondary" size="small" onClick={() => onSettle(newer, 'theirs')}>
          Lấy bản mới, bỏ bản của tôi
        </Button>
      </div>
    </Callout>
  );
}
