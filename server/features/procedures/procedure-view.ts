import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type {
  CatalogueQuery,
  ProcedureDetail,
  ProcedureSummary,
  ProcedureVersionView,
} from '#core/procedures/contract.ts';
import {
  type OnlineLevel,
  type Ownership,
  type ProcedureComponent,
  type ProcedureId,
  type ProcedureVersionId,
  versionOn,
} from '#core/procedures/procedure.ts';
import { fullName, type UnitType } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';
import { type LimitColumns, limitOf } from './procedure-rows.ts';

interface SummaryRow extends LimitColumns {
  readonly id: ProcedureId;
  readonly code: string;
  readonly name: string;
  readonly field_id: number;
  readonly field_name: string;
  readonly online_level: OnlineLevel;
  readonly fee_rule: string;
  readonly invented: boolean;
  readonly ownership: Ownership | null;
  readonly section_slug: string | null;
  readonly section_name: string | null;
  readonly total: number;
}

type Filter = Pick<CatalogueQuery, 'words' | 'field' | 'level' | 'handled' | 'page' | 'size'>;

/** The catalogue as it stands at an agency on a day: found by name without diacritics, by code, by field. */
export async function catalogue(
  tx: Database,
  agencyId: UnitId,
  day: PlainDate,
  filter: Filter,
): Promise<{ items: ProcedureSummary[]; total: number }> {
  const words = filter.words ?? '';
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<SummaryRow>`
    select procedure.id, version.code, version.name, version.field_id, field.name as field_name,
      version.limit_kind, version.limit_amount, version.limit_cutoff, version.limit_extended, version.limit_second,
      version.limit_hours_as_days, version.online_level, version.fee_rule, procedure.invented,
      own.ownership, section.slug as section_slug, held.name as section_name, count(*) over () as total
    from procedures_in_force(${agencyId}, ${day}) version
    join procedure on procedure.id = version.procedure_id
    join procedure_field field on field.id = version.field_id
    left join agency_procedure own
      on own.agency_id = ${agencyId} and own.procedure_id = procedure.id and own.active
    left join unit section on section.id = own.section_id
    left join lateral (
      select unit_version.name from unit_version where unit_version.unit_id = section.id
      order by unit_version.valid_from desc limit 1) held on true
    where (${words} = '' or version.search like fold_vi(${pattern}) or version.code ilike ${pattern})
      and (${filter.field ?? null}::smallint is null or version.field_id = ${filter.field ?? null}::smallint)
      and (${filter.level ?? null}::text is null or version.online_level = ${filter.level ?? null}::text)
      and (${!filter.handled} or own.ownership is not null)
    order by version.field_id, version.search, procedure.national_code
    limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(tx);
  return { items: rows.map(summaryOf), total: rows[0]?.total ?? 0 };
}

function summaryOf(row: SummaryRow): ProcedureSummary {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    field: { id: row.field_id, name: row.field_name },
    limit: limitOf(row),
    onlineLevel: row.online_level,
    feeRule: row.fee_rule,
    invented: row.invented,
    own: ownOf(row),
  };
}

function ownOf(row: Pick<SummaryRow, 'ownership' | 'section_slug' | 'section_name'>): ProcedureSummary['own'] {
  return row.ownership && { ownership: row.ownership, sectionSlug: row.section_slug, sectionName: row.section_name };
}

interface DetailRow {
  readonly national_code: string;
  readonly invented: boolean;
  readonly ownership: Ownership | null;
  readonly section_slug: string | null;
  readonly section_name: string | null;
  readonly issuers: readonly UnitId[];
}

/** One procedure with every version that reaches this agency, and which of them a receipt on `day` follows. */
export async function procedureDetail(
  tx: Database,
  agencyId: UnitId,
  id: ProcedureId,
  day: PlainDate,
): Promise<ProcedureDetail | undefined> {
  const { rows } = await sql<DetailRow>`
    select procedure.national_code, procedure.invented, own.ownership, section.slug as section_slug,
      held.name as section_name,
      (select array_agg(issuer.id order by issuer.distance) from committees_above(${agencyId}, ${day}) issuer) as issuers
    from procedure
    left join agency_procedure own
      on own.agency_id = ${agencyId} and own.procedure_id = procedure.id and own.active
    left join unit section on section.id = own.section_id
    left join lateral (
      select unit_version.name from unit_version where unit_version.unit_id = section.id
      order by unit_version.valid_from desc limit 1) held on true
    where procedure.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) {
    return undefined;
  }
  const versions = await versionsOf(tx, id, row.issuers);
  const inForce = versionOn(versions, day, row.issuers)?.id;
  return {
    id,
    nationalCode: row.national_code,
    invented: row.invented,
    own: ownOf(row),
    versions: versions.map(({ issuerId, issuerName, ...version }) => ({
      ...version,
      validTo: version.validTo ?? null,
      issuer: issuerName,
      editable: issuerId === agencyId,
      inForce: version.id === inForce,
    })),
  };
}

interface VersionRow extends LimitColumns {
  readonly id: ProcedureVersionId;
  readonly agency_id: UnitId | null;
  readonly issuer_type: UnitType | null;
  readonly issuer_name: string | null;
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate | null;
  readonly code: string;
  readonly name: string;
  readonly field_id: number;
  readonly field_name: string;
  readonly online_level: OnlineLevel;
  readonly fee_rule: string;
  readonly result: string;
  readonly legal_basis: string;
  readonly confidence: string;
  readonly components: ProcedureComponent[];
}

type LoadedVersion = Omit<ProcedureVersionView, 'issuer' | 'editable' | 'inForce' | 'validTo'> & {
  readonly issuerId: UnitId | undefined;
  readonly issuerName: string | null;
  readonly validTo: PlainDate | undefined;
};

async function versionsOf(
  tx: Database,
  id: ProcedureId,
  issuers: readonly UnitId[],
): Promise<readonly LoadedVersion[]> {
  const { rows } = await sql<VersionRow>`
    select version.id, version.agency_id, held.type as issuer_type, held.name as issuer_name, version.valid_from,
      version.valid_to, version.code, version.name, version.field_id, field.name as field_name, version.limit_kind,
      version.limit_amount, version.limit_cutoff, version.limit_extended, version.limit_second,
      version.limit_hours_as_days, version.online_level, version.fee_rule, version.result, version.legal_basis,
      version.confidence,
      (select coalesce(jsonb_agg(jsonb_build_object('name', part.name, 'originals', part.originals,
          'copies', part.copies, 'required', part.required, 'note', part.note) order by part.position), '[]')
        from procedure_component part where part.version_id = version.id) as components
    from procedure_version version
    join procedure_field field on field.id = version.field_id
    left join lateral (
      select unit_version.type, unit_version.name from unit_version
      where unit_version.unit_id = version.agency_id order by unit_version.valid_from desc limit 1) held on true
    where version.procedure_id = ${id} and (version.agency_id is null or version.agency_id = any (${issuers}::integer[]))
    order by version.valid_from desc, array_position(${issuers}::integer[], version.agency_id) nulls last`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    issuerId: row.agency_id ?? undefined,
    issuerName: row.issuer_type && row.issuer_name ? fullName(row.issuer_type, row.issuer_name) : null,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    code: row.code,
    name: row.name,
    field: { id: row.field_id, name: row.field_name },
    limit: limitOf(row),
    onlineLevel: row.online_level,
    feeRule: row.fee_rule,
    result: row.result,
    legalBasis: row.legal_basis,
    confidence: row.confidence,
    components: row.components,
  }));
}
