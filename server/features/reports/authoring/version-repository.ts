import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

export interface SectionText {
  /** aside: lost against a newer text, kept beside it. */
  readonly kind: 'saved' | 'aside';
  readonly version: number;
  readonly text: string;
  readonly editedBy: string;
  readonly editedAt: Date;
}

/** Saves of one writer within these minutes, one after the other, are one entry of the history. */
const ONE_SITTING_MINUTES = 10;

/** Keeps a text in the history of its section. */
export async function keepText(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  code: string,
  { kind, version, text, editedBy, editedAt }: SectionText,
): Promise<void> {
  const sitting = new Date(editedAt.getTime() - ONE_SITTING_MINUTES * 60_000);
  const { rows } = await sql<{ id: string; kind: string; edited_by: string; edited_at: Date }>`
    select report_section_version.id, report_section_version.kind, report_section_version.edited_by,
      report_section_version.edited_at
    from report_section_version
    where report_section_version.agency_id = ${agencyId} and report_section_version.report_id = ${reportId}
      and report_section_version.code = ${code}
    order by report_section_version.edited_at desc, report_section_version.id desc limit 1`.execute(tx);
  const [last] = rows;
  if (last && last.kind === kind && last.edited_by === editedBy && last.edited_at >= sitting) {
    await tx
      .updateTable('report_section_version')
      .set({ version, text, edited_at: editedAt })
      .where('report_section_version.agency_id', '=', agencyId)
      .where('report_section_version.id', '=', last.id)
      .execute();
    return;
  }
  await tx
    .insertInto('report_section_version')
    .values({
      agency_id: agencyId,
      id: newId(editedAt),
      report_id: reportId,
      code,
      kind,
      version,
      text,
      edited_by: editedBy,
      edited_at: editedAt,
    })
    .execute();
}

/** Keeps the texts of several sections, each as an entry of its own. */
export async function keepTexts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  texts: readonly (Omit<SectionText, 'kind'> & { readonly code: string })[],
): Promise<void> {
  if (texts.length === 0) {
    return;
  }
  await tx
    .insertInto('report_section_version')
    .values(
      texts.map(({ code, version, text, editedBy, editedAt }) => ({
        agency_id: agencyId,
        id: newId(editedAt),
        report_id: reportId,
        code,
        kind: 'saved',
        version,
        text,
        edited_by: editedBy,
        edited_at: editedAt,
      })),
    )
    .execute();
}

const TEXTS_SHOWN = 50;

/** The texts of a section, newest first. */
export async function loadTexts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  code: string,
): Promise<readonly SectionText[]> {
  const rows = await tx
    .selectFrom('report_section_version')
    .select([
      'report_section_version.kind',
      'report_section_version.version',
      'report_section_version.text',
      'report_section_version.edited_by as editedBy',
      'report_section_version.edited_at as editedAt',
    ])
    .where('report_section_version.agency_id', '=', agencyId)
    .where('report_section_version.report_id', '=', reportId)
    .where('report_section_version.code', '=', code)
    .orderBy('report_section_version.edited_at', 'desc')
    .orderBy('report_section_version.id', 'desc')
    .limit(TEXTS_SHOWN)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as SectionText['kind'] }));
}
