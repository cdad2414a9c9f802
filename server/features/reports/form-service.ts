import type { FormCode } from '#core/reports/form-code.ts';
import { dataOf, type FormVersionData, requireForm } from '#core/reports/form-version.ts';
import { refuse } from '#core/reports/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { formVersions, insertForm } from './form-repository.ts';

interface FormCase {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

/** Every version of every form, as data. */
export async function listForms({ deps, scope, unit }: FormCase): Promise<readonly FormVersionData[]> {
  return readIn(deps.db, scope, async (tx) => (await formVersions(tx, unit.agencyId)).map(dataOf));
}

/** A province enters the next version of a form, in force from a later day for it and all below; earlier periods keep theirs. */
export async function addForm(
  { deps, scope, unit }: FormCase,
  code: FormCode,
  wish: Omit<FormVersionData, 'code' | 'version'>,
): Promise<FormVersionData> {
  if (unit.kind !== 'province') {
    throw refuse('form-not-here');
  }
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const known = (await formVersions(tx, unit.agencyId)).filter((form) => form.code === code);
    const data = { ...wish, code, version: Math.max(...known.map(({ version }) => version)) + 1 };
    requireForm(data, known.map(dataOf));
    const at = deps.now();
    await insertForm(tx, unit.agencyId, data, { by: scope.actor.name, at });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'reports:add-form',
      subjectKind: 'report-form',
      subjectId: `${code} ${data.version}`,
      what: { code, version: data.version, from: data.from },
      why: data.basis,
    });
    return data;
  });
}
