import type pg from 'pg';
import type { UnitId } from '#core/kernel/ids.ts';

/** The invented province of workload "W-province": 210 communes under one province of the sample's database. */
export const COMMUNES = 210;
export const PROCEDURES = 2_000;
export const PROCEDURES_OF_A_COMMUNE = 150;
export const PROVINCE = 'tinh-quang-ngai';
export const OFFICER = 'motcua.wprovince';
/** Commune n (from 0) has the agency code `H99.001` + n. */
export const FIRST_CODE = 'H99.001';

export interface Commune {
  readonly id: UnitId;
  readonly slug: string;
  readonly agencyCode: string;
  readonly sectionId: UnitId;
  readonly officers: readonly string[];
}

export interface BenchProcedure {
  readonly id: string;
  readonly name: string;
  readonly fieldId: number;
}

export interface Province {
  readonly communes: readonly Commune[];
  readonly procedures: readonly BenchProcedure[];
}

const FOUNDATION = `
  insert into unit (id, slug, kind, agency_id, sort_order)
    select id, 'xa-w-' || lpad(n::text, 3, '0'), 'commune', id, n
    from (select n, nextval('unit_id_seq')::integer as id from generate_series(1, ${COMMUNES}) n) numbered;
  insert into unit_version (unit_id, valid_from, name, type, parent_id, agency_code, agency_code_invented)
    select unit.id, '2000-01-01', 'W ' || substring(unit.slug from 6), 'xa',
      (select province.id from unit province where province.slug = '${PROVINCE}'), 'H99.' || substring(unit.slug from 6), true
    from unit where unit.slug like 'xa-w-%';
  insert into unit (slug, kind, agency_id, section_kind)
    select unit.slug || '.mot-cua', 'section', unit.id, 'public-service-centre' from unit where unit.slug like 'xa-w-%';
  insert into unit_version (unit_id, valid_from, name, type, parent_id)
    select unit.id, '2000-01-01', 'Trung tâm Phục vụ hành chính công', 'section', unit.agency_id
    from unit where unit.slug like 'xa-w-%.mot-cua';
  insert into account (id, agency_id, name, user_name, email, created_at, updated_at)
    select gen_random_uuid(), unit.id, 'Cán bộ ' || n || ' ' || unit.slug, 'cb' || n || '.' || unit.slug,
      'cb' || n || '.' || unit.slug || '@invalid', now(), now()
    from unit cross join generate_series(1, 3) n where unit.slug like 'xa-w-%' and unit.kind = 'commune';
  insert into procedure (id, national_code)
    select gen_random_uuid(), '7.' || lpad(n::text, 6, '0') from generate_series(1, ${PROCEDURES}) n;
  insert into procedure_version (id, procedure_id, valid_from, code, name, field_id, limit_kind, limit_amount,
      online_level, fee_rule, result, legal_basis, confidence)
    select gen_random_uuid(), procedure.id, '2000-01-01', procedure.national_code,
      'Thủ tục giả định số ' || substring(procedure.national_code from 3), 1 + substring(procedure.national_code from 3)::integer % 6,
      'working-days', 3 + substring(procedure.national_code from 3)::integer % 12, 'full', '', '', 'Dữ liệu đo', 'bench'
    from procedure where procedure.national_code like '7.%';
  insert into agency_procedure (agency_id, procedure_id, ownership, section_id)
    select commune.id, procedure.id, 'owned', section.id
    from unit commune
    join unit section on section.agency_id = commune.id and section.kind = 'section'
    join procedure on procedure.national_code like '7.%'
      and substring(procedure.national_code from 3)::integer <= ${PROCEDURES_OF_A_COMMUNE}
    where commune.slug like 'xa-w-%' and commune.kind = 'commune';
  insert into agency_ledger (agency_id) select unit.id from unit
    where unit.slug like 'xa-w-%' and unit.kind = 'commune' on conflict do nothing`;

/** An officer who may receive and process in every commune, with the password of the sample's people. */
const WIDE_OFFICER = `
  insert into account (id, agency_id, name, user_name, email, created_at, updated_at)
    select gen_random_uuid(), unit.id, 'Cán bộ đo tải', '${OFFICER}', '${OFFICER}@invalid', now(), now()
    from unit where unit.slug = '${PROVINCE}';
  insert into account_credential (id, account_id, provider_id, provider_account_id, password, created_at, updated_at)
    select gen_random_uuid(), wide.id, known.provider_id, wide.id::text, known.password, now(), now()
    from account wide, account_credential known join account holder on holder.id = known.account_id
    where wide.user_name = '${OFFICER}' and holder.user_name = 'motcua.binhson';
  insert into role_grant (agency_id, id, account_id, unit_id, role, covers_below, valid_from, granted_at, granted_by, reason)
    select wide.agency_id, gen_random_uuid(), wide.id, wide.agency_id, given.role, true, '2020-01-01', now(), 'bench', 'Đo tải'
    from account wide, (values ('counter-officer'), ('focal-officer')) as given (role)
    where wide.user_name = '${OFFICER}'`;

/** Lays the province once; a database that has it already is used as it is. */
export async function layProvince(owner: pg.Pool): Promise<Province> {
  const laid = await owner.query(`select 1 from unit where unit.slug = 'xa-w-001'`);
  if (laid.rowCount === 0) {
    await owner.query(`begin; ${FOUNDATION}; ${WIDE_OFFICER}; commit`);
  }
  const communes = await owner.query<Commune>(`
    select commune.id, commune.slug, 'H99.' || substring(commune.slug from 6) as "agencyCode", section.id as "sectionId",
      array(select account.id::text from account where account.agency_id = commune.id) as officers
    from unit commune join unit section on section.agency_id = commune.id and section.kind = 'section'
    where commune.slug like 'xa-w-%' and commune.kind = 'commune' order by commune.id`);
  const procedures = await owner.query<BenchProcedure>(`
    select procedure.id, version.name, version.field_id as "fieldId"
    from procedure join procedure_version version on version.procedure_id = procedure.id
    where procedure.national_code like '7.%' order by procedure.national_code limit ${PROCEDURES_OF_A_COMMUNE}`);
  return { communes: communes.rows, procedures: procedures.rows };
}
