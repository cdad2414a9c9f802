import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import { type Instant, isPlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean, fold } from '#core/kernel/text.ts';
import type { Applicant, Dossier, DossierFacts, DossierRefusal, DueDate, ResultChannel } from './dossier.ts';
import { outcomeOf } from './statuses.ts';

/** What the agency's catalogues say about one row. */
export interface RowReferences {
  readonly procedureId: string | null;
  readonly fieldId: number;
  readonly sectionId: UnitId | null;
  /** The procedure counts hours, so the time of day of the appointment decides. */
  readonly countsHours: boolean;
}

/** The facts that a row of the provincial system's export states, in our words. */
export function importedFacts(
  row: ImportedDossier,
  references: RowReferences,
  current: Dossier | undefined,
  learnedAt: Instant,
): Partial<DossierFacts> {
  const received = row.status !== 1 && row.status !== 3;
  return {
    procedureId: references.procedureId,
    procedureName: clean(row.procedureName),
    fieldId: references.fieldId,
    sectionId: references.sectionId ?? current?.sectionId ?? null,
    channel: row.channel,
    applicant: applicantOf(row, current?.applicant),
    resultChannel: resultChannelOf(row.resultChannel, current?.resultChannel),
    status: row.status,
    receivedAt: received ? utc(row.receivedAt) : null,
    due: dueOf(row.due, references.countsHours),
    closedAt: closedAtOf(row, current, learnedAt),
    returnedAt: row.returnedAt ? utc(row.returnedAt) : null,
    ...said('summary', row.note && clean(row.note)),
    ...said('digitised', row.digitised),
    ...said('resultElectronic', row.electronicResult),
    ...said('fee', row.fee),
    ...said('paidOnline', row.paidOnline),
  };
}

/** An empty cell says nothing: it must not wipe out what an earlier export told. */
function said<K extends keyof DossierFacts>(name: K, value: DossierFacts[K] | undefined | ''): Partial<DossierFacts> {
  return value === undefined || value === '' ? {} : ({ [name]: value } as Partial<DossierFacts>);
}

/** One spelling of every moment, so that an equal row is found equal. */
function utc(instant: Instant): Instant {
  return new Date(instant).toISOString();
}

function applicantOf(row: ImportedDossier, known: Applicant | undefined): Applicant {
  return {
    kind: known?.kind ?? 'citizen',
    name: clean(row.applicantName),
    idNumber: row.applicantIdNumber || known?.idNumber || null,
    address: row.address ? clean(row.address) : (known?.address ?? null),
    phone: row.phone || known?.phone || null,
    email: known?.email ?? null,
    proxy: known?.proxy ?? null,
  };
}

function dueOf(due: string | undefined, countsHours: boolean): DueDate | null {
  if (!due) {
    return null;
  }
  if (isPlainDate(due)) {
    return { on: due, at: null, provisional: false };
  }
  return { on: vietnamDay(due), at: countsHours ? utc(due) : null, provisional: false };
}

/** Where the source knows the end but not its day, the day on which we learned of it stays. */
function closedAtOf(row: ImportedDossier, current: Dossier | undefined, learnedAt: Instant): Instant | null {
  const outcome = outcomeOf(row.status);
  if (!outcome) {
    return null;
  }
  const told = row.resolvedAt ?? row.endedAt ?? row.returnedAt;
  if (told) {
    return utc(told);
  }
  const same = current && outcomeOf(current.status) === outcome;
  return (same && current.closedAt) || learnedAt;
}

function resultChannelOf(text: string | undefined, known: ResultChannel | undefined): ResultChannel {
  const words = fold(text ?? '');
  if (/buu chinh|bcci|buu dien/.test(words)) {
    return 'postal';
  }
  if (/dien tu|truc tuyen|email/.test(words)) {
    return 'electronic';
  }
  return known ?? 'counter';
}

/** Days that cannot be: the reason why a row, or an entry at the counter, is not taken. */
export function brokenDays(facts: Pick<DossierFacts, 'receivedAt' | 'due' | 'closedAt' | 'returnedAt'>) {
  const received = facts.receivedAt && vietnamDay(facts.receivedAt);
  const closed = facts.closedAt && vietnamDay(facts.closedAt);
  const returned = facts.returnedAt && vietnamDay(facts.returnedAt);
  const broken = (code: DossierRefusal, detail: Record<string, unknown>) => ({ code, detail });
  if (received && facts.due && facts.due.on < received) {
    return broken('due-before-receipt', { due: facts.due.on, received });
  }
  if (received && closed && closed < received) {
    return broken('close-before-receipt', { closed, received });
  }
  return closed && returned && returned < closed ? broken('return-before-close', { returned, closed }) : undefined;
}

/** When the newest thing that the row tells happened: the best `occurred_at` that an export gives. */
export function occurredAtOf(facts: Partial<DossierFacts>, learnedAt: Instant): Instant {
  if (facts.status === 5 || facts.status === 6) {
    return learnedAt; // the pause begins when we hear of it: an export does not say since when
  }
  return facts.returnedAt ?? facts.closedAt ?? facts.receivedAt ?? learnedAt;
}
