import { RollUpDifference } from '#core/dossiers/contributions.ts';
import type { DossierFacts, DossierId } from '#core/dossiers/dossier.ts';
import { after, changedFacts, rebuild } from '#core/dossiers/history.ts';
import { brokenDays, importedFacts, occurredAtOf } from '#core/dossiers/imported-facts.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { ImportSource, ImportTarget, RowOutcome } from '#server/platform/import-target.ts';
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

/** What an export of the provincial system may write: events for what is new or changed, nothing for what is equal. */
export const dossierImport: ImportTarget = {
  name: 'dossiers',

  async compareBatch(tx, source, rows) {
    const { decisions } = await decide(tx, source, rows);
    return decisions.map(({ outcome }) => outcome);
  },

  async applyBatch(tx, source, rows) {
    const { decisions, catalogue } = await decide(tx, source, rows);
    const dossiers: StoredDossier[] = [];
    const events: StoredEvent[] = [];
    const rollUp = new RollUpDifference();
    for (const { before, now, event } of decisions) {
      if (now && event) {
        dossiers.push(now);
        events.push(event);
        rollUp.add(before, now);
      }
    }
    if (dossiers.length > 0) {
      const { agencyId } = source;
      await saveDossiers(tx, { agencyId, changedAt: source.at.toISOString(), dossiers, events, rollUp });
      await reserveNumbers(
        tx,
        agencyId,
        catalogue.agencyCodes,
        dossiers.map(({ code }) => code),
      );
    }
    return decisions.map(({ outcome }) => outcome);
  },
};

async function decide(tx: Database, source: ImportSource, rows: readonly ImportedDossier[]) {
  const catalogue = await loadCatalogue(tx, source.agencyId, rows);
  const codes = rows.map(({ code }) => code);
  const known = await loadDossiersByCode(tx, source.agencyId, codes);
  const decisions = rows.map((row) => decideRow(source, catalogue, known.get(row.code), row));
  return { decisions, catalogue };
}

function decideRow(
  source: ImportSource,
  catalogue: Catalogue,
  current: StoredDossier | undefined,
  row: ImportedDossier,
): Decision {
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
