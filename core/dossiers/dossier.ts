import type { Instant, PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';
import type { Status } from './statuses.ts';

export type DossierId = Id<'Dossier'>;

/**
 * How the application came in: at the counter, online (whole or part of the procedure; `online` where the source does
 * not say which), by post, otherwise.
 */
export const CHANNELS = ['direct', 'online-full', 'online-partial', 'online', 'postal', 'other'] as const;

export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES = {
  direct: 'Trực tiếp',
  'online-full': 'Trực tuyến toàn trình',
  'online-partial': 'Trực tuyến một phần',
  online: 'Trực tuyến (chưa phân loại)',
  postal: 'Bưu chính công ích',
  other: 'Hình thức khác',
} as const satisfies Record<Channel, string>;

/** Submitted online, as a full service, a partial one or of unknown level. */
export function isOnline(channel: Channel): boolean {
  return channel === 'online' || channel === 'online-full' || channel === 'online-partial';
}

/** How the citizen gets the result. */
export const RESULT_CHANNELS = ['counter', 'other-counter', 'postal', 'electronic'] as const;

export type ResultChannel = (typeof RESULT_CHANNELS)[number];

export const RESULT_CHANNEL_NAMES = {
  counter: 'Tại quầy',
  'other-counter': 'Tại nơi khác',
  postal: 'Qua bưu chính',
  electronic: 'Bản điện tử',
} as const satisfies Record<ResultChannel, string>;

/** Who leads the record: the provincial system (we only follow it) or this office. */
export const OWNERSHIPS = ['imported', 'owned'] as const;

export type Ownership = (typeof OWNERSHIPS)[number];

export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'other'] as const;

export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const APPLICANT_KIND_NAMES = {
  citizen: 'Công dân',
  business: 'Doanh nghiệp',
  agency: 'Cơ quan nhà nước',
  other: 'Tổ chức khác',
} as const satisfies Record<ApplicantKind, string>;

/** The owner of the application (chủ hồ sơ). Personal data: shown to those who handle it, masked in lists. */
export interface Applicant {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Who hands it in for the owner, with the paper that allows it. */
  readonly proxy: string | null;
}

/** When the result was promised. `at` is set where the procedure counts hours: then minutes decide, else days. */
export interface DueDate {
  readonly on: PlainDate;
  readonly at: Instant | null;
  /** "Tạm tính": reaches a year whose calendar is not published yet. */
  readonly provisional: boolean;
}

/** Who took the result home, and how. */
export interface Collection {
  readonly by: string;
  readonly channel: ResultChannel;
}

/** What is true of a dossier now. Every fact comes from an event; nothing else changes one. */
export interface DossierFacts {
  readonly procedureId: string | null;
  readonly procedureName: string;
  readonly fieldId: number;
  readonly sectionId: UnitId | null;
  readonly assigneeId: string | null;
  readonly channel: Channel;
  readonly nonLocal: boolean;
  readonly applicant: Applicant;
  readonly summary: string | null;
  readonly setCount: number;
  readonly resultChannel: ResultChannel;
  readonly status: Status;
  /** The first time status 2 was reached. */
  readonly receivedAt: Instant | null;
  readonly due: DueDate | null;
  /** When the way ended: status 9 reached (10 does not move it), withdrawn, stopped or not accepted. */
  readonly closedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly collection: Collection | null;
  /** Components digitised, data reused, result issued electronically; null where the source does not say. */
  readonly digitised: boolean | null;
  readonly reused: boolean | null;
  readonly resultElectronic: boolean | null;
  /** Whole đồng; null where the source does not say. */
  readonly fee: number | null;
  readonly paidOnline: boolean | null;
}

/** A time in which the clock stands still (status 5 or 6). */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface Dossier extends DossierFacts {
  /** The first promise stays for the statistics, however often the date was moved. */
  readonly firstDue: DueDate | null;
  readonly pauses: readonly Pause[];
  /** Number of its last event; a change names the version it was decided on. */
  readonly version: number;
}

const REFUSALS = {
  'dossier-unknown': 'not-found',
  'dossier-imported': 'forbidden',
  'dossier-changed': 'conflict',
  'dossier-code-taken': 'conflict',
  'dossier-closed': 'conflict',
  'move-not-allowed': 'conflict',
  'move-in-past': 'invalid',
  'move-in-future': 'invalid',
  'reason-missing': 'invalid',
  'requirements-missing': 'invalid',
  'collector-missing': 'invalid',
  'receipt-in-future': 'invalid',
  'late-entry-reason-missing': 'invalid',
  'due-before-receipt': 'invalid',
  'due-unchanged': 'invalid',
  'close-before-receipt': 'invalid',
  'return-before-close': 'invalid',
  'received-missing': 'invalid',
  'closing-day-missing': 'invalid',
  'procedure-unknown': 'not-found',
  'procedure-imported': 'conflict',
  'field-unknown': 'not-found',
  'assignee-unknown': 'not-found',
  'section-unknown': 'not-found',
  'agency-code-missing': 'conflict',
  'export-too-large': 'invalid',
  'slip-unknown': 'not-found',
} as const satisfies Record<string, RefusalKind>;

export type DossierRefusal = keyof typeof REFUSALS;

export function refuse(code: DossierRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
