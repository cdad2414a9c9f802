import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { CriteriaSetId } from '../criteria-set.ts';
import type { Points } from '../points.ts';
import type { SheetTerm } from '../sheet-key.ts';
import type { CampaignDates, CampaignState } from './phases.ts';
import { refuseCampaign } from './refusals.ts';

export type CampaignId = Id<'Campaign'>;

export const CAMPAIGN_STATE_NAMES = {
  draft: 'Dự thảo',
  running: 'Đang chạy',
  closed: 'Đã kết thúc',
} as const satisfies Record<CampaignState, string>;

/** What people set down of a campaign. */
export interface CampaignPlan extends SheetTerm {
  readonly name: string;
  readonly criteriaSetId: CriteriaSetId;
  readonly unitKind: 'province' | 'district' | 'commune';
  /** The window whose figures the sheets take, both days included. */
  readonly period: { readonly from: PlainDate; readonly to: PlainDate };
  readonly dates: CampaignDates;
  /** Ceilings of the sums of bonus and penalty leaves. */
  readonly maxBonus: Points;
  readonly maxPenalty: Points;
  /** The decision or plan that orders it. */
  readonly basis: string;
  readonly note: string;
}

export interface Campaign extends CampaignPlan {
  readonly id: CampaignId;
  /** The committee that appraises. */
  readonly agencyId: UnitId;
  readonly state: CampaignState;
  /** Counts the savings. */
  readonly revision: number;
}

/** The dates in the order they must follow each other, by the names of their fields. */
export const DATE_NAMES = {
  selfFrom: 'Tự chấm từ ngày',
  selfTo: 'Tự chấm đến hết ngày',
  appraisal1To: 'Thẩm định lần 1 đến hết ngày',
  explanationTo: 'Giải trình đến hết ngày',
  appraisal2To: 'Thẩm định lần 2 đến hết ngày',
} as const satisfies Record<keyof CampaignDates, string>;

export type DateField = keyof typeof DATE_NAMES;
const DATE_FIELDS = Object.keys(DATE_NAMES) as readonly DateField[];

/** Two fields whose days stand in the wrong order. */
export interface Crossing {
  readonly before: DateField;
  readonly after: DateField;
}

/**
 * The first pair of neighbouring dates that cross. Self-scoring may last one day; every later step ends after the one
 * before. A second round has both of its dates or neither: the missing one crosses with the other.
 */
export function crossingOf(dates: CampaignDates): Crossing | undefined {
  if ((dates.explanationTo === undefined) !== (dates.appraisal2To === undefined)) {
    return { before: 'explanationTo', after: 'appraisal2To' };
  }
  const given = DATE_FIELDS.filter((field) => dates[field] !== undefined);
  for (const [at, after] of given.entries()) {
    const before = given[at - 1];
    const [first, second] = [before && dates[before], dates[after]];
    if (before && first && second && (before === 'selfFrom' ? second < first : second <= first)) {
      return { before, after };
    }
  }
  return undefined;
}

/** "Thẩm định lần 1 đến hết ngày (10/12/2026) phải sau Tự chấm đến hết ngày (15/12/2026)." */
export function crossingSentence(dates: CampaignDates, { before, after }: Crossing): string {
  const [first, second] = [dates[before], dates[after]];
  if (first === undefined || second === undefined) {
    return 'Đợt có vòng hai thì nhập cả hạn giải trình và hạn thẩm định lần 2; không có thì để trống cả hai.';
  }
  const named = (field: DateField, day: PlainDate) => `“${DATE_NAMES[field]}” (${formatDate(day)})`;
  const order = before === 'selfFrom' ? 'không được trước' : 'phải sau';
  return `${named(after, second)} ${order} ${named(before, first)}.`;
}

/** Refuses a plan that nobody could work by. `thisYear`: campaigns are prepared up to a year ahead. */
export function requirePlan(plan: Pick<CampaignPlan, 'name' | 'year' | 'period' | 'dates'>, thisYear: number): void {
  if (plan.name.trim() === '') {
    throw refuseCampaign('campaign-words-missing');
  }
  if (plan.year < 2000 || plan.year > thisYear + 1) {
    throw refuseCampaign('campaign-year-wrong', { year: plan.year });
  }
  const crossing = crossingOf(plan.dates);
  if (crossing) {
    throw refuseCampaign('campaign-dates-cross', {
      ...crossing,
      fields: [crossing.before, crossing.after],
      sentence: crossingSentence(plan.dates, crossing),
    });
  }
  if (plan.period.to < plan.period.from) {
    throw refuseCampaign('campaign-dates-cross', {
      before: 'periodFrom',
      after: 'periodTo',
      fields: ['periodFrom', 'periodTo'],
    });
  }
}

export function requireCampaignState({ state }: Pick<Campaign, 'state'>, ...allowed: readonly CampaignState[]): void {
  if (!allowed.includes(state)) {
    throw refuseCampaign('campaign-state-wrong', { state, needed: allowed });
  }
}

/** Two people on one campaign: the second is told. */
export function requireRevision({ revision }: Pick<Campaign, 'revision'>, seen: number): void {
  if (revision !== seen) {
    throw refuseCampaign('campaign-changed', { revision });
  }
}

/** The reason that goes to everybody it binds. */
export function requireReason(reason: string | undefined): string {
  const words = reason?.trim() ?? '';
  if (words === '') {
    throw refuseCampaign('campaign-reason-missing');
  }
  return words;
}

/** One changed date, as the units read it. */
export interface DateChange {
  readonly field: DateField;
  readonly before: PlainDate | null;
  readonly after: PlainDate | null;
}

export function dateChanges(before: CampaignDates, after: CampaignDates): readonly DateChange[] {
  return DATE_FIELDS.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field] ?? null, after: after[field] ?? null }],
  );
}

/** What only a draft may still change: whom it scores and by what is fixed once sheets are open. */
export function requireSameFrame(before: CampaignPlan, after: CampaignPlan): void {
  const frame = (plan: CampaignPlan) =>
    JSON.stringify([plan.year, plan.term, plan.criteriaSetId, plan.unitKind, plan.period]);
  if (frame(before) !== frame(after)) {
    throw refuseCampaign('campaign-state-wrong', { state: 'running', needed: ['draft'] });
  }
}
