import { emptyLine, type Line, requireState } from '#core/assessments/assessment.ts';
import { requireLeaf } from '#core/assessments/criteria-set.ts';
import { followingLines, linkedValues } from '#core/assessments/linked-lines.ts';
import { type Confirmation, confirmedLine } from '#core/assessments/selfscore/confirmed-values.ts';
import type { Drafter } from '#core/assessments/selfscore/sections.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { requireGate } from '../campaigns/gates.ts';
import { appendLineChanges, saveLines } from '../line-repository.ts';
import { proposalsFor } from '../proposals.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import { termFact } from '../step-facts.ts';
import { enterAsDrafter, leaveAsDrafter } from './drafter.ts';

export interface Confirmed {
  readonly confirmed: string[];
  /** Their indicators hold other figures than those that were seen. */
  readonly moved: string[];
}

/**
 * "Xác nhận số liệu": the figures of indicators, as a person saw them, become the lines' own. One line or all at once; a
 * figure that has moved since it was seen is left, and said.
 */
export async function confirmValues(
  deps: Deps,
  scope: Scope,
  key: SheetKey<UnitRef>,
  confirmations: readonly Confirmation[],
  drafter: Drafter,
): Promise<Confirmed> {
  const { agencyId } = key.unit;
  return writeIn(deps.db, scope, agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const { assessment, scheme, lines } = await requireSheetWithLines(tx, agencyId, key);
    requireState(assessment, 'self-scoring');
    await requireGate(tx, deps, assessment, 'self-scoring');
    const leaves = confirmations.map(({ code }) => requireLeaf(scheme, code));
    await enterAsDrafter(
      tx,
      { assessment, scheme },
      drafter,
      leaves.map(({ criterion }) => criterion.code),
      writing,
    );
    const proposals = await proposalsFor(tx, assessment, leaves);
    const now = new Map(lines);
    const [own, moved, following]: [Line[], string[], Map<string, Line>] = [[], [], new Map()];
    for (const confirmation of confirmations) {
      const { code } = confirmation;
      const leaf = requireLeaf(scheme, code);
      const linked = linkedValues(scheme, leaf, now, 'self-score');
      const line = confirmedLine(leaf, now.get(code) ?? emptyLine(code), confirmation, proposals[code] ?? {}, linked);
      if (!line) {
        moved.push(code);
        continue;
      }
      own.push(line);
      now.set(code, line);
      for (const next of followingLines(scheme, now, code, 'self-score')) {
        now.set(next.code, next);
        following.set(next.code, next);
      }
    }
    const ownCodes = new Set(own.map(({ code }) => code));
    const written = [...ownCodes].flatMap((code) => now.get(code) ?? []);
    const others = [...following.keys()].filter((code) => !ownCodes.has(code)).flatMap((code) => now.get(code) ?? []);
    await saveLines(tx, assessment, written, writing);
    await leaveAsDrafter(tx, drafter);
    await saveLines(tx, assessment, others, writing);
    await appendLineChanges(tx, assessment, 'self-score', [...written, ...others], writing);
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'assessments:confirm-values',
      subjectKind: 'assessment',
      subjectId: assessment.id,
      what: { ...termFact(key), criteria: [...ownCodes], ...(moved.length > 0 ? { moved } : {}) },
    });
    return { confirmed: [...ownCodes], moved };
  });
}
