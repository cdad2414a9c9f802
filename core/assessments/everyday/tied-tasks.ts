import type { PlainDate } from '#core/kernel/dates.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import type { TiedTask } from './alerts.ts';
import type { OpenTasks } from './forecast.ts';

/** An open task as its register says. */
export interface OpenWork extends Omit<TiedTask, 'code'> {
  readonly origin: string;
  /** The criterion that it names itself. */
  readonly criterionCode: string | null;
}

/** The indicators that count what a kind of work gets done. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  annual: ['plan_completion_rate', 'plan_tasks_done'],
  communication: ['communication_tasks_done'],
  superior: ['assigned_tasks_late', 'assigned_tasks_on_time'],
  commitment: ['commitments_kept_rate', 'commitments_kept'],
  remediation: ['remediation_completion_rate'],
};

/** The same where the set leaves the figure to be typed: the variable's own name. */
function countsFor(figures: readonly string[], { criterion }: Leaf): boolean {
  const named = criterion.variables.flatMap(({ name, indicator }) => [name, indicator ?? '']);
  return [criterion.rateIndicator ?? '', ...named].some((code) => figures.includes(code));
}

function restsOnReports({ criterion: { variables } }: Leaf): boolean {
  return variables.some(({ source, name }) => source === 'reports' && name.includes('sent'));
}

/** Each open work with the first criterion that rests on it; what no criterion counts is left out. */
export function tiedTasks(scheme: Scheme, works: readonly OpenWork[]): readonly TiedTask[] {
  const codes = new Map<string, string | undefined>();
  const codeOf = (origin: string) => {
    if (!codes.has(origin)) {
      const fits = (leaf: Leaf) =>
        origin === 'report' ? restsOnReports(leaf) : countsFor(FIGURES[origin] ?? [], leaf);
      codes.set(origin, scheme.leaves.find(fits)?.criterion.code);
    }
    return codes.get(origin);
  };
  return works.flatMap(({ origin, criterionCode, ...task }) => {
    const own = criterionCode !== null && scheme.leafOf.has(criterionCode) ? criterionCode : codeOf(origin);
    return own === undefined ? [] : [{ ...task, code: own }];
  });
}

/** What the rest of the window decides, counted. */
export function openTasksOf(works: readonly OpenWork[], today: PlainDate, end: PlainDate): OpenTasks {
  const toCome = (wanted: string) =>
    works.filter(({ origin, dueOn }) => origin === wanted && dueOn > today && dueOn <= end).length;
  return {
    annual: toCome('annual'),
    communication: toCome('communication'),
    assignedOverdue: works.filter(({ origin, dueOn }) => origin === 'superior' && dueOn < today).length,
  };
}
