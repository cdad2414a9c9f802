import type { Channel } from '#core/dossiers/dossier.ts';

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

const SUM_KEYS = Object.keys(NO_SUMS) as readonly (keyof DossierSums)[];

export function addSums(cells: readonly DossierSums[]): DossierSums {
  const total: Record<keyof DossierSums, number> = { ...NO_SUMS };
  for (const cell of cells) {
    for (const key of SUM_KEYS) {
      total[key] += cell[key];
    }
  }
  return total;
}

export function isOnline(channel: Channel): boolean {
  return channel === 'online' || channel === 'online-full' || channel === 'online-partial';
}

/** The counts that indicators name, from the cells of one window. */
export function countsOf(cells: readonly SumsCell[]): Readonly<Record<DossierCount, number>> {
  const all = addSums(cells);
  const receivedBy = (...channels: readonly Channel[]) =>
    cells.reduce((sum, cell) => (channels.includes(cell.channel) ? sum + cell.received : sum), 0);
  const online = receivedBy('online', 'online-full', 'online-partial');
  return {
    dossiers_received_total: all.carriedOver + all.received,
    dossiers_carried_over: all.carriedOver,
    dossiers_received: all.received,
    dossiers_online: online,
    dossiers_online_full: receivedBy('online-full'),
    dossiers_online_partial: receivedBy('online-partial'),
    dossiers_online_level_known: receivedBy('online-full', 'online-partial'),
    dossiers_direct_or_post: all.received - online,
    dossiers_postal: receivedBy('postal'),
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
