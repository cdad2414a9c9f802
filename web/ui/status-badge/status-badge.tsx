import type { PlainDate } from '#core/kernel/dates.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { type DueState, dueWords } from '#web/lib/format.ts';
import classes from './status-badge.module.css';

/** `wait`: nothing to do for us now; `act`: somebody here must do something; `done`, `late`, `off`: closed without result. */
export type Tone = 'neutral' | 'act' | 'wait' | 'done' | 'warn' | 'late' | 'off';

/** The shape says the same as the colour, for eyes and printers that see no colour. */
const SHAPES = {
  neutral: '○',
  act: '▶',
  wait: '❚❚',
  done: '✓',
  warn: '▲',
  late: '■',
  off: '✕',
} as const satisfies Record<Tone, string>;

/** Up to so many letters a state stays in one line even where its column is narrow. */
const SHORT = 16;

interface StatusBadgeProps {
  readonly tone: Tone;
  /** The state in the words of the field: "Đang xử lý". */
  readonly children: string;
}

export function StatusBadge({ tone, children }: StatusBadgeProps) {
  return (
    <span
      className={[classes.badge, classes[tone], children.length <= SHORT && classes.short].filter(Boolean).join(' ')}
    >
      <span aria-hidden="true" className={classes.shape}>
        {SHAPES[tone]}
      </span>
      {children}
    </span>
  );
}

const DUE_TONES = {
  overdue: 'late',
  today: 'warn',
  soon: 'warn',
  later: 'neutral',
} as const satisfies Record<DueState, Tone>;

interface DueBadgeProps {
  readonly due: PlainDate;
  /** The day asked about; today when missing. */
  readonly on?: PlainDate;
  /** Without the date, where it stands beside. */
  readonly short?: boolean;
}

/** The due date with how far away it is: "25/11/2026 – còn 5 ngày". */
export function DueBadge({ due, on, short }: DueBadgeProps) {
  const { state, words } = dueWords(due, on);
  return (
    <span className={classes.due}>
      {!short && <span>{formatDate(due)}</span>}
      <StatusBadge tone={DUE_TONES[state]}>{words}</StatusBadge>
    </span>
  );
}

export type LightState = 'good' | 'near' | 'bad' | 'none';

const LIGHTS = {
  good: { tone: 'done', words: 'Đạt' },
  near: { tone: 'warn', words: 'Gần đạt' },
  bad: { tone: 'late', words: 'Chưa đạt' },
  none: { tone: 'neutral', words: 'Chưa có chỉ tiêu' },
} as const satisfies Record<LightState, { tone: Tone; words: string }>;

/** A traffic light that also works in black and white. */
export function Light({ state, children }: { readonly state: LightState; readonly children?: string }) {
  const { tone, words } = LIGHTS[state];
  return <StatusBadge tone={tone}>{children ?? words}</StatusBadge>;
}
