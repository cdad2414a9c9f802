import { refuse } from '#core/assessments/refusals.ts';
import type { RankingAnswer, RankingList } from '#core/assessments/result/contract.ts';
import { type RankingKey, rankingKeyText, readRankingKey } from '#core/assessments/result/ranking-key.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { predecessorsOf } from '#server/features/units/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { publicationsOf } from './publication-view.ts';
import { loadRankedList } from './ranking-source.ts';
import { decisionToWire, rankingToWire } from './ranking-wire.ts';
import { listRankedTerms } from './results-view.ts';

export interface RankingAsking {
  readonly identity: Identity | null;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

export function requireRankingKey(text: string): RankingKey {
  const key = readRankingKey(text);
  if (!key) {
    throw refuse('ranking-unknown');
  }
  return key;
}

/**
 * Who sees the results of the units below before they are published: whoever reaches those units, and the chair of the
 * committee that will publish them.
 */
export function rankingScope({ directory }: Deps, { identity, scope, unit }: RankingAsking): Scope {
  const publishes = (identity?.grants ?? []).some(
    ({ role, unitId, reads }) => role === 'chair' && unitId === unit.agencyId && reads.includes(unit.agencyId),
  );
  return publishes ? { ...scope, units: directory.reachOf(unit.agencyId, true).reads } : scope;
}

/** What a committee may look at: the lists of the units below it, and every decision that ranks it or that it published. */
export async function readRankings(deps: Deps, asking: RankingAsking): Promise<RankingList> {
  const { unit } = asking;
  return readIn(deps.db, rankingScope(deps, asking), async (tx) => {
    const terms = await listRankedTerms(tx, unit.agencyId);
    const units = [unit.agencyId, ...(await predecessorsOf(tx, unit.agencyId))];
    const publications = await publicationsOf(tx, unit.agencyId, units);
    return {
      items: terms.map(({ campaignId, campaignName, setId, setName, year, term, ...counts }) => ({
        key: rankingKeyText(
          campaignId === null ? { kind: 'sheets', setId, year, term } : { kind: 'campaign', campaignId },
        ),
        year,
        term,
        title: campaignName ?? `Kết quả ${termInWords({ year, term })}`,
        setName,
        units: counts.sheets,
        settled: counts.settled,
        published: counts.published,
      })),
      decisions: publications.map((publication) => ({
        key: rankingKeyText({ kind: 'published', publicationId: publication.id }),
        year: publication.year,
        term: publication.term,
        title: publication.title,
        units: publication.units,
        decision: decisionToWire(deps.directory, publication),
      })),
    };
  });
}

/** A list ranked by the whole, an area or a criterion. */
export async function readRanking(
  deps: Deps,
  asking: RankingAsking,
  keyText: string,
  by: string | undefined,
): Promise<RankingAnswer> {
  const key = requireRankingKey(keyText);
  return readIn(deps.db, rankingScope(deps, asking), async (tx) =>
    rankingToWire(deps, keyText, await loadRankedList(tx, deps, asking.unit, key), by),
  );
}
