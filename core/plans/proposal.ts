import type { Measure } from '#core/assessments/measure.ts';
import type { Points } from '#core/assessments/points.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { type KnownSection, proposedLead } from './sections.ts';
import { measureInWords, type Target } from './target.ts';
import type { Task, TaskId } from './task.ts';

/** A lost line as the sheet tells it. */
export interface LostLine {
  readonly code: string;
  readonly name: string;
  readonly max: Points;
  readonly lost: Points;
  readonly reason: string;
  readonly section: string;
  readonly measure: Measure;
  /** What earns the full points. */
  readonly enough: Target;
}

/** The last day whose figures the year's sheet counts. */
function lastDayOf(year: number): PlainDate {
  return `${year}-12-14`;
}

/** One proposed task a lost line: who leads, what was reached, what would earn the full points, until when. */
export function proposeTask(id: TaskId, line: LostLine, year: number, sections: readonly KnownSection[]): Task {
  const lead: UnitId | undefined = proposedLead(line.section, sections)?.id;
  return {
    id,
    criterion: line.code,
    criterionName: line.name,
    max: line.max,
    lost: line.lost,
    reason: line.reason,
    proposedSection: line.section,
    title: titleOf(line, year),
    lead,
    cooperating: [],
    measure: line.measure,
    target: line.enough,
    targetReason: '',
    deadline: lastDayOf(year),
    state: 'proposed',
    dropReason: '',
    doneOn: undefined,
    evidenceCount: 0,
    version: 1,
  };
}

function titleOf({ name, measure, max }: LostLine, year: number): string {
  const last = `năm ${year - 1} ${measure.kind === 'events' ? 'có' : 'đạt'} ${measureInWords(measure, max)}`;
  return measure.kind === 'rate' ? `Nâng “${name}” (${last})` : `Khắc phục “${name}” (${last})`;
}
