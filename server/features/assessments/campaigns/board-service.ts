import type { z } from 'zod';
import { BOARD_STEPS, standingOf } from '#core/assessments/campaigns/board.ts';
import type { CampaignId } from '#core/assessments/campaigns/campaign.ts';
import type { BoardResponse, BoardRow, boardQuery } from '#core/assessments/campaigns/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { endsOf } from '#server/features/units/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { type Asked, requireCampaignOf } from './campaign-access.ts';
import { endToWire } from './campaign-reading.ts';
import { boardUnits } from './campaign-view.ts';

type BoardQuery = z.output<typeof boardQuery>;

/** Unit × phase of a campaign: a fixed number of statements, however many units. Only units that the person may see. */
export async function readBoard(
  { deps, scope, unit }: Asked,
  id: CampaignId,
  query: BoardQuery,
): Promise<BoardResponse> {
  const day = vietnamDay(deps.now());
  const rows = await readIn(deps.db, scope, async (tx): Promise<readonly BoardRow[]> => {
    const campaign = await requireCampaignOf(tx, unit.agencyId, id);
    const reach = new Set(scope.units);
    const units = (await boardUnits(tx, campaign, campaign.criteriaSetId)).filter(({ unitId }) => reach.has(unitId));
    const lastDay = day > campaign.period.to ? campaign.period.to : day;
    const ends = await endsOf(
      tx,
      units.map(({ unitId }) => unitId),
      lastDay,
    );
    return units.map((one) => {
      const end = ends.get(one.unitId);
      const named = deps.directory.byId(one.unitId);
      const { step, until, late } = standingOf(campaign, { ...one, ended: end !== undefined }, day);
      return {
        unit: named?.slug ?? '',
        unitName: named?.name ?? '',
        group: one.group,
        step,
        late,
        until: until ?? null,
        scored: one.sheet?.scored ?? 0,
        appraised: one.sheet?.appraised ?? 0,
        leaves: one.leaves,
        proposed: one.proposed,
        opened: one.sheet !== undefined,
        submittedAt: one.submittedAt?.toISOString() ?? null,
        reopened: [...one.reopenings],
        ended: end ? endToWire(deps, end) : null,
      };
    });
  });
  return pageOfBoard(rows, query);
}

/** Counts over all units; the page over those that were asked for. */
function pageOfBoard(rows: readonly BoardRow[], { step, late, group, q, page, size }: BoardQuery): BoardResponse {
  const words = q ? fold(q) : '';
  const wanted = rows
    .filter(
      (row) =>
        (step === undefined || row.step === step) &&
        (!late || row.late) &&
        (group === undefined || row.group === group) &&
        (words === '' || fold(row.unitName).includes(words)),
    )
    .sort((a, b) => a.group.localeCompare(b.group, 'vi') || a.unitName.localeCompare(b.unitName, 'vi'));
  return {
    items: wanted.slice((page - 1) * size, page * size),
    total: wanted.length,
    all: rows.length,
    late: rows.filter((row) => row.late).length,
    steps: BOARD_STEPS.map((one) => ({ step: one, units: rows.filter((row) => row.step === one).length })),
    groups: [...new Set(rows.map((row) => row.group))].sort((a, b) => a.localeCompare(b, 'vi')),
  };
}
