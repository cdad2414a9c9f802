import type { FastifyRequest } from 'fastify';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { agenciesBelow } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';

/** The committee that asks, and who works for it: handed down from the routes. */
export interface SurveyDesk {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

export function deskOf(deps: Deps, { scope, unit }: Pick<FastifyRequest, 'scope' | 'unit'>): SurveyDesk {
  if (unit.kind === 'commune') {
    throw refuseSurvey('survey-not-above');
  }
  return { deps, scope, unit };
}

export interface SurveyWriting {
  readonly at: Date;
  readonly by: string;
}

interface Recorded<T> {
  readonly action: string;
  readonly kind: 'survey-form' | 'survey-round' | 'survey-slip';
  readonly id: string;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
  readonly answer: T;
}

/** One change with its entry in the trail of the committee that asks, in one transaction. */
export async function recorded<T>(
  { deps, scope, unit }: SurveyDesk,
  work: (tx: Database, writing: SurveyWriting) => Promise<Recorded<T>>,
): Promise<T> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const { action, kind, id, what, why, answer } = await work(tx, { at, by: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action,
      subjectKind: kind,
      subjectId: id,
      what: what ?? {},
      why: why || undefined,
    });
    return answer;
  });
}

/** The units that may be asked about: the committees below on the day the round ends, by name. */
export async function unitsBelow(
  tx: Database,
  { deps, unit }: SurveyDesk,
  closesOn: string,
): Promise<readonly UnitRef[]> {
  const today = vietnamDay(deps.now());
  const ids = await agenciesBelow(tx, unit.agencyId, closesOn < today ? closesOn : today);
  return ids.flatMap((id) => deps.directory.byId(id) ?? []).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
