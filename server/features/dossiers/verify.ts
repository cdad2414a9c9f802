import { type Counts, MEASURES, type Measure } from '#core/dossiers/contributions.ts';
import { rebuild } from '#core/dossiers/history.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Difference, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { loadCoarseDifferences } from './coarse-verify-view.ts';
import { dossierRow, type StoredDossier } from './dossier-row-repository.ts';
import { loadChunk, loadOrphanEvents, loadRollUp, onOneMoment, type RollUpGrains } from './verify-view.ts';

const CHUNK = 2_000;

/** Replays every dossier's events and adds up what they count; says where the register or its roll-up differs. */
export async function verifyDossiers({ deps, scope, say }: SystemContext): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const agencyId of scope.units) {
    const found = await readIn(deps.db, scope, (tx) => verifyAgency(tx, agencyId));
    if (found.dossiers > 0) {
      say(`${deps.directory.byId(agencyId)?.slug ?? agencyId}: ${found.dossiers} hồ sơ`);
    }
    differences.push(...found.differences);
  }
  return differences;
}

async function verifyAgency(tx: Database, agencyId: UnitId) {
  await onOneMoment(tx);
  const differences: Difference[] = [];
  const rollUp = new RollUpDifference();
  let dossiers = 0;
  for (let chunk = await loadChunk(tx, agencyId, undefined, CHUNK); chunk.length > 0; ) {
    for (const { dossier, events } of chunk) {
      const rebuilt = { ...dossier, ...rebuild(events) };
      differences.push(...stateDifferences(dossier, rebuilt));
      rollUp.add(undefined, rebuilt);
    }
    dossiers += chunk.length;
    chunk = await loadChunk(tx, agencyId, chunk.at(-1)?.dossier.id, CHUNK);
  }
  differences.push(...rollUpDifferences(agencyId, rollUp, await loadRollUp(tx, agencyId)));
  const coarse = await loadCoarseDifferences(tx, agencyId);
  differences.push(...coarse.map(({ key, ...difference }) => ({ ...difference, where: `${agencyId}|${key}` })));
  for (const { id } of await loadOrphanEvents(tx, agencyId)) {
    differences.push({ what: 'dossier_event', where: `${agencyId}|${id}`, stored: 'sự kiện', recomputed: '' });
  }
  return { dossiers, differences };
}

function stateDifferences(stored: StoredDossier, rebuilt: StoredDossier): readonly Difference[] {
  const [is, should] = [dossierRow(stored, ''), dossierRow(rebuilt, '')];
  const columns = Object.keys(is) as (keyof typeof is)[];
  return columns
    .filter((column) => JSON.stringify(is[column]) !== JSON.stringify(should[column]))
    .map((column) => ({
      what: `dossier.${column}`,
      where: stored.code,
      stored: JSON.stringify(is[column]),
      recomputed: JSON.stringify(should[column]),
    }));
}

const GRAINS = {
  d: (day: string) => day,
  m: (day: string) => `${day.slice(0, 7)}-01`,
  y: (day: string) => `${day.slice(0, 4)}-01-01`,
} as const;

function rollUpDifferences(agencyId: UnitId, rollUp: RollUpDifference, stored: RollUpGrains): readonly Difference[] {
  const recomputed = new Map<string, Counts>();
  for (const { day, fieldId, channel, counts } of rollUp.rows()) {
    for (const [grain, startOf] of Object.entries(GRAINS)) {
      const key = `${grain}|${startOf(day)}|${fieldId}|${channel}`;
      recomputed.set(key, added(recomputed.get(key) ?? {}, counts));
    }
  }
  const keys = [...new Set([...recomputed.keys(), ...stored.keys()])].sort();
  return keys.flatMap((key) =>
    MEASURES.filter((measure) => countOf(recomputed, key, measure) !== countOf(stored, key, measure)).map(
      (measure) => ({
        what: `dossier_daily.${measure}`,
        where: `${agencyId}|${key}`,
        stored: String(countOf(stored, key, measure)),
        recomputed: String(countOf(recomputed, key, measure)),
      }),
    ),
  );
}

function countOf(rows: RollUpGrains, key: string, measure: Measure): number {
  return rows.get(key)?.[measure] ?? 0;
}

function added(to: Counts, counts: Counts): Counts {
  const sums = { ...to };
  for (const measure of MEASURES) {
    const by = counts[measure];
    if (by) {
      sums[measure] = (sums[measure] ?? 0) + by;
    }
  }
  return sums;
}
