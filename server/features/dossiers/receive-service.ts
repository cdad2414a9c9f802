import type { ChangedDossier, ReceiveRequest } from '#core/dossiers/contract.ts';
import { requireReceiptTime } from '#core/dossiers/moves.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import { type Database, isRefusedByDatabase } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Asked, inGroups } from '#server/platform/in-groups.ts';
import { NO_UNITS, readIn, requireWritable, type Scope, withinAgency, writeInEach } from '#server/platform/scope.ts';
import { promiseOf, requireProcedure } from './promise-service.ts';
import { type Receipt, type ReceiptOutcome, saveReceipts } from './receive-together.ts';

type Receive = (receipt: Receipt) => Promise<ChangedDossier>;
const receiving = new WeakMap<Database, Receive>();

/**
 * Takes a dossier in at the counter: code, promise, first event, roll-up and audit in one transaction. Receipts that
 * come while others are being written go together into the next transaction (decision 0022).
 */
export async function receiveDossier(
  deps: Pick<Deps, 'db' | 'now'>,
  scope: Scope,
  agencyId: UnitId,
  request: ReceiveRequest,
): Promise<ChangedDossier> {
  const now = deps.now();
  const receivedAt = request.receivedAt ? new Date(request.receivedAt).toISOString() : now.toISOString();
  requireReceiptTime(receivedAt, now.toISOString(), request.lateReason);
  requireWritable(scope, agencyId);
  const receive = receiving.get(deps.db) ?? receivingInGroups(deps.db);
  receiving.set(deps.db, receive);
  return receive({ scope, agencyId, request, now, receivedAt });
}

/** A transaction for each core of the smallest machine; more of them share the same cores. */
const UNDER_WAY = 2;
const MOST_TOGETHER = 32;
/** An agency whose ledger is held longer, by an import say, must not hold up the others of its group. */
const LOCKED_WITHIN_MS = 100;

function receivingInGroups(db: Database): Receive {
  return inGroups<Receipt, ChangedDossier>((group) => receiveGroup(db, group), {
    keyOf: ({ receivedAt }) => vietnamDay(receivedAt),
    underWay: UNDER_WAY,
    most: MOST_TOGETHER,
  });
}

type AskedReceipt = Asked<Receipt, ChangedDossier>;

/**
 * Where PostgreSQL refuses the transaction for any of them, or an agency is busy, nothing of it stands: each is received
 * by itself then, and the next group need not wait for them. Where the line broke nobody knows whether it stands: a
 * second try could receive twice.
 */
async function receiveGroup(db: Database, group: readonly AskedReceipt[]): Promise<void> {
  const agencies = [...new Set(group.map(({ item }) => item.agencyId))];
  const fence = { actor: NO_UNITS.actor, units: agencies, writeUnits: agencies };
  const save = (tx: Database) =>
    saveReceipts(
      tx,
      group.map(({ item }) => item),
    );
  try {
    const options = { plans: 'kept', lockWithinMs: LOCKED_WITHIN_MS } as const;
    const outcomes = await writeInEach(db, fence, agencies, save, options);
    for (const [place, asked] of group.entries()) {
      tell(asked, outcomes[place]);
    }
  } catch (error) {
    if (!isRefusedByDatabase(error)) {
      throw error;
    }
    for (const asked of group) {
      void receiveAlone(db, asked);
    }
  }
}

async function receiveAlone(db: Database, asked: AskedReceipt): Promise<void> {
  const { scope, agencyId } = asked.item;
  const save = (tx: Database) => saveReceipts(tx, [asked.item]);
  try {
    const [outcome] = await writeInEach(db, withinAgency(scope, agencyId), [agencyId], save, { plans: 'kept' });
    tell(asked, outcome);
  } catch (error) {
    asked.reject(error);
  }
}

function tell({ resolve, reject }: AskedReceipt, outcome: ReceiptOutcome | undefined): void {
  if (outcome && 'changed' in outcome) {
    resolve(outcome.changed);
  } else {
    reject(outcome?.error ?? new Error('a receipt was left without an answer'));
  }
}

/** The promise and the days it counts, before anything is saved. */
export async function previewPromise(
  deps: Pick<Deps, 'db' | 'now'>,
  scope: Scope,
  agencyId: UnitId,
  query: { readonly procedureId: string; readonly receivedAt?: string | undefined; readonly verification: boolean },
) {
  const receivedAt = new Date(query.receivedAt ?? deps.now()).toISOString();
  return readIn(deps.db, scope, async (tx) => {
    const procedure = await requireProcedure(tx, agencyId, query.procedureId, receivedAt);
    const { due, counted } = await promiseOf(tx, agencyId, procedure, receivedAt, query.verification);
    return { due, counted: [...counted], limit: limitWords(procedure.limit) };
  });
}
