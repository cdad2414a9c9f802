import type {
  CheckFindingView,
  DocumentReferenceView,
  ReportCheckId,
  TextFigureView,
  TextLineView,
} from '#core/checks/contract.ts';
import type { CheckFinding } from '#core/checks/finding.ts';
import { proposedIndicator } from '#core/checks/proposals.ts';
import type { DocumentReference } from '#core/checks/reference.ts';
import { fold } from '#core/kernel/text.ts';
import { readIn } from '#server/platform/scope.ts';
import { type Dismissal, listDismissals, listTakings, type Taking } from './check-repository.ts';
import { type CheckGround, readResult, type Whose } from './check-service.ts';

interface PageAsked {
  readonly page: number;
  readonly size: number;
}

function pageOf<T>(items: readonly T[], { page, size }: PageAsked): { items: T[]; total: number } {
  return { items: items.slice((page - 1) * size, page * size), total: items.length };
}

type Ground = Pick<CheckGround, 'db' | 'directory'>;

/** A page of the text; with `line`, the page on which that line stands. */
export async function readLines(
  ground: Ground,
  whose: Whose,
  id: ReportCheckId,
  asked: PageAsked & { readonly line?: number | undefined },
) {
  const { lines, unreadPages } = await readResult(ground, whose, id);
  const at = asked.line === undefined ? -1 : lines.findIndex(({ number }) => number >= (asked.line ?? 0));
  const page = at < 0 ? asked.page : Math.floor(at / asked.size) + 1;
  const { items, total } = pageOf(lines, { page, size: asked.size });
  return {
    items: items.map((line): TextLineView => ({ ...line, cells: line.cells && [...line.cells] })),
    total,
    page,
    unreadPages: [...unreadPages],
  };
}

export async function readFindings(
  ground: Ground,
  whose: Whose,
  id: ReportCheckId,
  asked: PageAsked & { readonly severity?: CheckFinding['severity'] | undefined },
) {
  const all = await allFindings(ground, whose, id);
  return pageOf(
    all.filter(({ severity }) => asked.severity === undefined || severity === asked.severity),
    asked,
  );
}

const WEIGHT = { error: 0, warning: 1, note: 2 } as const satisfies Record<CheckFinding['severity'], number>;

/** The gravest first, each with its key and what a person said about it. */
export async function allFindings(
  ground: Ground,
  whose: Whose,
  id: ReportCheckId,
): Promise<readonly CheckFindingView[]> {
  const { findings } = await readResult(ground, whose, id);
  const dismissals = await readIn(ground.db, whose.scope, (tx) => listDismissals(tx, whose.agencyId, id));
  const of = new Map(dismissals.map((dismissal) => [dismissal.finding, dismissal]));
  return keyed(findings)
    .map(([key, finding]) => ({
      ...finding,
      numbers: [...finding.numbers],
      key,
      dismissal: dismissalView(of.get(key)),
    }))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || a.line - b.line);
}

/** A key that stays while the file and the rules do: rule, line, and which one of its line. */
export function keyed(findings: readonly CheckFinding[]): readonly (readonly [string, CheckFinding])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const place = `${finding.rule} ${finding.line}`;
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    return [`${place} ${nth}`, finding];
  });
}

function dismissalView(dismissal: Dismissal | undefined): CheckFindingView['dismissal'] {
  return dismissal ? { reason: dismissal.reason, by: dismissal.by, at: dismissal.at.toISOString() } : null;
}

export async function readReferences(
  ground: Ground,
  whose: Whose,
  id: ReportCheckId,
  asked: PageAsked & { readonly search: string },
) {
  const { references } = await readResult(ground, whose, id);
  const wanted = fold(asked.search);
  const twice = numbersTwice(references);
  const views = references.map(
    (reference): DocumentReferenceView => ({ ...reference, twice: twice.has(numberKey(reference)) }),
  );
  const matching = views.filter(({ kind, symbol, issuer, date, quote }) =>
    fold(`${kind} ${symbol} ${issuer ?? ''} ${date ?? ''} ${quote}`).includes(wanted),
  );
  return pageOf(matching, asked);
}

const numberKey = ({ symbol, issuer, date }: DocumentReference) =>
  `${fold(symbol)} ${fold(issuer ?? '')} ${date?.slice(0, 4) ?? ''}`;

/** One number of one issuer and year that stands for documents of different days. */
function numbersTwice(references: readonly DocumentReference[]): ReadonlySet<string> {
  const days = new Map<string, Set<string>>();
  for (const reference of references) {
    if (reference.date !== null) {
      const key = numberKey(reference);
      days.set(key, (days.get(key) ?? new Set()).add(reference.date));
    }
  }
  return new Set([...days].filter(([, found]) => found.size > 1).map(([key]) => key));
}

export async function readFigures(
  ground: Ground,
  whose: Whose,
  id: ReportCheckId,
  asked: PageAsked & { readonly proposed: 'yes' | 'no' },
) {
  const { figures } = await readResult(ground, whose, id);
  const takings = await readIn(ground.db, whose.scope, (tx) => listTakings(tx, whose.agencyId, id));
  const views = figures.map(
    (figure, index): TextFigureView => ({
      ...figure,
      index,
      code: proposedIndicator(figure) ?? null,
      taken: takings.filter((taking) => taking.figure === index).map((taking) => takingView(ground, taking)),
    }),
  );
  return pageOf(asked.proposed === 'yes' ? views.filter(({ code }) => code !== null) : views, asked);
}

function takingView({ directory }: Ground, { targetId, code, by, at }: Taking): TextFigureView['taken'][number] {
  return { unit: directory.byId(targetId)?.name ?? '', code, by, at: at.toISOString() };
}
