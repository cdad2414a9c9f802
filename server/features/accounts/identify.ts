import { vietnamDay } from '#core/kernel/dates.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Grant, Identify, UnitDirectory } from '#server/platform/identity.ts';
import { type SessionIdentity, sessionIdentity, touchSession } from './session-repository.ts';
import { signInEngine } from './sign-in-engine.ts';

const TOUCH_AFTER_MS = 10 * 60_000;

/** Answers "who sends this?" with one statement: session, person, roles of today, and whether units have changed. */
export function identifyBy(ground: Pick<Deps, 'config' | 'db' | 'now' | 'directory'>): Identify {
  return async ({ headers }) => {
    if (!headers.cookie) {
      return undefined;
    }
    const engine = await signInEngine(ground);
    const token = engine.tokenOf(headers.cookie);
    const found = token && (await sessionIdentity(ground.db, token, vietnamDay(ground.now())));
    if (!found) {
      return undefined;
    }
    if (Date.now() - found.touchedAt.getTime() > TOUCH_AFTER_MS) {
      await touchSession(ground.db, found.sessionId);
    }
    await ground.directory.refresh(found.catalogueVersion);
    return { accountId: found.accountId, name: found.name, grants: grantsOf(found, ground.directory) };
  };
}

function grantsOf(found: SessionIdentity, directory: UnitDirectory): readonly Grant[] {
  return found.grants.flatMap(({ role, unitId, coversBelow }) => {
    const unit = directory.byId(unitId);
    return unit ? [{ role, unitId, ...directory.reachOf(unit.agencyId, coversBelow) }] : [];
  });
}
