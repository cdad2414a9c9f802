import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

interface Published {
  readonly id: string;
  readonly code: string;
  /** 'none': without a date to promise. */
  readonly limit?: 'working-days' | 'none';
  readonly ownership?: 'owned' | 'imported';
}

/** A national procedure of three working days, in the lists of these agencies. */
export async function publishProcedure(
  db: Database,
  { id, code, limit = 'working-days', ownership = 'owned' }: Published,
  agencies: readonly UnitId[],
): Promise<void> {
  await db.insertInto('procedure').values({ id, national_code: code }).execute();
  await db
    .insertInto('procedure_version')
    .values({
      id,
      procedure_id: id,
      valid_from: '2020-01-01',
      code,
      name: `Chứng thực ${code}`,
      field_id: 2,
      limit_kind: limit,
      limit_amount: limit === 'none' ? null : 3,
      online_level: 'full',
      fee_rule: '',
      result: '',
      legal_basis: 'QĐ',
      confidence: 'test',
    })
    .execute();
  const own = { procedure_id: id, section_id: null, active: true, ownership };
  const lists = agencies.map((agency_id) => ({ ...own, agency_id }));
  await db.insertInto('agency_procedure').values(lists).execute();
}
