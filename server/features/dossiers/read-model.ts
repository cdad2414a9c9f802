import type { QueueCounts } from '#core/dossiers/contract.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { soonDay } from './desk-service.ts';
import { countQueues } from './list-view.ts';

/** How much lies in each work queue of an agency today: the same counts as on the pages they lead to. */
export async function workQueues(tx: Database, agencyId: UnitId, today: PlainDate): Promise<QueueCounts['unit']> {
  const soon = await soonDay(tx, agencyId, today);
  const counts = await countQueues(tx, { agencyId, accountId: undefined, today, soon });
  return counts.unit;
}
