import type { DossierPage, OfficeDesk, Receivable } from '#core/dossiers/contract.ts';
import { type DossierId, refuse } from '#core/dossiers/dossier.ts';
import { stepsOf } from '#core/dossiers/moves.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import { type ProcedureOnDay, proceduresOn } from '#server/features/procedures/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readAndLogIn, readIn, type Scope, withinAgency } from '#server/platform/scope.ts';
import { todayOf } from './desk-service.ts';
import { loadOpened, type OpenedDossier, officersOf, readersOf } from './dossier-view.ts';

type Ground = Pick<Deps, 'db' | 'now' | 'directory'>;

/** Loads a dossier with its history and leaves the reader's line: its page shows personal data. */
export async function openDossier(deps: Ground, scope: Scope, agencyId: UnitId, id: DossierId): Promise<OpenedDossier> {
  return readAndLogIn(deps.db, withinAgency(scope, agencyId), async (tx) => {
    const at = deps.now();
    const { accountId, name } = scope.actor;
    const opened = await loadOpened(tx, agencyId, id, { id: newId(at), at, accountId, name });
    if (!opened) {
      throw refuse('dossier-unknown');
    }
    return opened;
  });
}

/** The page: facts, history and, for who may work on it, the steps that come next. */
export async function readPage(
  deps: Ground,
  scope: Scope,
  agencyId: UnitId,
  id: DossierId,
  mayProcess: boolean,
): Promise<DossierPage> {
  const { dossier, fieldName, assigneeName, events, components } = await openDossier(deps, scope, agencyId, id);
  const { agencyId: _, fieldId: __, pauses, ...facts } = dossier;
  return {
    ...facts,
    fieldName,
    assigneeName,
    sectionName: dossier.sectionId === null ? null : (deps.directory.byId(dossier.sectionId)?.name ?? null),
    pauses: [...pauses],
    components: [...components],
    events: events.map(({ dossierId: ___, actorId: ____, notes, facts: told, ...event }) => ({
      ...event,
      notes: [...notes],
      facts: { ...told },
    })),
    steps: mayProcess ? [...stepsOf(dossier)] : [],
    today: todayOf(deps),
  };
}

const READERS_SHOWN = 50;

/** Who looked at the personal data of a dossier; asking this is no reading of them. */
export function readReaders(deps: Ground, scope: Scope, agencyId: UnitId, id: DossierId) {
  return readIn(deps.db, scope, (tx) => readersOf(tx, agencyId, id, READERS_SHOWN));
}

/** What the office may receive, and whom and where a dossier may be handed to. */
export async function readDesk(deps: Ground, scope: Scope, agencyId: UnitId): Promise<OfficeDesk> {
  const today = todayOf(deps);
  return readIn(deps.db, scope, async (tx) => {
    const officers = await officersOf(tx, agencyId, today);
    const procedures = await proceduresOn(tx, agencyId, today, { handled: true });
    return {
      procedures: procedures.filter(({ ownership }) => ownership === 'owned').map(receivableOf),
      officers: officers.map((officer) => ({ ...officer, roles: [...officer.roles] })),
      sections: deps.directory.sectionsOf(agencyId).map(({ id, name }) => ({ id, name })),
    };
  });
}

function receivableOf({ id, code, name, fieldName, limit, feeRule, components }: ProcedureOnDay): Receivable {
  return {
    id,
    code,
    name,
    fieldName,
    limit: limitWords(limit),
    mayNeedVerification: limit.extended !== undefined,
    feeRule,
    components: [...components],
  };
}
