import type { Calendar } from '#core/calendars/calendar.ts';
import { dueIn } from '#core/calendars/deadlines.ts';
import type { Channel, DossierFacts, DueDate } from '#core/dossiers/dossier.ts';
import type { EventKind } from '#core/dossiers/history.ts';
import { addDays, type Instant, type PlainDate, vietnamDay, vietnamInstant } from '#core/kernel/dates.ts';
import { termOf } from '#core/procedures/time-limit.ts';
import type { ProcedureOnDay } from '#server/features/procedures/read-model.ts';
import { afternoonOf, morningOf, officeDays, officeDaysAfter, officeDaysBefore } from './office-days.ts';
import { inventedPerson } from './people.ts';
import { type Random, randomFrom } from './random.ts';

/** One thing that happened to an invented dossier. */
export interface InventedStep {
  readonly kind: EventKind;
  readonly at: Instant;
  readonly facts: Partial<DossierFacts>;
  readonly reason: string | null;
}

export interface InventedDossier {
  readonly procedure: ProcedureOnDay;
  readonly receivedOn: PlainDate;
  readonly steps: readonly InventedStep[];
}

export interface LivingOffice {
  readonly procedures: readonly ProcedureOnDay[];
  readonly calendar: Calendar;
  readonly now: Date;
  readonly place: string;
  /** Accounts of officers to whom open work is given. */
  readonly officers: readonly string[];
}

/** A fixed seed: the same office for everybody who loads the sample on the same day. */
const SEED = 20_260_501;
const SAYS = 'Dữ liệu minh họa';

/** How many of each, some 300 in all: closed work gives the trend, open work the inbox and the lights. */
const CLOSED = 250;
const OVERDUE = 7;
const DUE_TODAY = 4;
const DUE_SOON = 8;
const WITHIN_TERM = 14;
const PAUSED = 3;
const TO_RETURN = 8;
const WITHDRAWN = 5;
const TO_ACCEPT = 3;

/** The invented dossiers of the months before `now`, in order of receipt. */
export function livingDossiers(office: LivingOffice): readonly InventedDossier[] {
  const random = randomFrom(SEED);
  const today = vietnamDay(office.now);
  const yesterday = officeDaysBefore(today, 1);
  const slow = office.procedures.filter(({ limit }) => limit.kind === 'working-days' && (limit.amount ?? 0) >= 3);
  const many = <T>(count: number, one: (index: number) => T) => Array.from({ length: count }, (_, index) => one(index));
  const dueOn = (due: PlainDate) => openUntil(office, random, random.pick(slow), due);
  const past = officeDays(firstDay(today), officeDaysBefore(today, 3));
  const dossiers = [
    ...many(CLOSED, () => closedOne(office, random, random.pick(past), yesterday)),
    ...many(WITHDRAWN, () => withdrawnOne(office, random, random.pick(past))),
    ...many(OVERDUE, (index) => dueOn(officeDaysBefore(today, 1 + (index % 5)))),
    ...many(DUE_TODAY, () => dueOn(officeDaysAfter(yesterday, 1))),
    ...many(DUE_SOON, (index) => dueOn(officeDaysAfter(yesterday, 2 + (index % 2)))),
    ...many(WITHIN_TERM, () => dueOn(officeDaysAfter(yesterday, random.between(4, 9)))),
    ...many(PAUSED, () => pausedOne(office, random, random.pick(slow), today)),
    ...many(TO_RETURN, (index) => waitingOne(office, random, officeDaysBefore(today, 1 + (index % 4)))),
    ...many(TO_ACCEPT, () => registeredOne(office, random, yesterday)),
  ];
  return dossiers.toSorted((a, b) => ((a.steps[0]?.at ?? '') < (b.steps[0]?.at ?? '') ? -1 : 1));
}

/** From the start of the reform year (15/12); early in a year from further back, so that a trend can be seen. */
function firstDay(today: PlainDate): PlainDate {
  const yearStart = `${Number(today.slice(0, 4)) - 1}-12-15`;
  const back = addDays(today, -200);
  const first = back < yearStart ? back : yearStart;
  return first < '2025-07-01' ? '2025-07-01' : first;
}

function closedOne(office: LivingOffice, random: Random, received: PlainDate, last: PlainDate): InventedDossier {
  const procedure = random.pick(office.procedures);
  const begun = receipt(office, random, procedure, morningOf(random, received));
  const due = begun.due?.on ?? received;
  const finished = finishDay(random, received, due);
  if (finished > last) {
    return openFrom(office, random, begun);
  }
  return dossierOf(begun, [
    processing(office, random, begun),
    ...resolved(random, afternoonOf(random, finished), random.chance(85) ? 0 : 1, last),
  ]);
}

/** Six of a hundred late, two of three that can be early are. */
function finishDay(random: Random, received: PlainDate, due: PlainDate): PlainDate {
  if (random.chance(6)) {
    return officeDaysAfter(due, random.between(1, 4));
  }
  const early = officeDaysBefore(due, random.between(1, 3));
  return random.chance(66) && early >= received ? early : due;
}

function waitingOne(office: LivingOffice, random: Random, finished: PlainDate): InventedDossier {
  const procedure = random.pick(office.procedures.filter(({ limit }) => (limit.amount ?? 0) <= 5));
  const days = procedure.limit.kind === 'working-days' ? (procedure.limit.amount ?? 0) : 0;
  const begun = receipt(office, random, procedure, morningOf(random, officeDaysBefore(finished, days)));
  return dossierOf(begun, [
    processing(office, random, begun),
    {
      kind: 'moved',
      at: afternoonOf(random, finished),
      facts: closing(random, afternoonOf(random, finished)),
      reason: null,
    },
  ]);
}

function withdrawnOne(office: LivingOffice, random: Random, received: PlainDate): InventedDossier {
  const begun = receipt(office, random, random.pick(office.procedures), morningOf(random, received));
  const at = afternoonOf(random, received);
  const reason = 'Công dân đề nghị rút hồ sơ để bổ sung giấy tờ';
  return dossierOf(begun, [
    processing(office, random, begun),
    { kind: 'moved', at, facts: { status: 7, closedAt: utc(at) }, reason },
  ]);
}

/** Open, with a promise that falls on `due`: received as many working days before as the procedure has. */
function openUntil(office: LivingOffice, random: Random, procedure: ProcedureOnDay, due: PlainDate): InventedDossier {
  const days = procedure.limit.amount ?? 3;
  const latest = vietnamDay(office.now);
  const received = officeDaysBefore(due, days);
  const day = received < latest ? received : officeDaysBefore(latest, 1);
  return openFrom(office, random, receipt(office, random, procedure, morningOf(random, day)));
}

function openFrom(office: LivingOffice, random: Random, begun: Begun): InventedDossier {
  return dossierOf(begun, random.chance(80) ? [processing(office, random, begun)] : []);
}

function pausedOne(office: LivingOffice, random: Random, procedure: ProcedureOnDay, today: PlainDate): InventedDossier {
  const begun = receipt(office, random, procedure, morningOf(random, officeDaysBefore(today, 3)));
  const at = vietnamInstant(officeDaysBefore(today, 2), 9 * 60);
  const reason = 'Thiếu bản chính giấy tờ tùy thân để đối chiếu';
  return dossierOf(begun, [processing(office, random, begun), { kind: 'moved', at, facts: { status: 5 }, reason }]);
}

/** Filed online and waiting for the counter to accept. */
function registeredOne(office: LivingOffice, random: Random, day: PlainDate): InventedDossier {
  const online = office.procedures.filter(({ onlineLevel }) => onlineLevel === 'full');
  const procedure = random.pick(online.length > 0 ? online : office.procedures);
  const at = afternoonOf(random, day);
  const facts = { ...firstFacts(office, random, procedure), channel: 'online-full', status: 1 } as const;
  return { procedure, receivedOn: day, steps: [{ kind: 'registered', at, facts, reason: null }] };
}

interface Begun {
  readonly procedure: ProcedureOnDay;
  readonly step: InventedStep;
  readonly due: DueDate | null;
}

function receipt(office: LivingOffice, random: Random, procedure: ProcedureOnDay, at: Instant): Begun {
  const term = termOf(procedure.limit);
  const deadline = term && dueIn(office.calendar, term, at);
  const due = deadline ? { on: deadline.day, at: null, provisional: deadline.provisional } : null;
  const facts = { ...firstFacts(office, random, procedure), status: 2, receivedAt: utc(at), due } as const;
  return { procedure, due, step: { kind: 'received', at, facts, reason: null } };
}

function dossierOf({ procedure, step }: Begun, rest: readonly InventedStep[]): InventedDossier {
  return { procedure, receivedOn: vietnamDay(step.at), steps: [step, ...rest] };
}

function firstFacts(office: LivingOffice, random: Random, procedure: ProcedureOnDay): Partial<DossierFacts> {
  const { name, idNumber, address, phone } = inventedPerson(random, office.place);
  const channel = channelOf(random, procedure);
  const fee = FEES[procedure.nationalCode] ?? 0;
  return {
    procedureId: procedure.id,
    procedureName: procedure.name,
    fieldId: procedure.fieldId,
    sectionId: procedure.sectionId ?? null,
    channel,
    applicant: { kind: 'citizen', name, idNumber, address, phone, email: null, proxy: null },
    summary: SAYS,
    digitised: random.chance(84),
    reused: random.chance(30),
    fee,
    paidOnline: fee > 0 ? random.chance(channel === 'direct' ? 25 : 70) : null,
  };
}

/** Usual fees in đồng of the certification and extract procedures, for the illustration only. */
const FEES: Readonly<Record<string, number>> = {
  '2.000635': 8000,
  '2.000815': 6000,
  '2.000884': 10_000,
  '2.000913': 30_000,
  '2.001035': 50_000,
  '2.001019': 50_000,
  '2.001016': 50_000,
};

function channelOf(random: Random, { onlineLevel }: ProcedureOnDay): Channel {
  const percent = random.between(1, 100);
  if (onlineLevel === 'none' || percent > (onlineLevel === 'full' ? 78 : 55)) {
    return percent > 96 ? 'postal' : 'direct';
  }
  return onlineLevel === 'full' ? 'online-full' : 'online-partial';
}

function processing(office: LivingOffice, random: Random, { step }: Begun): InventedStep {
  const at = new Date(Date.parse(step.at) + random.between(5, 90) * 60_000).toISOString();
  const assigned = office.officers.length > 0 && random.chance(60);
  return {
    kind: 'moved',
    at,
    facts: { status: 4, assigneeId: assigned ? random.pick(office.officers) : null },
    reason: null,
  };
}

function closing(random: Random, at: Instant): Partial<DossierFacts> {
  return { status: 9, closedAt: utc(at), resultElectronic: random.chance(93) };
}

function resolved(random: Random, at: Instant, days: number, last: PlainDate): readonly InventedStep[] {
  const day = officeDaysAfter(vietnamDay(at), days);
  const returnedAt =
    days === 0 || day > last ? new Date(Date.parse(at) + 5 * 60_000).toISOString() : utc(morningOf(random, day));
  return [
    { kind: 'moved', at, facts: closing(random, at), reason: null },
    { kind: 'moved', at: returnedAt, facts: { status: 10, returnedAt }, reason: null },
  ];
}

function utc(instant: Instant): Instant {
  return new Date(instant).toISOString();
}
