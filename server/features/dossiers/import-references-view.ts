import type { RowReferences } from '#core/dossiers/imported-facts.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold as foldAnew } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';

/** A file repeats a few names of procedures, fields and sections on every row. */
const folded = new Map<string, string>();
const MOST_FOLDED = 10_000;

function fold(words: string): string {
  const known = folded.get(words);
  if (known !== undefined) {
    return known;
  }
  const result = foldAnew(words);
  if (folded.size < MOST_FOLDED) {
    folded.set(words, result);
  }
  return result;
}

interface Version {
  readonly procedure_id: string;
  readonly agency_id: number | null;
  readonly field_id: number;
  readonly limit_kind: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly national_code: string;
  readonly search: string;
}

/** What the catalogues know about a batch of rows, asked in five statements whatever its size, none waiting for another. */
export interface Catalogue {
  readonly fields: ReadonlyMap<string, number>;
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly sections: ReadonlyMap<string, UnitId>;
  readonly sectionOfField: ReadonlyMap<number, UnitId>;
  readonly sectionOfProcedure: ReadonlyMap<string, UnitId>;
  /** The codes under which this agency has ever been known. */
  readonly agencyCodes: readonly string[];
}

export async function loadCatalogue(
  tx: Database,
  agencyId: UnitId,
  rows: readonly ImportedDossier[],
): Promise<Catalogue> {
  const [fields, units, ofField, ofProcedure, versions] = await Promise.all([
    tx.selectFrom('procedure_field').select(['procedure_field.id', 'procedure_field.search']).execute(),
    tx
      .selectFrom('unit')
      .innerJoin('unit_version', 'unit_version.unit_id', 'unit.id')
      .select(['unit.id', 'unit.kind', 'unit_version.name', 'unit_version.agency_code'])
      .where('unit.agency_id', '=', agencyId)
      .execute(),
    tx
      .selectFrom('agency_field')
      .select(['agency_field.field_id', 'agency_field.section_id'])
      .where('agency_field.agency_id', '=', agencyId)
      .execute(),
    tx
      .selectFrom('agency_procedure')
      .select(['agency_procedure.procedure_id', 'agency_procedure.section_id'])
      .where('agency_procedure.agency_id', '=', agencyId)
      .execute(),
    loadVersions(tx, agencyId, rows),
  ]);
  const sections = units.filter(({ kind }) => kind === 'section');
  return {
    fields: new Map(fields.map(({ id, search }) => [search, id])),
    versions,
    sections: new Map(sections.map(({ id, name }) => [fold(name), id])),
    sectionOfField: new Map(ofField.map((row) => [row.field_id, row.section_id])),
    sectionOfProcedure: new Map(
      ofProcedure.flatMap((row) => (row.section_id ? [[row.procedure_id, row.section_id] as const] : [])),
    ),
    agencyCodes: units.flatMap(({ kind, agency_code }) => (kind !== 'section' && agency_code ? [agency_code] : [])),
  };
}

/** By the national part of the code and, where an export prints none, by the name; keys are both. */
async function loadVersions(
  tx: Database,
  agencyId: UnitId,
  rows: readonly ImportedDossier[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const codes = [...new Set(rows.flatMap(({ procedureCode }) => (procedureCode ? [nationalPart(procedureCode)] : [])))];
  const names = [...new Set(rows.filter(({ procedureCode }) => !procedureCode).map((row) => fold(row.procedureName)))];
  const found = await tx
    .selectFrom('procedure_version')
    .innerJoin('procedure', 'procedure.id', 'procedure_version.procedure_id')
    .select([
      'procedure_version.procedure_id',
      'procedure_version.agency_id',
      'procedure_version.field_id',
      'procedure_version.limit_kind',
      'procedure_version.valid_from',
      'procedure_version.valid_to',
      'procedure.national_code',
      'procedure_version.search',
    ])
    .where((is) =>
      is.or([
        is('procedure.national_code', '=', is.fn.any(is.val(codes))),
        is('procedure_version.search', '=', is.fn.any(is.val(names))),
      ]),
    )
    .where((is) =>
      is.or([is('procedure_version.agency_id', 'is', null), is('procedure_version.agency_id', '=', agencyId)]),
    )
    .execute();
  const versions = new Map<string, Version[]>();
  for (const version of found) {
    for (const key of [version.national_code, version.search]) {
      versions.set(key, [...(versions.get(key) ?? []), version]);
    }
  }
  return versions;
}

function nationalPart(code: string): string {
  return /^\d\.\d{6}/.exec(code.trim())?.[0] ?? code.trim();
}

/** Where a row belongs; undefined when neither its field nor its procedure is in the catalogue. */
export function referencesOf(catalogue: Catalogue, row: ImportedDossier): RowReferences | undefined {
  const key = row.procedureCode ? nationalPart(row.procedureCode) : fold(row.procedureName);
  const version = versionOn(catalogue.versions.get(key) ?? [], vietnamDay(row.receivedAt));
  const fieldId = (row.field && catalogue.fields.get(fold(row.field))) || version?.field_id;
  if (!fieldId) {
    return undefined;
  }
  const named = row.handler ? catalogue.sections.get(fold(row.handler)) : undefined;
  const ofProcedure = version && catalogue.sectionOfProcedure.get(version.procedure_id);
  return {
    procedureId: version?.procedure_id ?? null,
    fieldId,
    sectionId: named ?? ofProcedure ?? catalogue.sectionOfField.get(fieldId) ?? null,
    countsHours: version?.limit_kind === 'working-hours',
  };
}

/** The agency's own text before the nation's; in force on the day, else the newest. */
function versionOn(versions: readonly Version[], day: PlainDate): Version | undefined {
  const rank = (version: Version) =>
    (version.valid_from <= day && (version.valid_to ?? '9999-12-31') >= day ? 2 : 0) + (version.agency_id ? 1 : 0);
  return [...versions].sort((a, b) => rank(b) - rank(a) || (a.valid_from < b.valid_from ? 1 : -1))[0];
}
