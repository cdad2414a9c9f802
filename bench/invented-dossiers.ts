import { CHANNELS, type DossierFacts, type DossierId, type DueDate } from '#core/dossiers/dossier.ts';
import { dossierCode } from '#core/dossiers/dossier-code.ts';
import { rebuild } from '#core/dossiers/history.ts';
import { addDays, type PlainDate, vietnamInstant } from '#core/kernel/dates.ts';
import type { StoredDossier, StoredEvent } from '#server/features/dossiers/dossier-row-repository.ts';
import type { Random } from '#server/features/dossiers/sample/random.ts';
import { inventedName } from './invented-names.ts';
import type { Commune, Province } from './province.ts';

const MONTHS = 24;
const DAYS = MONTHS * 30;
const CLOSED_PERCENT = 93;
const ON_TIME_PERCENT = 94;

export interface Invented {
  readonly dossier: StoredDossier;
  readonly events: readonly StoredEvent[];
}

/** Numbers given so far, by commune and day. */
type Numbers = Map<string, number>;

/** One dossier of the last 24 months with its steps, through the same rules as a real one. */
export function inventDossier(random: Random, province: Province, today: PlainDate, numbers: Numbers): Invented {
  const commune = random.pick(province.communes);
  const closes = random.chance(CLOSED_PERCENT);
  // What is still open came in lately: the overdue ones in the last two months, the others in the last days.
  const age = closes ? random.between(20, DAYS) : random.chance(10) ? random.between(15, 60) : random.between(0, 9);
  const receivedOn = addDays(today, -age);
  const number = (numbers.get(`${commune.id}|${receivedOn}`) ?? 0) + 1;
  numbers.set(`${commune.id}|${receivedOn}`, number);
  const id = timedId(random, Date.parse(vietnamInstant(receivedOn, 480)) + number);
  const events = steps(random, { id, commune, province, receivedOn, closes });
  const code = dossierCode({ agency: commune.agencyCode, day: receivedOn, number });
  return { dossier: { ...rebuild(events), id, agencyId: commune.id, code, ownership: 'owned' }, events };
}

interface Frame {
  readonly id: DossierId;
  readonly commune: Commune;
  readonly province: Province;
  readonly receivedOn: PlainDate;
  readonly closes: boolean;
}

function steps(random: Random, { id, commune, province, receivedOn, closes }: Frame): readonly StoredEvent[] {
  const term = random.between(3, 14);
  const due: DueDate = { on: addDays(receivedOn, term), at: null, provisional: false };
  const actor = random.pick(commune.officers);
  const done = addDays(
    receivedOn,
    random.chance(ON_TIME_PERCENT) ? random.between(1, term) : term + random.between(1, 5),
  );
  const told: { kind: StoredEvent['kind']; day: PlainDate; minute: number; facts: Partial<DossierFacts> }[] = [
    { kind: 'received', day: receivedOn, minute: 480, facts: firstFacts(random, commune, province, receivedOn, due) },
    { kind: 'assigned', day: receivedOn, minute: 500, facts: { assigneeId: random.pick(commune.officers) } },
  ];
  if (closes) {
    const closedAt = new Date(vietnamInstant(done, 900)).toISOString();
    const returnedAt = new Date(vietnamInstant(addDays(done, 1), 600)).toISOString();
    told.push(
      { kind: 'moved', day: receivedOn, minute: 520, facts: { status: 4 } },
      { kind: 'assigned', day: receivedOn, minute: 540, facts: { assigneeId: random.pick(commune.officers) } },
      { kind: 'moved', day: done, minute: 900, facts: { status: 9, closedAt, resultElectronic: random.chance(60) } },
      { kind: 'moved', day: addDays(done, 1), minute: 600, facts: { status: 10, returnedAt } },
    );
  }
  return told.map(({ kind, day, minute, facts }, index) => {
    const at = new Date(vietnamInstant(day, minute)).toISOString();
    const [source, sourceRow, reason] = [null, null, null];
    const who = { actorId: actor, actorName: 'Cán bộ đo tải' };
    return {
      dossierId: id,
      seq: index + 1,
      kind,
      occurredAt: at,
      recordedAt: at,
      ...who,
      source,
      sourceRow,
      reason,
      notes: [],
      facts,
    };
  });
}

function firstFacts(
  random: Random,
  commune: Commune,
  province: Province,
  day: PlainDate,
  due: DueDate,
): Partial<DossierFacts> {
  const procedure = random.pick(province.procedures);
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  const [idNumber, phone] = [`0000${digits(8)}`, `0000${digits(6)}`];
  const applicant = { kind: 'citizen', name: inventedName(random), idNumber, phone } as const;
  return {
    procedureId: procedure.id,
    procedureName: procedure.name,
    fieldId: procedure.fieldId,
    sectionId: commune.sectionId,
    assigneeId: null,
    channel: random.chance(55) ? 'online-full' : random.pick(CHANNELS),
    nonLocal: random.chance(3),
    applicant: { ...applicant, address: `Tổ ${random.between(1, 12)}`, email: null, proxy: null },
    summary: null,
    setCount: 1,
    resultChannel: 'counter',
    status: 2,
    receivedAt: new Date(vietnamInstant(day, 480)).toISOString(),
    due,
    digitised: random.chance(70),
    reused: random.chance(30),
    fee: random.chance(40) ? random.between(1, 40) * 5_000 : null,
    paidOnline: random.chance(20),
  };
}

/** A UUIDv7 of the moment of receipt, from the seed. */
function timedId(random: Random, ms: number): DossierId {
  const hex = (count: number) => Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}` as DossierId;
}
