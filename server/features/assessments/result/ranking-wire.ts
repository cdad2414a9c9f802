import { bandsInWords } from '#core/assessments/bands.ts';
import type { CriteriaSet, Criterion, Scheme } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { TIE_RULE_WORDS } from '#core/assessments/ranking.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { DecisionAnswer, RankedUnit, RankingAnswer } from '#core/assessments/result/contract.ts';
import type { Publication } from '#core/assessments/result/publication.ts';
import { areaCodes } from '#core/assessments/result/result-sums.ts';
import {
  bandOfWhole,
  measuredWhole,
  type Standing,
  standingsByPart,
  standingsOf,
  type UnitResult,
} from '#core/assessments/result/standings.ts';
import {
  type Change,
  changeOf,
  isMergedSince,
  mergerSentence,
  pastCounts,
} from '#core/assessments/result/year-on-year.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';
import type { PartSums, RankedList } from './ranking-source.ts';

export function decisionToWire(directory: UnitDirectory, publication: Publication): DecisionAnswer {
  const { id, number, date, issuer, signer, reason, amends = null, amendedBy = null, note } = publication;
  const owner = directory.byId(publication.agencyId)?.slug ?? '';
  return { id, owner, number, date, issuer, signer, reason, amends, amendedBy, note };
}

export const resultText = (value: number) => decimalString(value, 2, 2);
/** "+1.20", "-0.05", "0.00" */
export const differenceText = (value: number) => `${value > 0 ? '+' : ''}${resultText(value)}`;

function nodeToWire({ code, name, max }: Criterion) {
  return { code, name, max: pointsString(max) };
}

export function unitToWire(directory: UnitDirectory, unitId: UnitId) {
  const unit = directory.byId(unitId);
  return { unit: unit?.slug ?? '', unitName: unit?.name ?? '' };
}

/** The two years of a list, each ranked by the same thing. */
interface Ranks {
  readonly now: ReadonlyMap<UnitId, Standing>;
  readonly before: ReadonlyMap<UnitId, Standing & { readonly scale: string }>;
  readonly scale: string;
}

/** Results are subtracted where the same set (any version) measured the same thing with the same maximum. */
function scaleOf(set: CriteriaSet, part: Criterion | undefined): string {
  return [set.code, set.result, part ? `${part.code} ${part.max}` : ''].join(' ');
}

async function ranksOf(list: RankedList, part: Criterion | undefined): Promise<Ranks> {
  const { scheme, units, earlier } = list;
  const isArea = part?.level === 'area';
  const sums = part && !isArea ? await list.partSums(leavesOf(scheme, part.code)) : undefined;
  const sumsBefore =
    part && !isArea && earlier.units.length > 0
      ? await earlier.partSums([...earlier.schemes.values()].flatMap((other) => leavesOf(other, part.code)))
      : undefined;
  const placesOf = (of: Scheme, members: readonly UnitResult[], found: PartSums | undefined) =>
    part
      ? standingsByPart(of.set, members, (unit) => (isArea ? unit.sums.areas[part.code] : found?.get(unit.unitId)))
      : standingsOf(of.set, areaCodes(of), members);
  const before = [...earlier.schemes].flatMap(([setId, other]) => {
    const members = earlier.units.filter((unit) => unit.setId === setId);
    const scale = scaleOf(other.set, part && other.set.criteria.find(({ code }) => code === part.code));
    return [...placesOf(other, members, sumsBefore)].map(
      ([unitId, standing]) => [unitId, { ...standing, scale }] as const,
    );
  });
  return { now: placesOf(scheme, units, sums), before: new Map(before), scale: scaleOf(scheme.set, part) };
}

function leavesOf(scheme: Scheme, code: string): readonly string[] {
  const below = scheme.below.get(code) ?? [];
  return scheme.leafOf.has(code) ? [code] : below.map(({ criterion }) => criterion.code);
}

function partNamed({ set }: Scheme, by: string | undefined): Criterion | undefined {
  if (by === undefined || by === '') {
    return undefined;
  }
  const part = set.criteria.find(({ code }) => code === by);
  if (!part) {
    throw refuse('criterion-unknown', { code: by });
  }
  return part;
}

export async function rankingToWire(
  { directory }: Deps,
  key: string,
  list: RankedList,
  by: string | undefined,
): Promise<RankingAnswer> {
  const { scheme, owner, publication, earlier } = list;
  const { set } = scheme;
  const part = partNamed(scheme, by);
  const ranks = await ranksOf(list, part);
  const areas = set.criteria.filter(({ level }) => level === 'area');
  const items = itemsOf(directory, list, ranks);
  const merged = list.units.filter(({ unitId }) => isMergedSince(list.origins.get(unitId), earlier)).length;
  const why = mergerSentence(merged, list.units.length, earlier);
  return {
    key,
    title: list.title,
    year: list.year,
    term: list.term,
    owner: owner.slug,
    ownerName: owner.name,
    setId: set.id,
    setName: set.name,
    basis: set.basis,
    max: pointsString(scheme.max),
    kind: set.result,
    tieRule: TIE_RULE_WORDS[set.tieRule],
    bands: bandsInWords(set.bands, set.result),
    bandNames: set.bands.map(({ name }) => name),
    by: part ? nodeToWire(part) : null,
    areas: areas.map(nodeToWire),
    criteria: set.criteria.flatMap((criterion) =>
      criterion.level === 'criterion' || criterion.level === 'component'
        ? [{ ...nodeToWire(criterion), area: areaOf(set, criterion) }]
        : [],
    ),
    groups: [...new Set([...list.units, ...list.without].map(({ group }) => group))].filter(Boolean).sort(),
    earlier: { year: earlier.year, term: earlier.term, ranksHold: why === undefined, why: why ?? '' },
    decision: publication ? decisionToWire(directory, publication) : null,
    items,
    total: items.length,
    without: list.without
      .map(({ unitId, group, state = null }) => ({ ...unitToWire(directory, unitId), group, state }))
      .sort((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
  };
}

/** The area that a criterion belongs to; empty outside the areas (bonus, penalty). */
export function areaOf(set: CriteriaSet, criterion: Criterion): string {
  const parents = new Map(set.criteria.map((one) => [one.code, one]));
  let node: Criterion | undefined = criterion;
  while (node && node.level !== 'area') {
    node = node.parent === undefined ? undefined : parents.get(node.parent);
  }
  return node?.code ?? '';
}

/** Best first; equal places by name; those whom the part does not concern at the end. */
function itemsOf(directory: UnitDirectory, list: RankedList, ranks: Ranks): RankedUnit[] {
  const codes = areaCodes(list.scheme);
  const byArea = new Map(
    codes.map((code) => [code, standingsByPart(list.scheme.set, list.units, ({ sums }) => sums.areas[code])]),
  );
  const ranksHold = ![...list.units].some(({ unitId }) => isMergedSince(list.origins.get(unitId), list.earlier));
  const last = list.units.length + 1;
  return list.units
    .map((unit): RankedUnit => {
      const { unitId, sums } = unit;
      const standing = ranks.now.get(unitId);
      return {
        ...unitToWire(directory, unitId),
        group: unit.group,
        ...standingToWire(standing, ranks.now.size),
        result: resultText(measuredWhole(list.scheme.set, sums).value),
        index: pointsString(sums.index),
        band: bandOfWhole(list.scheme.set, sums) ?? null,
        state: list.states.get(unitId) ?? 'published',
        unexplained: sums.unexplained === 0 ? null : pointsString(sums.unexplained),
        areas: codes.flatMap((code) => {
          const found = byArea.get(code)?.get(unitId);
          return found
            ? [
                {
                  code,
                  points: pointsString(found.measured.points),
                  max: pointsString(found.measured.max),
                  rank: found.rank,
                },
              ]
            : [];
        }),
        ...comparisonOf(directory, list, ranks, unit, ranksHold),
      };
    })
    .sort((a, b) => (a.rank ?? last) - (b.rank ?? last) || a.unitName.localeCompare(b.unitName, 'vi'));
}

/** Where the part does not concern the unit there is neither a place nor points. */
function standingToWire(standing: Standing | undefined, listed: number) {
  if (!standing) {
    return {
      rank: null,
      rankOf: listed,
      groupRank: null,
      groupOf: 0,
      value: null,
      points: null,
      max: null,
      lost: '0.00',
    };
  }
  const { measured, rank, rankOf, groupRank, groupOf } = standing;
  const { value, points, max } = measured;
  return {
    ...{ rank, rankOf, groupRank, groupOf },
    value: resultText(value),
    points: pointsString(points),
    max: pointsString(max),
    lost: pointsString(Math.max(0, max - points)),
  };
}

function comparisonOf(
  directory: UnitDirectory,
  list: RankedList,
  ranks: Ranks,
  { unitId }: UnitResult,
  ranksHold: boolean,
): Pick<RankedUnit, 'before' | 'change' | 'compared' | 'past'> {
  const origin = list.origins.get(unitId);
  const merged = isMergedSince(origin, list.earlier);
  const [now, before] = [ranks.now.get(unitId), ranks.before.get(unitId)];
  const change = now ? changeBetween(now, ranks, before, merged, ranksHold) : ({ kind: 'none' } as const);
  return {
    before:
      before && !merged ? { value: resultText(before.measured.value), rank: before.rank, rankOf: before.rankOf } : null,
    change: change.kind === 'change' ? { value: differenceText(change.value), places: change.places ?? null } : null,
    compared: change.kind,
    past: merged && origin ? pastOf(directory, list, ranks, origin) : null,
  };
}

function changeBetween(
  now: Standing,
  ranks: Ranks,
  before: (Standing & { readonly scale: string }) | undefined,
  merged: boolean,
  ranksHold: boolean,
): Change {
  const side = ({ measured, rank, rankOf }: Standing, scale: string) => ({
    value: measured.value,
    max: measured.max,
    rank,
    rankOf,
    scale,
  });
  return changeOf(side(now, ranks.scale), before && side(before, before.scale), merged, ranksHold);
}

function pastOf(
  directory: UnitDirectory,
  { earlier }: RankedList,
  ranks: Ranks,
  origin: { readonly since: string; readonly predecessors: readonly UnitId[] },
) {
  const lost = new Map(earlier.units.map(({ unitId, sums }) => [unitId, sums.lostCriteria]));
  const { withResult, lostCriteria } = pastCounts(origin, lost);
  const units = origin.predecessors.map((id) => {
    const standing = ranks.before.get(id);
    return { ...unitToWire(directory, id), value: standing ? resultText(standing.measured.value) : null };
  });
  return { units, withResult, lostCriteria };
}
