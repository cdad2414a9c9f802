import type { CriteriaSetId, Scheme } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import type { UnitYears, YearResult } from '#core/assessments/result/contract.ts';
import { bandOfWhole, measuredWhole } from '#core/assessments/result/standings.ts';
import { changeOf } from '#core/assessments/result/year-on-year.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { requireScheme } from '#server/features/assessments/criteria-sets.ts';
import { originsOf } from '#server/features/units/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { type RankingAsking, rankingScope } from './ranking-service.ts';
import { differenceText, resultText, unitToWire } from './ranking-wire.ts';
import { type ListedResult, resultsSince } from './results-view.ts';

/** A trend of up to five years. */
const YEARS = 5;

type Found = ListedResult & SheetTerm & { readonly setName: string };

/**
 * The settled results of a unit, newest first. What its predecessors were given stands beside it as it was reported:
 * their points and ranks are never added up or compared with its own.
 */
export async function readUnitYears(deps: Deps, asking: RankingAsking): Promise<UnitYears> {
  const { agencyId } = asking.unit;
  return readIn(deps.db, rankingScope(deps, asking), async (tx) => {
    const origin = (await originsOf(tx, [agencyId])).get(agencyId);
    const predecessors = origin?.predecessors ?? [];
    const from = Number(vietnamDay(deps.now()).slice(0, 4)) - YEARS;
    const found = await resultsSince(tx, [agencyId, ...predecessors], from);
    const ids = [...new Set(found.map(({ criteriaSetId }) => criteriaSetId))];
    const schemes = new Map<CriteriaSetId, Scheme>(
      await Promise.all(ids.map(async (id) => [id, await requireScheme(tx, id)] as const)),
    );
    const items = found.flatMap((one) => {
      const scheme = schemes.get(one.criteriaSetId);
      const before = found.find(
        ({ agencyId: unit, year, term }) => unit === one.agencyId && year === one.year - 1 && term === one.term,
      );
      const schemeBefore = before && schemes.get(before.criteriaSetId);
      return scheme && one.sums
        ? [
            {
              ...unitToWire(deps.directory, one.agencyId),
              own: one.agencyId === agencyId,
              ...yearToWire(one, scheme, before && schemeBefore ? { found: before, scheme: schemeBefore } : undefined),
            },
          ]
        : [];
    });
    const mergedOn = origin && predecessors.length > 0 ? origin.since : null;
    const why =
      mergedOn === null
        ? ''
        : `Đơn vị thành lập ngày ${formatDate(mergedOn)} từ ${predecessors.length} đơn vị cũ. Kết quả của từng đơn vị cũ giữ như đã công bố; điểm và thứ hạng không cộng và không so qua lần sáp nhập, vì bộ máy được chấm và danh sách xếp hạng đã khác.`;
    return { items, total: items.length, mergedOn, why };
  });
}

function side({ sums, decided }: Found, { set }: Scheme) {
  const { value, max } = sums ? measuredWhole(set, sums) : { value: 0, max: 0 };
  return { value, max, rank: decided?.rank ?? 0, rankOf: decided?.rankOf ?? 0, scale: `${set.code} ${set.result}` };
}

function yearToWire(
  found: Found,
  scheme: Scheme,
  before: { readonly found: Found; readonly scheme: Scheme } | undefined,
): Omit<YearResult, 'unit' | 'unitName' | 'own'> {
  const { sums, decided, year, term, setName } = found;
  if (!sums) {
    throw new Error('a settled sheet without its sums');
  }
  const ranked = decided !== undefined && before?.found.decided !== undefined;
  const change = changeOf(side(found, scheme), before && side(before.found, before.scheme), false, ranked);
  return {
    year,
    term,
    setName,
    kind: scheme.set.result,
    result: resultText(measuredWhole(scheme.set, sums).value),
    index: pointsString(sums.index),
    max: pointsString(sums.max),
    lost: pointsString(sums.lost),
    lostCriteria: sums.lostCriteria,
    band: bandOfWhole(scheme.set, sums) ?? null,
    rank: decided?.rank ?? null,
    rankOf: decided?.rankOf ?? null,
    change: change.kind === 'change' ? { value: differenceText(change.value), places: change.places ?? null } : null,
    areas: scheme.set.criteria.flatMap(({ code, name, level }) => {
      const area = level === 'area' ? sums.areas[code] : undefined;
      return area ? [{ code, name, max: pointsString(area[0]), points: pointsString(area[1]) }] : [];
    }),
  };
}
