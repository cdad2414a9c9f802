import { vietnamDay } from '#core/kernel/dates.ts';
import { refuse } from '#core/reports/refusals.ts';
import type { ReportingLevel } from '#core/reports/scheme.ts';
import type { SchemeDraft } from '#core/reports/schemes/contract.ts';
import { schemeDifferences } from '#core/reports/schemes/differences.ts';
import { LEVELS_BELOW, problemsOf, unreadableOf } from '#core/reports/schemes/editing.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  deleteScheme,
  insertScheme,
  type KeptScheme,
  loadScheme,
  saveScheme,
  schemesAround,
  versionBefore,
} from '../scheme-repository.ts';

/** Who edits, for which committee. */
export interface SchemeCase {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

/** A draft of the committee's next version, or of its own decision where it starts from somebody else's. */
export async function draftScheme(
  one: SchemeCase,
  { from, level }: { readonly from: string; readonly level: ReportingLevel },
): Promise<string> {
  const { deps, scope, unit } = one;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const around = await schemesAround(tx, unit.agencyId, vietnamDay(deps.now()));
    const source = around.find(({ id }) => id === from);
    if (!source) {
      throw refuse('scheme-unknown', { scheme: from });
    }
    const isNext = source.unitId === unit.agencyId && source.level === level;
    if (!isNext && !LEVELS_BELOW[unit.kind].some((one) => one === level)) {
      throw refuse('scheme-level-wrong', { level });
    }
    const own = around.filter(({ lineage }) => isNext && lineage === source.lineage);
    const open = own.find(({ state }) => state === 'draft');
    if (open) {
      throw refuse('scheme-draft-exists', { scheme: open.id });
    }
    const now = deps.now();
    const id = newId(now);
    const draft: KeptScheme = {
      ...source,
      ...(isNext
        ? { version: 1 + Math.max(...own.map(({ version }) => version)) }
        : { lineage: id, version: 1, basis: '', firstYear: Number(vietnamDay(now).slice(0, 4)), lastYear: undefined }),
      id,
      level,
      unitId: unit.agencyId,
      state: 'draft',
      revision: 1,
      invented: false,
      effectiveFrom: vietnamDay(now),
      writtenBy: scope.actor.name,
      writtenAt: now,
    };
    await insertScheme(tx, draft);
    await audit(tx, one, 'reports:draft-scheme', draft, { from: source.id });
    return id;
  });
}

/** Saves a draft as far as it is written, if its periods can be read again; one written on an older revision is refused. */
export async function editScheme(
  one: SchemeCase,
  id: string,
  { scheme, revision }: { readonly scheme: SchemeDraft; readonly revision: number },
): Promise<void> {
  await changingDraft(one, id, revision, async (tx, stored) => {
    const { lastYear, lockAfter, periods, ...rest } = scheme;
    const edited: KeptScheme = {
      ...stored,
      ...rest,
      lastYear: lastYear ?? undefined,
      lockAfter: lockAfter ?? undefined,
      periods: periods.map(({ carriesFrom, sections, ...period }) => ({
        ...period,
        carriesFrom: carriesFrom ?? undefined,
        sections: sections ?? undefined,
      })),
      revision: revision + 1,
      writtenBy: one.scope.actor.name,
      writtenAt: one.deps.now(),
    };
    const problems = unreadableOf(edited);
    if (problems.length > 0) {
      throw refuse('scheme-unreadable', { problems });
    }
    await saveScheme(tx, edited);
    return { action: 'reports:edit-scheme', what: { differences: schemeDifferences(stored, edited) } };
  });
}

/** Puts a draft in force: from then on it never changes. */
export async function publishScheme(one: SchemeCase, id: string, revision: number): Promise<void> {
  await changingDraft(one, id, revision, async (tx, stored) => {
    const before = await versionBefore(tx, stored.lineage, stored.version);
    const problems = problemsOf(stored, before);
    if (problems.length > 0) {
      throw refuse('scheme-incomplete', { problems });
    }
    await saveScheme(tx, {
      ...stored,
      state: 'in-force',
      revision: revision + 1,
      writtenBy: one.scope.actor.name,
      writtenAt: one.deps.now(),
    });
    const differences = before ? schemeDifferences(before, stored) : [];
    return { action: 'reports:publish-scheme', what: { basis: stored.basis, differences } };
  });
}

export async function discardScheme(one: SchemeCase, id: string): Promise<void> {
  await changingDraft(one, id, undefined, async (tx, stored) => {
    await deleteScheme(tx, stored.id);
    return { action: 'reports:discard-scheme', what: {} };
  });
}

interface Changed {
  readonly action: string;
  readonly what: Readonly<Record<string, unknown>>;
}

async function changingDraft(
  one: SchemeCase,
  id: string,
  revision: number | undefined,
  change: (tx: Database, stored: KeptScheme) => Promise<Changed>,
): Promise<void> {
  const { deps, scope, unit } = one;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const stored = await loadScheme(tx, id);
    if (!stored) {
      throw refuse('scheme-unknown', { scheme: id });
    }
    if (stored.unitId !== unit.agencyId) {
      throw refuse('scheme-not-own');
    }
    if (stored.state !== 'draft') {
      throw refuse('scheme-in-force', { version: stored.version });
    }
    if (revision !== undefined && stored.revision !== revision) {
      throw refuse('scheme-changed', { revision: stored.revision, writtenBy: stored.writtenBy });
    }
    const { action, what } = await change(tx, stored);
    await audit(tx, one, action, stored, what);
  });
}

async function audit(
  tx: Database,
  { deps, scope, unit }: SchemeCase,
  action: string,
  { id, level, name, version }: KeptScheme,
  what: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action,
    subjectKind: 'reporting-scheme',
    subjectId: id,
    what: { level, name, version, ...what },
  });
}
