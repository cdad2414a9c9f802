import { vietnamDay } from '#core/kernel/dates.ts';
import { answerMemory } from '#server/platform/answer-memory.ts';
import type { ChangeWatch } from '#server/platform/change-watch.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Grant, Identify, UnitDirectory } from '#server/platform/identity.ts';
import { type SessionIdentity, sessionIdentity, touchSession } from './session-repository.ts';
import { signInEngine } from './sign-in-engine.ts';

const TOUCH_AFTER_MS = 10 * 60_000;
/** More people than use the product at the same time in a province. */
const MOST_SESSIONS = 5_000;

type Ground = Pick<Deps, 'config' | 'db' | 'now' | 'directory'> & { readonly watch: Pick<ChangeWatch, 'mark'> };

/** A session as it was found, and when (on this process' own clock) it ends if nobody uses it. */
type Found = SessionIdentity & { readonly endsAt: number };

/**
 * Answers "who sends this?": session, person, roles of today, and whether units have changed. One statement, and none
 * while nothing that could change the answer has happened since (docs/decisions/0021).
 */
export function identifyBy(ground: Ground): Identify {
  const remember = answerMemory<Found | undefined>(MOST_SESSIONS);
  const foundBy = async (token: string): Promise<Found | undefined> => {
    const day = vietnamDay(ground.now());
    const mark = ground.watch.mark();
    if (mark === undefined) {
      return findSession(ground, token, day);
    }
    const found = await remember(`${token} ${day}`, String(mark), () => findSession(ground, token, day));
    return found && found.endsAt > performance.now() ? found : findSession(ground, token, day);
  };
  return async ({ headers }) => {
    if (!headers.cookie) {
      return undefined;
    }
    const engine = await signInEngine(ground);
    const token = engine.tokenOf(headers.cookie);
    const found = token && (await foundBy(token));
    if (!found) {
      return undefined;
    }
    return { accountId: found.accountId, name: found.name, grants: grantsOf(found, ground.directory) };
  };
}

async function findSession(ground: Ground, token: string, day: string): Promise<Found | undefined> {
  const found = await sessionIdentity(ground.db, token, day);
  if (!found) {
    return undefined;
  }
  if (Date.now() - found.touchedAt.getTime() > TOUCH_AFTER_MS) {
    await touchSession(ground.db, found.sessionId);
  }
  await ground.directory.refresh(found.catalogueVersion);
  return { ...found, endsAt: performance.now() + found.endsInMs };
}

function grantsOf(found: SessionIdentity, directory: UnitDirectory): readonly Grant[] {
  return found.grants.flatMap(({ role, unitId, coversBelow }) => {
    const unit = directory.byId(unitId);
    return unit ? [{ role, unitId, ...directory.reachOf(unit.agencyId, coversBelow) }] : [];
  });
}
