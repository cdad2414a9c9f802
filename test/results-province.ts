import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '#server/platform/database.ts';

export interface ProvinceOfResults {
  readonly ownerId: number;
  readonly campaignId: string;
  readonly units: number;
  readonly year: number;
  readonly years: number;
}

const NAMES = `'Hành Tín Đông Nghĩa Hành', 'Trà Bồng', 'Sơn Tây Thượng', 'Tịnh Khê', 'Đặng Thùy Trâm', 'Mỏ Cày', 'Ba Vinh'`;

/**
 * Lays so many communes with settled sheets of some years under a province, the newest year in a campaign with three
 * groups. Points follow from the numbers of unit, year and criterion, so every run gives the same.
 */
export async function layResults(
  db: Database,
  { ownerId, units, year, years }: Omit<ProvinceOfResults, 'campaignId'>,
): Promise<ProvinceOfResults> {
  const set = sql`(select id from criteria_set where code = 'mau-cap-xa' and state = 'published'
    order by version desc limit 1)`;
  await sql`
    with made as (
      insert into unit (id, slug, kind, agency_id, sort_order)
      select 10000 + n, 'ket-qua-' || n, 'commune', 10000 + n, n from generate_series(1, ${units}::integer) n
      returning id, sort_order)
    insert into unit_version (unit_id, valid_from, name, type, parent_id, basis)
    select made.id, '2020-01-01', (array[${sql.raw(NAMES)}])[1 + made.sort_order % 7] || ' ' || made.sort_order, 'xa',
      ${ownerId}, 'dữ liệu thử'
    from made`.execute(db);
  const { rows } = await sql<{ id: string }>`
    insert into campaign (agency_id, id, name, year, term, criteria_set_id, unit_kind, period_from, period_to, self_from,
      self_to, appraisal1_to, state, created_at, created_by, opened_at)
    values (${ownerId}, gen_random_uuid(), 'Chấm điểm cải cách hành chính các xã, phường, đặc khu', ${year}, 'year',
      ${set}, 'commune', make_date(${year}, 1, 1), make_date(${year}, 12, 14), make_date(${year}, 10, 1),
      make_date(${year}, 10, 31), make_date(${year}, 11, 15), 'running', now(), 'thử', now())
    returning id`.execute(db);
  const campaignId = rows[0]?.id ?? '';
  await sql`
    insert into campaign_unit (agency_id, campaign_id, unit_id, group_name)
    select ${ownerId}, ${campaignId}::uuid, unit.id,
      (array['Phường, đặc khu', 'Xã đồng bằng', 'Xã miền núi'])[1 + unit.sort_order % 3]
    from unit where unit.slug like 'ket-qua-%'`.execute(db);
  await sql`
    insert into assessment (agency_id, id, year, term, criteria_set_id, period_from, period_to, state, created_at,
      created_by, campaign_agency_id, campaign_id)
    select unit.id, gen_random_uuid(), y, 'year', ${set}, make_date(y, 1, 1), make_date(y, 12, 14), 'appraised', now(),
      'thử', case when y = ${year}::integer then ${ownerId}::integer end, case when y = ${year}::integer then ${campaignId}::uuid end
    from unit, generate_series(${year - years + 1}::integer, ${year}::integer) y
    where unit.slug like 'ket-qua-%'`.execute(db);
  await sql`
    insert into assessment_line (agency_id, assessment_id, criteria_set_id, criterion_code, version, applicable,
      appraised_points, appraisal_reason, deductions, changed_at, changed_by)
    select assessment.agency_id, assessment.id, criterion.criteria_set_id, criterion.code, 1, lost.percent < 99,
      given.points, case when given.points < criterion.max_points then 'Chưa đạt mức tối đa theo tài liệu kiểm chứng' else '' end,
      case when given.points < criterion.max_points then jsonb_build_array(jsonb_build_object('reason', 'x', 'lost',
        criterion.max_points - given.points)) else '[]' end, now(), 'thử'
    from assessment
    join unit on unit.id = assessment.agency_id and unit.slug like 'ket-qua-%'
    join criterion on criterion.criteria_set_id = assessment.criteria_set_id and criterion.method is not null,
    lateral (select (unit.sort_order * 37 + assessment.year * 11 + criterion.position * 53) % 100 as percent) lost,
    lateral (select case when lost.percent >= 99 then null when lost.percent < 80 then criterion.max_points
      else criterion.max_points / 200 * 100 end as points) given`.execute(db);
  await fillResults(db);
  await sql`analyze`.execute(db);
  return { ownerId, campaignId, units, year, years };
}

/** What the migration does for the sheets that were settled before it. */
async function fillResults(db: Database): Promise<void> {
  const migration = readFileSync(new URL('../server/migrations/0125_results.sql', import.meta.url), 'utf8');
  const begin = migration.indexOf('with recursive part_of');
  const statement = migration.slice(begin).trim().replace(/;$/u, '');
  await sql.raw(`${statement} on conflict do nothing`).execute(db);
}
