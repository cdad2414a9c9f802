import type { CriteriaSet, Criterion, Scheme } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import type { Publication } from '#core/assessments/result/publication.ts';
import type { PublicationId } from '#core/assessments/result/ranking-key.ts';
import { areaCodes, type ResultSums } from '#core/assessments/result/result-sums.ts';
import {
  bandOfWhole,
  measuredWhole,
  standingsByPart,
  standingsOf,
  type UnitResult,
} from '#core/assessments/result/standings.ts';
import { readSheetKey, sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import { requireScheme } from '#server/features/assessments/criteria-sets.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { NO_UNITS, readIn, type UnitRef } from '#server/platform/scope.ts';
import {
  type ListedPublication,
  loadPublication,
  newestPublications,
  type PublishedLine,
  publicationsOfUnit,
  publishedLines,
  publishedResults,
} from '../publication-view.ts';

const PAGE = 50;

export interface PublicYears {
  readonly items: readonly (ListedPublication & { readonly ownerName: string })[];
  readonly page: number;
  readonly more: boolean;
}

/** Reads as nobody: the fence shows what is published, and nothing else is there to be found. */
function readPublic<T>({ db }: Deps, work: (tx: Database) => Promise<T>): Promise<T> {
  return readIn(db, NO_UNITS, work);
}

function nameOf({ directory }: Deps, { agencyId }: Pick<Publication, 'agencyId'>): string {
  return directory.byId(agencyId)?.name ?? '';
}

export async function readYears(deps: Deps, page: number): Promise<PublicYears> {
  const found = await readPublic(deps, (tx) => newestPublications(tx, { size: PAGE + 1, from: (page - 1) * PAGE }));
  const items = found.slice(0, PAGE).map((one) => ({ ...one, ownerName: nameOf(deps, one) }));
  return { items, page, more: found.length > PAGE };
}

export interface PublicRanking {
  readonly publication: Publication;
  readonly ownerName: string;
  readonly set: CriteriaSet;
  readonly key: string;
  readonly areas: readonly Criterion[];
  readonly area: Criterion | undefined;
  readonly groups: readonly string[];
  readonly group: string | undefined;
  readonly rows: readonly {
    readonly rank: number | undefined;
    readonly slug: string;
    readonly name: string;
    readonly value: number | undefined;
    /** Whole percent of what was attainable. */
    readonly share: number;
    readonly band: string | undefined;
  }[];
}

interface Wanted {
  readonly area?: string | undefined;
  readonly group?: string | undefined;
}

export async function readPublishedRanking(
  deps: Deps,
  id: PublicationId,
  wanted: Wanted,
): Promise<PublicRanking | undefined> {
  return readPublic(deps, async (tx) => {
    const publication = await loadPublication(tx, id);
    if (!publication) {
      return undefined;
    }
    const scheme = await requireScheme(tx, publication.criteriaSetId);
    const units = await publishedResults(tx, publication);
    const areas = scheme.set.criteria.filter(({ level }) => level === 'area');
    const area = areas.find(({ code }) => code === wanted.area);
    const groups = [...new Set(units.map(({ group }) => group))].filter(Boolean).sort();
    const group = groups.find((name) => name === wanted.group);
    const chosen = units.filter((unit) => group === undefined || unit.group === group);
    return {
      publication,
      ownerName: nameOf(deps, publication),
      set: scheme.set,
      key: sheetKeyText(publication),
      areas,
      area,
      groups,
      group,
      rows: rowsOf(deps, scheme, area, chosen, group !== undefined),
    };
  });
}

function rowsOf(
  { directory }: Deps,
  scheme: Scheme,
  area: Criterion | undefined,
  units: readonly UnitResult[],
  inGroup: boolean,
): PublicRanking['rows'] {
  const standings = area
    ? standingsByPart(scheme.set, units, ({ sums }) => sums.areas[area.code])
    : standingsOf(scheme.set, areaCodes(scheme), units);
  return units
    .map(({ unitId, sums, decided }) => {
      const standing = standings.get(unitId);
      const { value, max = 0, points = 0 } = standing?.measured ?? {};
      const unit = directory.byId(unitId);
      // The decision's own place; in a group or an area the place follows from the published points.
      const rank = area || inGroup ? standing?.rank : (decided?.rank ?? standing?.rank);
      return {
        rank,
        slug: unit?.slug ?? '',
        name: unit?.name ?? '',
        value,
        share: max === 0 ? 0 : Math.round((points * 100) / max),
        band: bandOfWhole(scheme.set, sums),
      };
    })
    .sort((a, b) => (a.rank ?? units.length + 1) - (b.rank ?? units.length + 1) || a.name.localeCompare(b.name, 'vi'));
}

export interface PublicUnit {
  readonly name: string;
  readonly publication: Publication;
  readonly ownerName: string;
  readonly set: CriteriaSet;
  readonly sums: ResultSums;
  readonly value: number;
  readonly band: string | undefined;
  readonly decided: { readonly rank: number; readonly rankOf: number } | undefined;
  readonly areas: readonly {
    readonly code: string;
    readonly name: string;
    /** undefined: bonus and penalty, whose ceilings a campaign may set and no decision repeats. */
    readonly max: Points | undefined;
    readonly points: Points;
    readonly lines: readonly (PublishedLine & { readonly name: string; readonly max: Points })[];
  }[];
  readonly others: readonly { readonly href: string; readonly label: string }[];
}

export interface PublicUnitYears {
  readonly name: string;
  readonly items: readonly { readonly href: string; readonly publication: Publication }[];
}

const hrefOf = (slug: string, publication: Publication) => `/cong-khai/don-vi/${slug}/${sheetKeyText(publication)}`;

function committee(deps: Deps, slug: string): UnitRef | undefined {
  const unit = deps.directory.bySlug(slug);
  return unit && unit.id === unit.agencyId ? unit : undefined;
}

/** The years of which a unit's result is published; undefined where there is none. */
export async function readPublishedYears(deps: Deps, slug: string): Promise<PublicUnitYears | undefined> {
  const unit = committee(deps, slug);
  const found = unit ? await readPublic(deps, (tx) => publicationsOfUnit(tx, unit.id)) : [];
  return unit && found.length > 0
    ? { name: unit.name, items: found.map((publication) => ({ href: hrefOf(slug, publication), publication })) }
    : undefined;
}

/** A unit's result of a term: by the decision that counts, or by an earlier one that is asked for. */
export async function readPublishedUnit(
  deps: Deps,
  slug: string,
  keyText: string,
  decision: PublicationId | undefined,
): Promise<PublicUnit | undefined> {
  const [unit, key] = [committee(deps, slug), readSheetKey(keyText)];
  if (!unit || !key) {
    return undefined;
  }
  return readPublic(deps, async (tx) => {
    const all = await publicationsOfUnit(tx, unit.id);
    const counting = all.find(({ year, term }) => year === key.year && term === key.term);
    const publication = decision ? await loadPublication(tx, decision) : counting;
    const result = publication && (await publishedResults(tx, publication)).find(({ unitId }) => unitId === unit.id);
    if (!publication || !result) {
      return undefined;
    }
    const scheme = await requireScheme(tx, publication.criteriaSetId);
    return {
      name: unit.name,
      publication,
      ownerName: nameOf(deps, publication),
      set: scheme.set,
      sums: result.sums,
      value: measuredWhole(scheme.set, result.sums).value,
      band: bandOfWhole(scheme.set, result.sums),
      decided: result.decided,
      areas: areasOf(scheme, result.sums, await publishedLines(tx, publication, unit.id)),
      others: all
        .filter(({ id }) => id !== publication.id)
        .map((other) => ({ href: hrefOf(slug, other), label: `Kết quả ${termInWords(other)}` })),
    };
  });
}

function areasOf(scheme: Scheme, sums: ResultSums, lines: ReadonlyMap<string, PublishedLine>): PublicUnit['areas'] {
  const outside = scheme.leaves.filter(({ side }) => side !== 'inside').map(({ criterion }) => criterion);
  const areas = scheme.set.criteria.filter(({ level }) => level === 'area');
  return [
    ...areas.flatMap((area) => {
      const [max, points] = sums.areas[area.code] ?? [0, 0];
      const below = scheme.below.get(area.code)?.map(({ criterion }) => criterion) ?? [];
      const leaves = scheme.leafOf.has(area.code) ? [area] : below;
      return [{ code: area.code, name: area.name, max, points, lines: linesFor(leaves, lines) }];
    }),
    ...(outside.length > 0
      ? [
          {
            code: '+/−',
            name: 'Điểm thưởng, điểm phạt',
            max: undefined,
            points: sums.bonus - sums.penalty,
            lines: linesFor(outside, lines),
          },
        ]
      : []),
  ];
}

function linesFor(leaves: readonly Criterion[], lines: ReadonlyMap<string, PublishedLine>) {
  return leaves.map(({ code, name, max }) => ({
    ...(lines.get(code) ?? { code, applicable: true, points: undefined, remark: '' }),
    name,
    max,
  }));
}
