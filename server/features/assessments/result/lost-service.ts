import type { AssessmentId } from '#core/assessments/assessment.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { LostPointsAnswer, LostSummary } from '#core/assessments/result/contract.ts';
import { bySection, winBackInWords } from '#core/assessments/result/lost-points.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { loadAssessment } from '#server/features/assessments/assessment-repository.ts';
import { lostPoints } from '#server/features/assessments/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { hasRemediationPlan, lostInPublication, lostOverSheets, tasksOfSheet } from './lost-view.ts';
import { type RankingAsking, rankingScope, requireRankingKey } from './ranking-service.ts';
import { loadRankedList, type RankedList } from './ranking-source.ts';
import { areaOf, unitToWire } from './ranking-wire.ts';

/** Bảng điểm mất of a settled sheet, by responsible section. */
export async function readLostPoints(deps: Deps, asking: RankingAsking, sheet: string): Promise<LostPointsAnswer> {
  const term = requireSheetTerm(sheet);
  const { unit } = asking;
  return readIn(deps.db, rankingScope(deps, asking), async (tx) => {
    const assessment = await loadAssessment(tx, unit.agencyId, term);
    const lost = assessment && (await lostPoints(tx, unit.agencyId, term.year, term.term));
    if (!assessment || !lost) {
      throw refuse('result-not-settled', { sheet });
    }
    const tasks = await tasksOfSheet(tx, unit.agencyId, assessment.id);
    const planYear = term.year + 1;
    return {
      ...unitToWire(deps.directory, unit.agencyId),
      ...term,
      state: assessment.state,
      index: pointsString(lost.index),
      max: pointsString(lost.max),
      lost: pointsString(lost.lost),
      decision: lost.publishedBy
        ? { number: lost.publishedBy.number, date: lost.publishedBy.date, issuer: lost.publishedBy.issuer }
        : null,
      planYear,
      hasPlan: await hasRemediationPlan(tx, unit.agencyId, planYear),
      sections: bySection(lost.lines).map(({ section, lost: sum, lines }) => ({
        section,
        lost: pointsString(sum),
        lines: lines.map((line) => ({
          code: line.code,
          name: line.name,
          area: line.area,
          max: pointsString(line.max),
          points: pointsString(line.points),
          lost: pointsString(line.lost),
          reason: line.reason,
          unexplained: assessment.historical && line.unexplained !== 0 ? pointsString(line.unexplained) : null,
          explanation: line.explanation,
          winBack: winBackInWords(line),
          task: tasks.get(line.code) ?? null,
        })),
      })),
    };
  });
}

/** Which criteria lose most points over all units of a list, and where. */
export async function readLostSummary(deps: Deps, asking: RankingAsking, keyText: string): Promise<LostSummary> {
  const key = requireRankingKey(keyText);
  return readIn(deps.db, rankingScope(deps, asking), async (tx) => {
    const list = await loadRankedList(tx, deps, asking.unit, key);
    return summaryOf(tx, deps, keyText, list, key.kind === 'published');
  });
}

export async function summaryOf(
  tx: Database,
  { directory }: Deps,
  key: string,
  list: RankedList,
  published: boolean,
): Promise<LostSummary> {
  const found =
    published && list.publication
      ? await lostInPublication(tx, list.publication)
      : await lostOverSheets(tx, sheetsOf(list));
  const items = found.flatMap(({ code, units, of, lost, most }) => {
    const criterion = list.scheme.leafOf.get(code)?.criterion;
    return criterion
      ? [
          {
            code,
            name: criterion.name,
            area: areaOf(list.scheme.set, criterion),
            section: criterion.section,
            max: pointsString(criterion.max),
            units,
            of,
            lost: pointsString(lost),
            most: most.map((one) => ({
              ...unitToWire(directory, one.unit),
              lost: pointsString(one.lost),
              reason: one.reason,
            })),
          },
        ]
      : [];
  });
  const lostBy = found.map(({ code, lost }) => ({
    section: list.scheme.leafOf.get(code)?.criterion.section ?? '',
    lost,
  }));
  return {
    key,
    title: list.title,
    year: list.year,
    term: list.term,
    units: list.units.length,
    lost: pointsString(found.reduce((sum, { lost }) => sum + lost, 0)),
    items,
    total: items.length,
    sections: bySection(lostBy).map(({ section, lost, lines }) => ({
      section,
      lost: pointsString(lost),
      criteria: lines.length,
    })),
  };
}

function sheetsOf({ units, sheetIds }: RankedList): readonly (readonly [UnitId, AssessmentId])[] {
  return units.flatMap(({ unitId }): readonly (readonly [UnitId, AssessmentId])[] => {
    const id = sheetIds.get(unitId);
    return id ? [[unitId, id]] : [];
  });
}
