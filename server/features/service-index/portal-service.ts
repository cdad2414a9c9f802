import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import type { PortalFigureRequest, PortalFigureView, PortalRowsAnswer } from '#core/service-index/contract.ts';
import { pointsText } from '#core/service-index/explain.ts';
import type { PortalFigure, PortalFigureId } from '#core/service-index/portal.ts';
import {
  type EntryGround,
  entryFrom,
  type PortalCells,
  type PortalEntry,
  type Problem,
} from '#core/service-index/portal-rows.ts';
import { refuse } from '#core/service-index/refusals.ts';
import { setOn } from '#core/service-index/set-version.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { pointsWire } from './index-wire.ts';
import {
  endPortalFigure,
  endReplaced,
  type FigurePage,
  insertPortalFigures,
  listPortalFigures,
  portalFigures,
} from './portal-repository.ts';
import { versionsNear } from './set-repository.ts';

export interface Desk {
  readonly deps: Pick<Deps, 'db' | 'now' | 'directory' | 'config'>;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

function figureWire(figure: PortalFigure): PortalFigureView {
  return {
    id: figure.id,
    month: figure.month.slice(0, 7),
    subject: figure.subject,
    points: pointsWire(figure.points),
    readOn: figure.readOn,
    readBy: figure.readBy,
    source: figure.source,
    fileName: figure.fileName ?? null,
    enteredBy: figure.enteredBy,
    enteredAt: figure.enteredAt.toISOString(),
  };
}

export async function readPortalFigures({ deps, scope, unit }: Desk, page: FigurePage) {
  const { items, total } = await readIn(deps.db, scope, (tx) => listPortalFigures(tx, unit.agencyId, page));
  return { items: items.map(figureWire), total };
}

/** What a figure may be about depends on the version in force at the end of its month. */
async function entryGround(tx: Database, unit: UnitRef, today: PlainDate): Promise<EntryGround> {
  const versions = await versionsNear(tx, unit.agencyId, today);
  return { today, componentsOf: (month) => setOn(versions, `${month.slice(0, 7)}-28`).components };
}

/** Records one figure read from the portal; what stood there before is kept and ended. */
export async function recordPortalFigure(desk: Desk, request: PortalFigureRequest): Promise<PortalFigureView> {
  const { deps, scope, unit } = desk;
  const at = deps.now();
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const ground = await entryGround(tx, unit, vietnamDay(at));
    const { entry, problems } = entryFrom({ ...request, source: request.source }, ground);
    const [first] = problems;
    if (!entry) {
      throw refuse(first?.code ?? 'portal-points-out-of-range', { problems: problems.map(({ words }) => words) });
    }
    const [figure] = await keepEntries(tx, desk, [entry], at);
    if (!figure) {
      throw new Error('a checked entry was not kept');
    }
    return figureWire(figure);
  });
}

async function keepEntries(
  tx: Database,
  { scope, unit }: Desk,
  entries: readonly PortalEntry[],
  at: Date,
): Promise<readonly PortalFigure[]> {
  const figures = entries.map(
    (entry): PortalFigure => ({
      ...entry,
      id: newId<PortalFigureId>(at),
      readBy: entry.readBy === '' ? scope.actor.name : entry.readBy,
      fileName: undefined,
      enteredBy: scope.actor.name,
      enteredAt: at,
    }),
  );
  await endReplaced(tx, unit.agencyId, figures, at);
  await insertPortalFigures(tx, unit.agencyId, figures);
  const [one, ...more] = figures;
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at,
    action: 'service-index:record-portal',
    subjectKind: 'portal-figure',
    subjectId: one?.id ?? '',
    what:
      more.length === 0 && one
        ? { month: one.month, subject: one.subject, points: pointsWire(one.points), source: one.source }
        : { figures: figures.map(({ month, subject, points }) => `${month} ${subject} ${pointsWire(points)}`) },
  });
  return figures;
}

export async function withdrawPortalFigure(desk: Desk, id: PortalFigureId, reason: string): Promise<void> {
  const { deps, scope, unit } = desk;
  const at = deps.now();
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    if (!(await endPortalFigure(tx, unit.agencyId, id, { at, why: clean(reason) }))) {
      throw refuse('portal-figure-replaced');
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'service-index:withdraw-portal',
      subjectKind: 'portal-figure',
      subjectId: id,
      why: clean(reason),
    });
  });
}

/** A row of a table as it was read, with its number in the sheet. */
export interface TableRow {
  readonly row: number;
  readonly cells: PortalCells;
}

interface Judged {
  readonly line: TableRow;
  readonly entry: PortalEntry | undefined;
  readonly outcome: PortalRowsAnswer['rows'][number]['outcome'];
  readonly problems: readonly Problem[];
}

const keyOf = ({ month, subject }: Pick<PortalEntry, 'month' | 'subject'>) => `${month} ${subject}`;

/** What becomes of each row: the same table a second time changes nothing; of two rows for one figure the later is wrong. */
async function judge(tx: Database, { deps, unit }: Desk, lines: readonly TableRow[]): Promise<readonly Judged[]> {
  const ground = await entryGround(tx, unit, vietnamDay(deps.now()));
  const read = lines.map((line) => ({ line, ...entryFrom(line.cells, ground) }));
  const months = [...new Set(read.flatMap(({ entry }) => entry?.month ?? []))];
  const known = new Map((await portalFigures(tx, [unit.agencyId], months)).map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  return read.map(({ line, entry, problems }): Judged => {
    if (!entry) {
      return { line, entry, outcome: 'wrong', problems };
    }
    const key = keyOf(entry);
    if (seen.has(key)) {
      const words = 'Tháng và mục này đã có ở một dòng trên.';
      return { line, entry: undefined, outcome: 'wrong', problems: [{ code: 'portal-figure-replaced', words }] };
    }
    seen.add(key);
    const held = known.get(key);
    const isSame = held?.points === entry.points && held.readOn === entry.readOn && held.source === entry.source;
    return { line, entry, outcome: held ? (isSame ? 'same' : 'replaces') : 'new', problems: [] };
  });
}

function rowsWire(judged: readonly Judged[], taken: number): PortalRowsAnswer {
  return {
    rows: judged.map(({ line: { row, cells }, outcome, problems, entry }) => ({
      row,
      month: entry ? entry.month.slice(0, 7) : cells.month,
      subject: entry ? entry.subject : cells.subject,
      points: entry ? pointsText(entry.points) : cells.points,
      outcome,
      problems: problems.map(({ words }) => words),
    })),
    taken,
  };
}

export async function checkPortalRows(desk: Desk, lines: readonly TableRow[]): Promise<PortalRowsAnswer> {
  const judged = await readIn(desk.deps.db, desk.scope, (tx) => judge(tx, desk, lines));
  return rowsWire(judged, 0);
}

/** Takes the good rows and reports the bad ones; nothing is written where no row is new. */
export async function takePortalRows(desk: Desk, lines: readonly TableRow[]): Promise<PortalRowsAnswer> {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const judged = await judge(tx, desk, lines);
    const entries = judged.flatMap(({ entry, outcome }) => (entry && outcome !== 'same' ? [entry] : []));
    if (entries.length > 0) {
      await keepEntries(tx, desk, entries, deps.now());
    }
    return rowsWire(judged, entries.length);
  });
}
