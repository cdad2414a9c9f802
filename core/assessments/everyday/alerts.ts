import { rateOf } from '#core/indicators/value.ts';
import { dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { emptyLine, type Line, missingThings } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { plainValues } from '../declared-values.ts';
import { type Points, pointsInWords } from '../points.ts';
import { scoreOf } from '../scoring.ts';
import { formatRate, RATE_NAME } from '../share.ts';
import { pointsOf } from './provisional.ts';

export const ALERT_KINDS = {
  deadline: 'Sắp hết hạn tự chấm',
  task: 'Nhiệm vụ đe dọa tiêu chí',
  falling: 'Tỷ lệ đang giảm',
  evidence: 'Thiếu minh chứng',
  moved: 'Số liệu đổi sau khi xác nhận',
} as const satisfies Record<string, string>;
export type AlertKind = keyof typeof ALERT_KINDS;

/** When an alert is raised; an agency's administrator may change each. */
export interface AlertThresholds {
  /** Hundredths of a percent that this month lies below the months before it. */
  readonly fallingDrop: number;
  /** Cases needed in this month and in those before it. */
  readonly fallingCases: number;
  /** Calendar days before a task's last day. */
  readonly taskDays: number;
  /** Calendar days before the end of self-scoring. */
  readonly deadlineDays: number;
  /** Points by which a confirmed line has to move. */
  readonly movedPoints: Points;
}

export const USUAL_THRESHOLDS: AlertThresholds = {
  fallingDrop: 300,
  fallingCases: 20,
  taskDays: 14,
  deadlineDays: 15,
  movedPoints: 500,
};

export interface Alert {
  /** Names it for ever: an alert of the same key is told once. */
  readonly key: string;
  readonly kind: AlertKind;
  /** Undefined where it is about the whole sheet. */
  readonly code: string | undefined;
  /** Points at stake. */
  readonly points: Points;
  readonly sentence: string;
  /** The words of the set for who answers for it. */
  readonly section: string;
  /** The unit's section and person, where the record names them. */
  readonly sectionId: number | null;
  readonly personId: string | null;
  /** Its page, after `/don-vi/<unit>/`. */
  readonly path: string;
  readonly dueOn: PlainDate | undefined;
}

/** This month of a share against the three before it. */
export interface MonthlyShare {
  readonly month: PlainDate;
  readonly now: { readonly part: number; readonly whole: number };
  readonly before: { readonly part: number; readonly whole: number };
}

/** An open task, commitment or report that a criterion rests on. */
export interface TiedTask {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly dueOn: PlainDate;
  readonly path: string;
  readonly sectionId: number | null;
  readonly personId: string | null;
}

export interface AlertGround {
  readonly scheme: Scheme;
  /** Whether figures and evidence can still be put in. */
  readonly open: boolean;
  readonly sheetPath: string | undefined;
  readonly year: number;
  readonly today: PlainDate;
  /** The last day of self-scoring. */
  readonly deadline: PlainDate;
  readonly stored: ReadonlyMap<string, Line>;
  /** The lines as they stand today. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly monthly: ReadonlyMap<string, MonthlyShare>;
  readonly tasks: readonly TiedTask[];
  readonly thresholds: AlertThresholds;
}

/** What needs somebody's eye, the most points at stake first. */
export function alertsOf(ground: AlertGround): readonly Alert[] {
  const alerts = [
    ...deadlineAlerts(ground),
    ...taskAlerts(ground),
    ...fallingAlerts(ground),
    ...(ground.open ? [...evidenceAlerts(ground), ...movedAlerts(ground)] : []),
  ];
  return alerts.sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
}

const NOBODY = { sectionId: null, personId: null } as const;

function linePath({ sheetPath }: AlertGround, code: string): string {
  return sheetPath === undefined ? 'diem-tam-tinh' : `${sheetPath}?dong=${code}`;
}

function daysBefore(day: PlainDate, days: number, today: PlainDate): boolean {
  return dayNumber(day) - dayNumber(today) <= days;
}

/** Many cells may be empty: one alert for the sheet. */
function deadlineAlerts(ground: AlertGround): readonly Alert[] {
  const { scheme, open, stored, deadline, today, thresholds, year } = ground;
  const near = daysBefore(deadline, thresholds.deadlineDays, today);
  const missing = open && near ? missingThings(scheme, stored).filter(({ what }) => what === 'points') : [];
  if (missing.length === 0) {
    return [];
  }
  const points = missing.reduce((sum, { code }) => sum + (scheme.leafOf.get(code)?.criterion.max ?? 0), 0);
  const when = deadline < today ? 'đã hết hạn' : 'hạn';
  const sentence = `Còn ${missing.length} tiêu chí chưa tự chấm; ${when} ${formatDate(deadline)}.`;
  const path = ground.sheetPath === undefined ? 'cham-diem' : `${ground.sheetPath}?loc=missing`;
  return [
    {
      key: `self-score:${year}`,
      kind: 'deadline',
      code: undefined,
      points,
      sentence,
      section: 'Đầu mối cải cách hành chính',
      ...NOBODY,
      path,
      dueOn: deadline,
    },
  ];
}

/** One alert a criterion, naming its most urgent task. */
function taskAlerts({ scheme, tasks, today, thresholds }: AlertGround): readonly Alert[] {
  const urgent = tasks.filter(({ dueOn }) => daysBefore(dueOn, thresholds.taskDays, today));
  return scheme.leaves.flatMap((leaf): readonly Alert[] => {
    const { code } = leaf.criterion;
    const own = urgent.filter((task) => task.code === code).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const [first, ...others] = own;
    if (!first) {
      return [];
    }
    const late = own.filter(({ dueOn }) => dueOn < today).length;
    const more = others.length > 0 ? ` và ${others.length} việc khác` : '';
    const state = late > 0 ? `${late} việc đã quá hạn` : `hạn ${formatDate(first.dueOn)}`;
    return [
      {
        key: `task:${code}:${first.key}`,
        kind: 'task',
        code,
        points: leaf.criterion.max,
        sentence: `“${first.title}”${more}: ${state}.`,
        section: leaf.criterion.section,
        sectionId: first.sectionId,
        personId: first.personId,
        path: first.path,
        dueOn: first.dueOn,
      },
    ];
  });
}

function fallingAlerts(ground: AlertGround): readonly Alert[] {
  const { scheme, monthly, lines, thresholds } = ground;
  return [...monthly].flatMap(([code, { month, now, before }]): readonly Alert[] => {
    const leaf = scheme.leafOf.get(code);
    const enough = now.whole >= thresholds.fallingCases && before.whole >= thresholds.fallingCases;
    const [is, was] = [rateOf(now.part, now.whole), rateOf(before.part, before.whole)];
    if (!leaf || !enough || is === undefined || was === undefined || was - is < thresholds.fallingDrop) {
      return [];
    }
    const held = pointsOf(lines.get(code) ?? emptyLine(code));
    const asNow = sharePoints(leaf, is);
    const points = Math.max(0, (held ?? leaf.criterion.max) - asNow);
    const label = `${month.slice(5, 7)}/${month.slice(0, 4)}`;
    return [
      {
        key: `falling:${code}:${month.slice(0, 7)}`,
        kind: 'falling',
        code,
        points,
        sentence:
          `Tháng ${label}: ${formatRate(is)} (${now.part}/${now.whole}), ba tháng trước: ${formatRate(was)} ` +
          `(${before.part}/${before.whole}). Cả năm như tháng này thì được ${pointsInWords(asNow)} điểm.`,
        section: leaf.criterion.section,
        ...NOBODY,
        path: linePath(ground, code),
        dueOn: undefined,
      },
    ];
  });
}

/** The points of a share by itself. */
function sharePoints(leaf: Leaf, rate: number): Points {
  const score = scoreOf(leaf, { [RATE_NAME]: Math.min(rate, 10_000) });
  return score.kind === 'points' ? score.points : 0;
}

function evidenceAlerts(ground: AlertGround): readonly Alert[] {
  return missingThings(ground.scheme, ground.stored)
    .filter(({ what }) => what === 'proof')
    .flatMap(({ code }): readonly Alert[] => {
      const leaf = ground.scheme.leafOf.get(code);
      const points = ground.stored.get(code)?.self?.points ?? 0;
      return leaf
        ? [
            {
              key: `evidence:${code}:${ground.year}`,
              kind: 'evidence',
              code,
              points,
              sentence: `Đã chấm ${pointsInWords(points)} điểm nhưng chưa có tài liệu hoặc giải trình${leaf.criterion.evidence ? ` (${leaf.criterion.evidence})` : ''}.`,
              section: leaf.criterion.section,
              ...NOBODY,
              path: linePath(ground, code),
              dueOn: undefined,
            },
          ]
        : [];
    });
}

/** Confirmed from the records, and the records say something else by now. */
function movedAlerts(ground: AlertGround): readonly Alert[] {
  const { scheme, stored, lines, thresholds } = ground;
  return scheme.leaves.flatMap((leaf): readonly Alert[] => {
    const { code, section } = leaf.criterion;
    const [was, is] = [stored.get(code)?.self, lines.get(code)?.self];
    const confirmed = stored.get(code)?.values ?? {};
    const rests = Object.values(confirmed).some(({ origin }) => origin === 'indicator');
    if (!rests || !was || !is || Math.abs(was.points - is.points) < Math.max(1, thresholds.movedPoints)) {
      return [];
    }
    const now = plainValues(lines.get(code)?.values ?? {});
    const changed = Object.entries(confirmed)
      .filter(([name, { value }]) => now[name] !== undefined && now[name] !== value)
      .map(([name, { value }]) => `${leaf.labelOf(name)}: ${value} → ${now[name]}`);
    return [
      {
        key: `moved:${code}:${stored.get(code)?.version ?? 0}`,
        kind: 'moved',
        code,
        points: Math.abs(was.points - is.points),
        sentence: `${changed.join('; ')}. Điểm đã xác nhận ${pointsInWords(was.points)}, nay ${pointsInWords(is.points)}.`,
        section,
        ...NOBODY,
        path: linePath(ground, code),
        dueOn: undefined,
      },
    ];
  });
}
