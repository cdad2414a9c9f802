import type { Clash } from '#core/assessments/sets/merge.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import classes from './sets.module.css';
import type { Meeting } from './use-editor.ts';

interface MeetingViewProps {
  readonly meeting: Meeting;
  readonly settle: (clash: Clash, mine: boolean) => void;
}

/** Two people saved: what only one of them changed is joined already, where both wrote both texts stand side by side. */
export function MeetingView({ meeting: { writtenBy, clashes }, settle }: MeetingViewProps) {
  return (
    <Callout tone="warn" title={`${writtenBy} vừa lưu dự thảo này`}>
      <p>
        {clashes.length === 0
          ? 'Phần của hai người đã gộp lại, không mất chữ nào. Bấm lưu lần nữa để ghi bản gộp.'
          : `Phần của hai người đã gộp lại, trừ ${clashes.length} chỗ hai người cùng sửa khác nhau. Chọn một trong hai rồi lưu lần nữa; chỗ chưa chọn giữ phần của bạn.`}
      </p>
      {clashes.map((clash) => (
        <section
          key={`${clash.code} ${clash.aspect}`}
          aria-label={`${clash.code || 'Thông tin chung'}: ${clash.label}`}
        >
          <p>
            <strong>
              {clash.code === '' ? 'Thông tin chung' : clash.code}: {clash.label}
            </strong>
          </p>
          <div className={classes.clash}>
            <Side title="Của bạn" text={clash.mine} act="Giữ của tôi" onChoose={() => settle(clash, true)} />
            <Side
              title={`Của ${writtenBy}`}
              text={clash.theirs}
              act="Lấy của người kia"
              onChoose={() => settle(clash, false)}
            />
          </div>
        </section>
      ))}
    </Callout>
  );
}

interface SideProps {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly onChoose: () => void;
}

function Side({ title, text, act, onChoose }: SideProps) {
  return (
    <div>
      <span className="soft">{title}</span>
      <span>{text === '' ? '(để trống)' : text}</span>
      <Button kind="secondary" size="small" onClick={onChoose}>
        {act}
      </Button>
    </div>
  );
}
