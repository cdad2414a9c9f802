import { useId, useMemo, useState } from 'react';
import { type Choice, type MergedPart, mergedParts, mergedText } from '#core/reports/authoring/merge.ts';
import { filled, partsOf, type TextOfFigure } from '#core/reports/prose.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import classes from './authoring/difference-view.module.css';
import type { SectionConflict } from './use-section.ts';

interface SectionConflictViewProps {
  readonly newer: SectionConflict;
  readonly mine: string;
  readonly textOf: TextOfFigure;
  /** The text that goes on, on top of the newer version. */
  readonly onSettle: (newer: SectionConflict, text: string) => void;
}

const CHOICES: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'both', label: 'Giữ cả hai' },
  { value: 'mine', label: 'Bản của tôi' },
  { value: 'theirs', label: 'Bản mới' },
];

/** Two people wrote one section: both texts side by side, paragraph by paragraph, and the officer decides. */
export function SectionConflictView({ newer, mine, textOf, onSettle }: SectionConflictViewProps) {
  const who = newer.editedBy ?? 'Người khác';
  const parts = useMemo(() => mergedParts(newer.base, mine, newer.text), [newer, mine]);
  const asked = parts.filter((part) => part.kind === 'both');
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const choose = (at: number, choice: Choice) =>
    setChoices((before) => asked.map((_, other) => (other === at ? choice : (before[other] ?? 'both'))));
  return (
    <Callout tone="warn" title={`${who} vừa lưu mục này trong lúc bạn đang viết`}>
      <p>
        {asked.length === 0
          ? 'Hai người sửa các đoạn khác nhau, ghép lại được. Nội dung bạn gõ vẫn ở ô bên dưới.'
          : `Có ${asked.length} đoạn cả hai cùng sửa. Nội dung bạn gõ vẫn ở ô bên dưới; bản không chọn vẫn còn trong lịch sử mục.`}
      </p>
      {asked.map((part, at) => (
        <BothChanged
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of one text never change their order
          key={at}
          part={part}
          textOf={textOf}
          choice={choices[at] ?? 'both'}
          onChoose={(choice) => choose(at, choice)}
        />
      ))}
      <div className="row">
        <Button kind="primary" size="small" onClick={() => onSettle(newer, mergedText(parts, choices))}>
          Lưu bản đã ghép
        </Button>
        <Button kind="secondary" size="small" onClick={() => onSettle(newer, mine)}>
          Lưu bản của tôi thay bản mới
        </Button>
        <Button kind="secondary" size="small" onClick={() => onSettle(newer, newer.text)}>
          Lấy bản mới, bỏ bản của tôi
        </Button>
      </div>
    </Callout>
  );
}

interface BothChangedProps {
  readonly part: Extract<MergedPart, { kind: 'both' }>;
  readonly textOf: TextOfFigure;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function BothChanged({ part, textOf, choice, onChoose }: BothChangedProps) {
  const name = useId();
  const words = (lines: readonly string[]) => filled(partsOf(lines.join('\n')), textOf) || '(trống)';
  return (
    <fieldset style={{ border: 0, margin: '0 0 0.75rem', padding: 0 }}>
      <legend className="unseen">Đoạn cả hai cùng sửa</legend>
      <div className={classes.sides}>
        <div className={classes.side}>
          <strong>Bản của tôi</strong>
          <div className={classes.text}>{words(part.mine)}</div>
        </div>
        <div className={classes.side}>
          <strong>Bản mới trên máy chủ</strong>
          <div className={classes.text}>{words(part.theirs)}</div>
        </div>
      </div>
      <div className="row">
        {CHOICES.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(value)} /> {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
