import { z } from 'zod';
import {
  type DossierLine,
  type ExportQuery,
  type FigureQuery,
  type InboxQuery,
  inbox,
  queueCounts,
} from '#core/dossiers/contract.ts';
import { type Channel, refuse } from '#core/dossiers/dossier.ts';
import { maskedIdNumber } from '#core/dossiers/masking.ts';
import { searchWordsOf } from '#core/dossiers/search-words.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { agenciesBelow } from '#server/features/units/read-model.ts';
import { type Remember, recordsVersion } from '#server/platform/answer-memory.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';
import { readAtOnce, readIn, type Scope, type UnitRef, withinAgency } from '#server/platform/scope.ts';
import { type SoonDays, todayOf } from './desk-service.ts';
import { csvOf, xlsxOf } from './list-export.ts';
import {
  countQueues,
  type Desk,
  type FigureOf,
  type ListedDossier,
  listFigure,
  listInbox,
  searchDossiers,
} from './list-view.ts';

type Ground = Pick<Deps, 'db' | 'now' | 'directory'>;

interface LineList {
  readonly items: DossierLine[];
  readonly total: number;
}

/** Inboxes and their counts as they went out, each under the version of the records behind it. */
export type DeskMemory = Remember<string>;

/** What the desk of one agency answers from: rights have been decided, so that whatever the agency holds may be shown. */
interface DeskQuestion {
  readonly scope: Scope;
  readonly agencyId: UnitId;
  readonly soonOf: SoonDays;
  readonly remember: DeskMemory;
}

/** A page of a work queue as JSON. It is remembered while no record of the agency and no catalogue has moved. */
export async function readInbox(deps: Ground, question: DeskQuestion, query: InboxQuery): Promise<string> {
  const key = [query.of, query.queue, query.fieldId ?? '', query.page, query.size];
  return rememberedDesk(deps, question, key, query.of === 'mine', async (desk) => {
    // A page behind the last one counts with a second statement.
    const read = query.page === 1 ? readAtOnce : readIn;
    const listed = await read(deps.db, withinAgency(question.scope, question.agencyId), (tx) =>
      listInbox(tx, desk, query),
    );
    return z.encode(inbox, { ...linesOf(deps.directory, listed), today: desk.today, soon: desk.soon });
  });
}

/** How much lies in each queue, as JSON; remembered like the inbox. */
export async function readQueueCounts(deps: Ground, question: DeskQuestion): Promise<string> {
  return rememberedDesk(deps, question, ['counts'], true, async (desk) =>
    z.encode(
      queueCounts,
      await readAtOnce(deps.db, withinAgency(question.scope, question.agencyId), (tx) => countQueues(tx, desk)),
    ),
  );
}

async function rememberedDesk(
  deps: Ground,
  { scope, agencyId, soonOf, remember }: DeskQuestion,
  asked: readonly (string | number)[],
  isPersonal: boolean,
  read: (desk: Desk) => Promise<unknown>,
): Promise<string> {
  const { accountId } = scope.actor;
  const today = todayOf(deps);
  const soon = await soonOf(scope, agencyId, today);
  const key = [agencyId, today, soon, isPersonal ? accountId : '', ...asked].join(' ');
  // Before the records: a change in between makes an answer look older than it is, never newer.
  const version = await recordsVersion(deps.db, [agencyId]);
  return remember(key, version, async () => JSON.stringify(await read({ agencyId, accountId, today, soon })));
}

export async function readFigure(deps: Ground, scope: Scope, agencyId: UnitId, query: FigureQuery): Promise<LineList> {
  return readIn(deps.db, scope, async (tx) => {
    const listed = await listFigure(tx, await figureOf(tx, scope, agencyId, query), query);
    return linesOf(deps.directory, listed);
  });
}

/** The dossiers that a query means: of the unit, or of those below it that the actor may see as well. */
async function figureOf(
  tx: Database,
  scope: Scope,
  agencyId: UnitId,
  query: Omit<FigureQuery, 'page' | 'size'>,
): Promise<FigureOf> {
  const below = query.below ? await agenciesBelow(tx, agencyId, query.to) : [];
  return {
    agencyIds: [agencyId, ...below.filter((id) => scope.units.includes(id))],
    figure: query.measure,
    from: query.from,
    to: query.to,
    fieldId: query.fieldId,
    channels: query.channel?.split(',') as Channel[] | undefined,
  };
}

/** A file that an office program still opens at once; longer lists are asked for in parts. */
const EXPORT_LIMIT = 20_000;

/** The whole list behind a figure as a file; identity numbers stay masked in it. */
export async function exportFigure(
  deps: Ground,
  scope: Scope,
  unit: UnitRef,
  { format, ...query }: ExportQuery,
): Promise<string | Buffer> {
  const listed = await readIn(deps.db, scope, async (tx) => {
    const of = await figureOf(tx, scope, unit.agencyId, query);
    return listFigure(tx, of, { page: 1, size: EXPORT_LIMIT });
  });
  if (listed.total > EXPORT_LIMIT) {
    throw refuse('export-too-large', { total: listed.total, limit: EXPORT_LIMIT });
  }
  const { measure: figure, from, to } = query;
  const list = { figure, from, to, unit: unit.name, lines: listed.items, at: deps.now() };
  return format === 'xlsx' ? xlsxOf(deps.directory, list) : csvOf(deps.directory, list);
}

const SEARCH_LIMIT = 20;

/** From anywhere, across every unit that the actor may see. */
export async function search(
  deps: Ground,
  scope: Scope,
  typed: string,
): Promise<{ items: DossierLine[]; more: boolean }> {
  const words = searchWordsOf(typed);
  if (!words) {
    return { items: [], more: false };
  }
  const found = await readAtOnce(deps.db, scope, (tx) => searchDossiers(tx, words, SEARCH_LIMIT + 1));
  const items = found.slice(0, SEARCH_LIMIT).map((line) => namedLine(deps.directory, line));
  return { items, more: found.length > SEARCH_LIMIT };
}

function linesOf(directory: UnitDirectory, listed: { items: readonly ListedDossier[]; total: number }): LineList {
  return { items: listed.items.map((line) => namedLine(directory, line)), total: listed.total };
}

/** A line with its unit's and section's names; the identity number is masked here, before it leaves the server. */
function namedLine(directory: UnitDirectory, line: ListedDossier): DossierLine {
  const unit = directory.byId(line.agencyId);
  const { agencyId: _, sectionId, applicantAddress: __, applicantPhone: ___, resultChannel: ____, ...shown } = line;
  return {
    ...shown,
    unit: unit?.slug ?? '',
    unitName: unit?.name ?? '',
    applicantIdNumber: maskedIdNumber(line.applicantIdNumber),
    sectionName: sectionId === null ? null : (directory.byId(sectionId)?.name ?? null),
  };
}
