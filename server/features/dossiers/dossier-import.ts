import type { DossierFacts, DossierId } from '#core/dossiers/dossier.ts';
import { after, changedFacts, rebuild } from '#core/dossiers/history.ts';
import { brokenDays, importedFacts, occurredAtOf } from '#core/dossiers/imported-facts.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { ImportSource, ImportTarget, RowOutcome } from '#server/platform/import-target.ts';
import { addDossiers } from './batch-repository.ts';
import { loadDossiersByCode, reserveNumbers, saveDossiers } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';
import { type Catalogue, loadCatalogue, referencesOf } from './import-references-view.ts';

/** One row decided: what it comes to and, where it says something new, the dossier after it. */
interface Decision {
  readonly outcome: RowOutcome;
  readonly before?: StoredDossier | undefined;
  readonly now?: StoredDossier;
  readonly event?: StoredEvent;
}

/**
 * Rows written in one statement; while the database takes one slice, the next are decided. Few enough to fit into the
 * buffer of the connection: a larger one leaves in pieces, and the database waits for us between them.
 */
export const SLICE = 200;
const SLICES_AHEAD = 3;

/** What an export of the provincial system may write: events for what is new or changed, nothing for what is equal. */
export const dossierImport: ImportTarget = {
  name: 'dossiers',

  async compareBatch(tx, source, rows) {
    const known = await loadKnown(tx, source, rows);
    return rows.map((row) => decideRow(source, known, row).outcome);
  },

  async applyBatch(tx, source, rows) {
    const known = await loadKnown(tx, source, rows);
    const outcomes = new Array<RowOutcome>(rows.length);
    const codes: string[] = [];
    // The roll-up of the whole batch is written once, at its end: most rows of a batch fall on the same few days.
    const rollUp = new RollUpDifference();
    const writing: Promise<void>[] = [];
    const ordered = byReceipt(rows);
    for (let start = 0; start < ordered.length; start += SLICE) {
      const decisions = ordered.slice(start, start + SLICE).map(({ row, place }) => {
        const decision = decideRow(source, known, row);
        outcomes[place] = decision.outcome;
        return decision;
      });
      codes.push(...decisions.flatMap(({ now }) => now?.code ?? []));
      const next = write(tx, source, decisions, rollUp);
      next.catch(() => undefined); // told where it is awaited; until then it must not count as unhandled
      writing.push(next);
      await writing.at(-SLICES_AHEAD);
      await sent();
    }
    const { agencyId, at } = source;
    await Promise.all([
      ...writing,
      saveDossiers(tx, { agencyId, changedAt: at.toISOString(), dossiers: [], events: [], rollUp }),
      reserveNumbers(tx, agencyId, known.catalogue.agencyCodes, codes),
    ]);
    return outcomes;
  },
};

/**
 * The rows of a batch by the moment of receipt, with their places in it: neighbours in the indexes (by day, by a code
 * that holds the day) are written one after the other, whatever the order of the file.
 */
function byReceipt(rows: readonly ImportedDossier[]) {
  const placed = rows.map((row, place) => ({ row, place }));
  return placed.sort((a, b) => compare(a.row.receivedAt, b.row.receivedAt));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Gives the statement its way to the database before the processor is taken again. */
function sent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Writes the dossiers and events of one slice; what they add to the roll-up is put into `rollUp`. */
async function write(
  tx: Database,
  source: ImportSource,
  decisions: readonly Decision[],
  rollUp: RollUpDifference,
): Promise<void> {
  const added = { dossiers: [] as StoredDossier[], events: [] as StoredEvent[] };
  const changed = { dossiers: [] as StoredDossier[], events: [] as StoredEvent[] };
  for (const { before, now, event } of decisions) {
    if (now && event) {
      const { dossiers, events } = before ? changed : added;
      dossiers.push(now);
      events.push(event);
      rollUp.add(before, now);
    }
  }
  const { agencyId } = source;
  const changedAt = source.at.toISOString();
  if (added.dossiers.length > 0) {
    await addDossiers(tx, { agencyId, changedAt, ...added });
  }
  if (changed.dossiers.length > 0) {
    await saveDossiers(tx, { agencyId, changedAt, ...changed, rollUp: new RollUpDifference() });
  }
}

/** What is known before the rows are looked at, asked in a few statements for the whole batch. */
interface Known {
  readonly catalogue: Catalogue;
  readonly dossiers: ReadonlyMap<string, StoredDossier>;
}

async function loadKnown(tx: Database, source: ImportSource, rows: readonly ImportedDossier[]): Promise<Known> {
  const codes = rows.map(({ code }) => code);
  const [catalogue, dossiers] = await Promise.all([
    loadCatalogue(tx, source.agencyId, rows),
    loadDossiersByCode(tx, source.agencyId, codes),
  ]);
  return { catalogue, dossiers };
}

function decideRow(source: ImportSource, { catalogue, dossiers }: Known, row: ImportedDossier): Decision {
  const current = dossiers.get(row.code);
  if (current?.ownership === 'owned') {
    return { outcome: { outcome: 'conflict', code: 'dossier-code-taken', detail: { code: row.code } } };
  }
  const references = referencesOf(catalogue, row);
  if (!references) {
    return { outcome: { outcome: 'bad', code: 'field-unknown', detail: { field: row.field ?? row.procedureName } } };
  }
  const learnedAt = source.at.toISOString();
  const facts = importedFacts(row, references, current, learnedAt);
  const whole: DossierFacts = { ...(current ?? rebuild([])), ...facts };
  const broken = brokenDays(whole);
  if (broken) {
    return { outcome: { outcome: 'bad', ...broken } };
  }
  if (!current) {
    return newDossier(source, row, facts);
  }
  const changed = changedFacts(current, facts);
  if (Object.keys(changed).length === 0) {
    return { outcome: { outcome: 'equal' } };
  }
  const event = eventOf(source, row, current, changed);
  return { outcome: { outcome: 'changed' }, before: current, now: { ...current, ...after(current, event) }, event };
}

function newDossier(source: ImportSource, row: ImportedDossier, facts: Partial<DossierFacts>): Decision {
  const id = newId<DossierId>(source.at);
  const event = eventOf(source, row, { id, version: 0 }, changedFacts(rebuild([]), facts));
  const register = { id, agencyId: source.agencyId, code: row.code, ownership: 'imported' } as const;
  return { outcome: { outcome: 'new' }, now: { ...rebuild([event]), ...register }, event };
}

function eventOf(
  source: ImportSource,
  row: ImportedDossier,
  dossier: Pick<StoredDossier, 'id' | 'version'>,
  facts: Partial<DossierFacts>,
): StoredEvent {
  return {
    dossierId: dossier.id,
    seq: dossier.version + 1,
    kind: 'imported',
    occurredAt: occurredAtOf(facts, source.at.toISOString()),
    recordedAt: source.at.toISOString(),
    actorId: source.actor.accountId ?? null,
    actorName: source.actor.name,
    source: source.fileName,
    sourceRow: row.row,
    reason: null,
    notes: [],
    facts,
  };
}
