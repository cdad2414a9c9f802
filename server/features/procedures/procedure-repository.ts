import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type {
  Ownership,
  ProcedureComponent,
  ProcedureId,
  ProcedureVersion,
  ProcedureVersionId,
} from '#core/procedures/procedure.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { limitColumns } from './procedure-rows.ts';

/** Lets this transaction write the nation's text: the system alone does, when it loads the catalogue. */
export async function actForTheNation(tx: Database): Promise<void> {
  await sql`set local app.nation = 'on'`.execute(tx);
}

export async function loadFieldId(tx: Database, id: number): Promise<number | undefined> {
  const row = await tx
    .selectFrom('procedure_field')
    .select('procedure_field.id')
    .where('procedure_field.id', '=', id)
    .executeTakeFirst();
  return row?.id;
}

async function loadProcedureId(tx: Database, nationalCode: string): Promise<ProcedureId | undefined> {
  const row = await tx
    .selectFrom('procedure')
    .select('procedure.id')
    .where('procedure.national_code', '=', nationalCode)
    .executeTakeFirst();
  return row?.id as ProcedureId | undefined;
}

export async function isKnownProcedure(tx: Database, id: ProcedureId): Promise<boolean> {
  const row = await tx.selectFrom('procedure').select('procedure.id').where('procedure.id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** The procedure of a national code; added when nobody has named it yet. */
export async function ensureProcedure(
  tx: Database,
  nationalCode: string,
  now: Date,
  invented = false,
): Promise<ProcedureId> {
  await tx
    .insertInto('procedure')
    .values({ id: newId<ProcedureId>(now), national_code: nationalCode, invented })
    .onConflict((conflict) => conflict.column('national_code').doNothing())
    .execute();
  const id = await loadProcedureId(tx, nationalCode);
  if (!id) {
    throw new Error(`procedure ${nationalCode} was not kept`);
  }
  return id;
}

export interface VersionKey {
  readonly id: ProcedureVersionId;
  readonly issuerId: UnitId | undefined;
  readonly procedureId: ProcedureId;
  readonly validFrom: PlainDate;
}

export async function loadVersion(tx: Database, id: ProcedureVersionId): Promise<VersionKey | undefined> {
  const row = await tx
    .selectFrom('procedure_version')
    .select(['procedure_version.procedure_id', 'procedure_version.agency_id', 'procedure_version.valid_from'])
    .where('procedure_version.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id,
      issuerId: row.agency_id ?? undefined,
      procedureId: row.procedure_id as ProcedureId,
      validFrom: row.valid_from,
    }
  );
}

export async function hasVersionFrom(
  tx: Database,
  procedureId: ProcedureId,
  issuerId: UnitId,
  validFrom: PlainDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('procedure_version')
    .select('procedure_version.id')
    .where('procedure_version.procedure_id', '=', procedureId)
    .where('procedure_version.agency_id', '=', issuerId)
    .where('procedure_version.valid_from', '=', validFrom)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertVersion(
  tx: Database,
  procedureId: ProcedureId,
  version: ProcedureVersion,
  components: readonly ProcedureComponent[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('procedure_version')
    .values({ id: version.id, procedure_id: procedureId, agency_id: version.issuerId ?? null, ...columnsOf(version) })
    .execute();
  await insertComponents(tx, version, components, now);
}

/** Replaces what a version says, components included. */
export async function updateVersion(
  tx: Database,
  version: ProcedureVersion,
  components: readonly ProcedureComponent[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('procedure_version')
    .set(columnsOf(version))
    .where('procedure_version.id', '=', version.id)
    .execute();
  await tx.deleteFrom('procedure_component').where('procedure_component.version_id', '=', version.id).execute();
  await insertComponents(tx, version, components, now);
}

/** The last day of a version; the nation's or a committee above's text may hold again from the next day on. */
export async function endVersion(tx: Database, id: ProcedureVersionId, validTo: PlainDate): Promise<void> {
  await tx.updateTable('procedure_version').set({ valid_to: validTo }).where('procedure_version.id', '=', id).execute();
}

function columnsOf(version: ProcedureVersion) {
  return {
    valid_from: version.validFrom,
    valid_to: version.validTo ?? null,
    code: version.code,
    name: version.name,
    field_id: version.fieldId,
    ...limitColumns(version.limit),
    online_level: version.onlineLevel,
    fee_rule: version.feeRule,
    result: version.result,
    legal_basis: version.legalBasis,
    confidence: version.confidence,
  };
}

async function insertComponents(
  tx: Database,
  version: Pick<ProcedureVersion, 'id' | 'issuerId'>,
  components: readonly ProcedureComponent[],
  now: Date,
): Promise<void> {
  if (components.length === 0) {
    return;
  }
  await tx
    .insertInto('procedure_component')
    .values(
      components.map((component, index) => ({
        id: newId<Id<'ProcedureComponent'>>(now),
        version_id: version.id,
        agency_id: version.issuerId ?? null,
        position: index + 1,
        name: component.name,
        originals: component.originals,
        copies: component.copies,
        required: component.required,
        note: component.note,
      })),
    )
    .execute();
}

export interface Assignment {
  readonly agencyId: UnitId;
  readonly procedureId: ProcedureId;
  readonly ownership: Ownership;
  readonly sectionId: UnitId | undefined;
}

/** Puts procedures on an agency's list, or changes how it handles them. */
export async function saveAssignments(tx: Database, assignments: readonly Assignment[]): Promise<void> {
  await tx
    .insertInto('agency_procedure')
    .values(
      assignments.map(({ agencyId, procedureId, ownership, sectionId }) => ({
        agency_id: agencyId,
        procedure_id: procedureId,
        ownership,
        section_id: sectionId ?? null,
        active: true,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'procedure_id']).doUpdateSet((row) => ({
        ownership: row.ref('excluded.ownership'),
        section_id: row.ref('excluded.section_id'),
        active: true,
      })),
    )
    .execute();
}

/** Takes a procedure off the agency's list; its dossiers keep what was stamped on them. */
export async function withdrawAssignment(tx: Database, agencyId: UnitId, procedureId: ProcedureId): Promise<boolean> {
  const result = await tx
    .updateTable('agency_procedure')
    .set({ active: false })
    .where('agency_procedure.agency_id', '=', agencyId)
    .where('agency_procedure.procedure_id', '=', procedureId)
    .where('agency_procedure.active', '=', true)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
