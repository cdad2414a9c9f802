import { addDays, type Instant, vietnamDay } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import { type Collection, type Dossier, type DossierFacts, type DueDate, type Ownership, refuse } from './dossier.ts';
import { isOpen, isPaused, nextStatuses, type Status } from './statuses.ts';

/** A step that an officer takes with a dossier, as the button says it. */
export interface Move {
  readonly to: Status;
  readonly at: Instant;
  readonly reason?: string | undefined;
  /** The papers asked for (form 02). */
  readonly requirements?: readonly string[] | undefined;
  /** The slip or document that goes with the step. */
  readonly attachment?: string | undefined;
  readonly collection?: Collection | undefined;
  readonly resultElectronic?: boolean | undefined;
}

/** What officers call each step, by where it comes from and leads to. */
export function verbOf(from: Status, to: Status): string {
  if (to === 4 && isPaused(from)) {
    return from === 5 ? 'Nhận bổ sung, xử lý tiếp' : 'Xác nhận đã nộp, xử lý tiếp';
  }
  return VERBS[to];
}

const VERBS = {
  1: 'Đăng ký',
  2: 'Tiếp nhận',
  3: 'Từ chối tiếp nhận',
  4: 'Chuyển xử lý',
  5: 'Yêu cầu bổ sung',
  6: 'Yêu cầu nghĩa vụ tài chính',
  7: 'Ghi nhận rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Xử lý xong',
  10: 'Trả kết quả',
} as const satisfies Record<Status, string>;

/** Steps that the citizen will ask about: they carry a reason (forms 02, 03, 05). */
const WITH_REASON: readonly Status[] = [3, 5, 6, 7, 8];

export function needsReason(to: Status): boolean {
  return WITH_REASON.includes(to);
}

/** The steps that may be taken now; none where the provincial system owns the status. */
export function stepsOf(dossier: Pick<Dossier, 'status'> & { readonly ownership: Ownership }): readonly Status[] {
  return dossier.ownership === 'imported' ? [] : nextStatuses(dossier.status);
}

type Register = Dossier & { readonly ownership: Ownership };

/**
 * The facts that a step makes true, or the refusal. `due` is the promise from here on where the step makes one
 * (acceptance) or moves one (the clock runs again); the caller computes it with the agency's calendar.
 */
export function movedFacts(
  dossier: Register,
  move: Move,
  now: Instant,
  due: DueDate | null | undefined,
): Partial<DossierFacts> {
  requireOwned(dossier);
  if (!nextStatuses(dossier.status).includes(move.to)) {
    throw refuse('move-not-allowed', { status: dossier.status, to: move.to });
  }
  requireTime(dossier, move.at, now);
  if (needsReason(move.to) && !clean(move.reason ?? '')) {
    throw refuse('reason-missing', { to: move.to });
  }
  if (move.to === 5 && !move.requirements?.some((line) => clean(line))) {
    throw refuse('requirements-missing');
  }
  return { status: move.to, ...factsOf(dossier, move, due) };
}

function factsOf(dossier: Register, move: Move, due: DueDate | null | undefined): Partial<DossierFacts> {
  const { to, at } = move;
  const promised = due === undefined || sameDue(due, dossier.due) ? {} : { due };
  if (to === 2) {
    return { receivedAt: at, ...promised };
  }
  if (to === 9) {
    return { closedAt: at, resultElectronic: move.resultElectronic ?? dossier.resultElectronic };
  }
  if (to === 10) {
    if (!move.collection || !clean(move.collection.by)) {
      throw refuse('collector-missing');
    }
    return { returnedAt: at, collection: { by: clean(move.collection.by), channel: move.collection.channel } };
  }
  return isOpen(to) ? promised : { closedAt: at };
}

function requireOwned(dossier: { readonly ownership: Ownership }): void {
  if (dossier.ownership === 'imported') {
    throw refuse('dossier-imported');
  }
}

/** A step may be entered afterwards, but not before the step it follows, and not in the future. */
function requireTime(dossier: Dossier, at: Instant, now: Instant): void {
  const known = [dossier.receivedAt, dossier.closedAt, ...dossier.pauses.flatMap(({ from, to }) => [from, to])];
  const last = Math.max(...known.map((moment) => (moment ? Date.parse(moment) : 0)));
  if (Date.parse(at) > Date.parse(now)) {
    throw refuse('move-in-future', { now });
  }
  if (Date.parse(at) < last) {
    throw refuse('move-in-past', { last: new Date(last).toISOString() });
  }
}

/** A due date moved by decision (form 04): with a reason, never before the receipt, the first promise stays. */
export function rescheduledFacts(dossier: Register, due: DueDate, reason: string): Partial<DossierFacts> {
  requireOwned(dossier);
  if (!isOpen(dossier.status)) {
    throw refuse('dossier-closed', { status: dossier.status });
  }
  if (!clean(reason)) {
    throw refuse('reason-missing');
  }
  if (dossier.receivedAt && due.on < vietnamDay(dossier.receivedAt)) {
    throw refuse('due-before-receipt', { received: vietnamDay(dossier.receivedAt) });
  }
  if (sameDue(due, dossier.due)) {
    throw refuse('due-unchanged', { due: due.on });
  }
  return { due };
}

/** Handing a dossier to a person or a section; a finished one has nobody left to work on it. */
export function assignedFacts(
  dossier: Register,
  to: Pick<DossierFacts, 'assigneeId' | 'sectionId'>,
): Partial<DossierFacts> {
  requireOwned(dossier);
  if (!isOpen(dossier.status) && dossier.status !== 9 && dossier.status !== 1) {
    throw refuse('dossier-closed', { status: dossier.status });
  }
  return to;
}

function sameDue(a: DueDate | null, b: DueDate | null): boolean {
  return a?.on === b?.on && a?.at === b?.at;
}

/** When an entry at the counter counts as entered afterwards, it needs a reason; never in the future. */
export function requireReceiptTime(receivedAt: Instant, now: Instant, lateReason: string | undefined): void {
  if (Date.parse(receivedAt) > Date.parse(now)) {
    throw refuse('receipt-in-future', { now });
  }
  if (vietnamDay(receivedAt) < vietnamDay(now) && !clean(lateReason ?? '')) {
    throw refuse('late-entry-reason-missing', { received: vietnamDay(receivedAt) });
  }
}

/** The last day on which an apology for a late result is in time: one day before the promise. */
export function apologyDay(due: DueDate): string {
  return addDays(due.on, -1);
}
