import type { Channel } from '#core/dossiers/dossier.ts';
import type { Figure } from '#core/dossiers/figures.ts';
import { isOfficeFigure } from '#core/plans/office/figures.ts';
import { isTaskFigure } from '#core/plans/reform/figures.ts';
import type { DossierCount } from './dossier-sums.ts';
import type { FormCells } from './form-ii06a.ts';
import type { Window } from './windows.ts';

/** The address of the records behind a count: what the list of dossiers (or, with `figure`, of tasks or a register) is asked with. */
export type Drill = Readonly<Record<string, string>>;

const ONLINE: readonly Channel[] = ['online', 'online-full', 'online-partial'];
const OFFLINE: readonly Channel[] = ['direct', 'postal', 'other'];

interface Behind {
  readonly measure: Figure;
  readonly channels?: readonly Channel[];
}

const BEHIND_COUNTS = {
  dossiers_received_total: { measure: 'receivedTotal' },
  dossiers_carried_over: { measure: 'carriedOver' },
  dossiers_received: { measure: 'received' },
  dossiers_online: { measure: 'received', channels: ONLINE },
  dossiers_online_full: { measure: 'received', channels: ['online-full'] },
  dossiers_online_partial: { measure: 'received', channels: ['online-partial'] },
  dossiers_online_level_known: { measure: 'received', channels: ['online-full', 'online-partial'] },
  dossiers_direct_or_post: { measure: 'received', channels: OFFLINE },
  dossiers_postal: { measure: 'received', channels: ['postal'] },
  dossiers_resolved: { measure: 'resolved' },
  dossiers_early: { measure: 'early' },
  dossiers_on_time: { measure: 'onTime' },
  dossiers_late: { measure: 'late' },
  dossiers_resolved_in_time: { measure: 'resolvedInTime' },
  dossiers_withdrawn: { measure: 'ended' },
  dossiers_open: { measure: 'open' },
  dossiers_open_within_term: { measure: 'withinTerm' },
  dossiers_open_overdue: { measure: 'overdue' },
  dossiers_digitisation_known: { measure: 'digitisationKnown' },
  dossiers_components_digitised: { measure: 'digitised' },
  dossiers_reused: { measure: 'reused' },
  dossiers_result_known: { measure: 'resultKnown' },
  dossiers_electronic_result: { measure: 'resultElectronic' },
  dossiers_with_fee: { measure: 'withFee' },
  dossiers_paid_online: { measure: 'paidOnline' },
} as const satisfies Record<DossierCount, Behind>;

const BEHIND_COLUMNS = {
  c3: { measure: 'receivedTotal' },
  c4: { measure: 'received', channels: ONLINE },
  c5: { measure: 'received', channels: OFFLINE },
  c6: { measure: 'carriedOver' },
  c7: { measure: 'resolved' },
  c8: { measure: 'early' },
  c9: { measure: 'onTime' },
  c10: { measure: 'late' },
  c11: { measure: 'open' },
  c12: { measure: 'withinTerm' },
  c13: { measure: 'overdue' },
  withdrawn: { measure: 'ended' },
} as const satisfies Record<keyof FormCells, Behind>;

export interface DrillScope {
  readonly window: Window;
  readonly below: boolean;
  /** The window asked for, where `window` ends today: a year's entries belong to its end. */
  readonly whole?: Window;
}

/** Down from a count; undefined for codes that are no count of dossiers, tasks or a register's entries. */
export function drillOfCount(code: string, scope: DrillScope): Drill | undefined {
  const figure = code === 'commitments_kept_rate' ? 'commitments_kept' : code;
  if (isTaskFigure(figure) || isOfficeFigure(figure)) {
    const { from, to } = isOfficeFigure(figure) ? (scope.whole ?? scope.window) : scope.window;
    // Their lists are one committee's own.
    return scope.below ? undefined : { figure, from, to };
  }
  return code in BEHIND_COUNTS ? drillTo(BEHIND_COUNTS[code as DossierCount], scope) : undefined;
}

/** Down from a cell of form II.06a; undefined where the line's own channel is not the column's. */
export function drillOfCell(
  column: keyof FormCells,
  scope: DrillScope,
  line?: { readonly by: 'field' | 'channel'; readonly key: string },
): Drill | undefined {
  const behind: Behind = BEHIND_COLUMNS[column];
  if (line?.by === 'channel') {
    const channel = line.key as Channel;
    const fits = behind.channels === undefined || behind.channels.includes(channel);
    return fits ? drillTo({ measure: behind.measure, channels: [channel] }, scope) : undefined;
  }
  const drill = drillTo(behind, scope);
  return line ? { ...drill, fieldId: line.key } : drill;
}

function drillTo({ measure, channels }: Behind, { window, below }: DrillScope): Drill {
  return {
    measure,
    from: window.from,
    to: window.to,
    ...(channels ? { channel: channels.join(',') } : {}),
    ...(below ? { below: 'true' } : {}),
  };
}

/** The page that lists what a figure counts: a register of the office, else the tasks. */
const REGISTER_PAGES: Readonly<Record<string, string>> = {
  commitments: 'cam-ket',
  dialogues: 'doi-thoai',
  initiatives: 'sang-kien',
};

/** The list behind a count, as an address after `/don-vi/<unit>/`. */
export function drillPath(drill: Drill): string {
  const { figure, from = '', to = '' } = drill;
  if (figure === undefined) {
    return `ho-so?${searchText(drill)}`;
  }
  const year: Drill = isOfficeFigure(figure) ? { nam: to.slice(0, 4) } : {};
  const page = REGISTER_PAGES[figure.split('_')[0] ?? ''] ?? 'nhiem-vu';
  return `${page}?${searchText({ ...year, solieu: figure, tungay: from, denngay: to })}`;
}

function searchText(values: Drill): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
