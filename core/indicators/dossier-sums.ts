import { type Channel, isOnline } from '#core/dossiers/dossier.ts';

/** What the roll-ups add up to for one window: flows within it, stocks on its first or last day. */
export interface DossierSums {
  /** Open at the end of the day before the window. */
  readonly carriedOver: number;
  readonly received: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly withdrawn: number;
  readonly stopped: number;
  /** Open, and overdue, at the end of the window's last day. */
  readonly open: number;
  readonly overdue: number;
  /** Received in the window: the system says whether components were digitised; they were. */
  readonly digitisationKnown: number;
  readonly digitised: number;
  /** Received in the window with a component taken from data that the system already held. */
  readonly reused: number;
  /** Resolved in the window: the system says how the result was issued; electronically. */
  readonly resultKnown: number;
  readonly resultElectronic: number;
  /** Received in the window with a fee to pay; paid online. */
  readonly withFee: number;
  readonly paidOnline: number;
}

/** The sums of one field and channel. */
export interface SumsCell extends DossierSums {
  readonly fieldId: number;
  readonly channel: Channel;
}

export const NO_SUMS: DossierSums = {
  carriedOver: 0,
  received: 0,
  early: 0,
  onTime: 0,
  late: 0,
  withdrawn: 0,
  stopped: 0,
  open: 0,
  overdue: 0,
  digitisationKnown: 0,
  digitised: 0,
  reused: 0,
  resultKnown: 0,
  resultElectronic: 0,
  withFee: 0,
  paidOnline: 0,
};

/** What of `received` came by the ways that indicators name. */
export interface ReceivedBy {
  /** Online in all: as a full service, a partial one or of unknown level. */
  readonly online: number;
  readonly onlineFull: number;
  readonly onlinePartial: number;
  readonly postal: number;
}

/** The sums of all fields and channels together. */
export type DossierTotals = DossierSums & ReceivedBy;

const NO_TOTALS: DossierTotals = { ...NO_SUMS, online: 0, onlineFull: 0, onlinePartial: 0, postal: 0 };

const TOTAL_KEYS = Object.keys(NO_TOTALS) as readonly (keyof DossierTotals)[];

/** The cells of a window together; undefined without any, where nothing is recorded. */
export function totalsOf(cells: readonly SumsCell[]): DossierTotals | undefined {
  return addTotals(cells.map((cell) => ({ ...cell, ...receivedBy(cell) })));
}

function receivedBy({ channel, received }: SumsCell): ReceivedBy {
  return {
    online: isOnline(channel) ? received : 0,
    onlineFull: channel === 'online-full' ? received : 0,
    onlinePartial: channel === 'online-partial' ? received : 0,
    postal: channel === 'postal' ? received : 0,
  };
}

/** Totals of several agencies, fields or channels together; undefined of none. */
export function addTotals(totals: readonly DossierTotals[]): DossierTotals | undefined {
  if (totals.length === 0) {
    return undefined;
  }
  const sum: Record<keyof DossierTotals, number> = { ...NO_TOTALS };
  for (const one of totals) {
    for (const key of TOTAL_KEYS) {
      sum[key] += one[key];
    }
  }
  return sum;
}

/** The counts that indicators name, from the totals of one window; zeros where nothing is recorded. */
export function countsOf(all: DossierTotals = NO_TOTALS): Readonly<Record<DossierCount, number>> {
  return {
    dossiers_received_total: all.carriedOver + all.received,
    dossiers_carried_over: all.carriedOver,
    dossiers_received: all.received,
    dossiers_online: all.online,
    dossiers_online_full: all.onlineFull,
    dossiers_online_partial: all.onlinePartial,
    dossiers_online_level_known: all.onlineFull + all.onlinePartial,
    dossiers_direct_or_post: all.received - all.online,
    dossiers_postal: all.postal,
    dossiers_resolved: all.early + all.onTime + all.late,
    dossiers_early: all.early,
    dossiers_on_time: all.onTime,
    dossiers_late: all.late,
    dossiers_resolved_in_time: all.early + all.onTime,
    dossiers_withdrawn: all.withdrawn + all.stopped,
    dossiers_open: all.open,
    dossiers_open_within_term: all.open - all.overdue,
    dossiers_open_overdue: all.overdue,
    dossiers_digitisation_known: all.digitisationKnown,
    dossiers_components_digitised: all.digitised,
    dossiers_reused: all.reused,
    dossiers_result_known: all.resultKnown,
    dossiers_electronic_result: all.resultElectronic,
    dossiers_with_fee: all.withFee,
    dossiers_paid_online: all.paidOnline,
  };
}

export const DOSSIER_COUNTS = [
  'dossiers_received_total',
  'dossiers_carried_over',
  'dossiers_received',
  'dossiers_online',
  'dossiers_online_full',
  'dossiers_online_partial',
  'dossiers_online_level_known',
  'dossiers_direct_or_post',
  'dossiers_postal',
  'dossiers_resolved',
  'dossiers_early',
  'dossiers_on_time',
  'dossiers_late',
  'dossiers_resolved_in_time',
  'dossiers_withdrawn',
  'dossiers_open',
  'dossiers_open_within_term',
  'dossiers_open_overdue',
  'dossiers_digitisation_known',
  'dossiers_components_digitised',
  'dossiers_reused',
  'dossiers_result_known',
  'dossiers_electronic_result',
  'dossiers_with_fee',
  'dossiers_paid_online',
] as const;

export type DossierCount = (typeof DOSSIER_COUNTS)[number];

/** Plain sums of the roll-up's rows over some spans of one field and channel. */
export interface RollUpSums {
  readonly received: number;
  readonly closed: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly withdrawn: number;
  readonly stopped: number;
  readonly overdueIn: number;
  readonly overdueOut: number;
  readonly digitisationKnown: number;
  readonly digitised: number;
  readonly reused: number;
  readonly resultKnown: number;
  readonly resultElectronic: number;
  readonly withFee: number;
  readonly paidOnline: number;
}

/** The same over all fields and channels, with the ways that indicators name. */
export type RollUpTotals = RollUpSums & ReceivedBy;

/** The window's figures: flows are what happened within it, stocks what had come and not gone by its two ends. */
export function sumsOf(
  before: Pick<RollUpSums, 'received' | 'closed' | 'overdueIn' | 'overdueOut'>,
  within: RollUpSums,
): DossierSums {
  const carriedOver = before.received - before.closed;
  return {
    carriedOver,
    received: within.received,
    early: within.early,
    onTime: within.onTime,
    late: within.late,
    withdrawn: within.withdrawn,
    stopped: within.stopped,
    open: carriedOver + within.received - within.closed,
    overdue: before.overdueIn - before.overdueOut + within.overdueIn - within.overdueOut,
    digitisationKnown: within.digitisationKnown,
    digitised: within.digitised,
    reused: within.reused,
    resultKnown: within.resultKnown,
    resultElectronic: within.resultElectronic,
    withFee: within.withFee,
    paidOnline: within.paidOnline,
  };
}

/** The same of the totals: what came by each way is what came within the window. */
export function totalsBetween(before: RollUpSums, within: RollUpTotals): DossierTotals {
  const { online, onlineFull, onlinePartial, postal } = within;
  return { ...sumsOf(before, within), online, onlineFull, onlinePartial, postal };
}
