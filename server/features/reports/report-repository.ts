import type { UnitId } from '#core/kernel/ids.ts';
import type { OwnFigure } from '#core/reports/figures.ts';
import type { Report, ReportFrame, ReportId } from '#core/reports/report.ts';
import type { ReportState } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

const REPORT_COLUMNS = [
  'report.id',
  'report.period',
  'report.state',
  'report.title',
  'report.number',
  'report.document_date',
  'report.place',
  'report.recipients',
  'report.authority',
  'report.signer',
  'report.version',
  'report.document_id',
  'report.document_added',
] as const;

export async function loadReport(tx: Database, agencyId: UnitId, period: string): Promise<Report | undefined> {
  const row = await tx
    .selectFrom('report')
    .select(REPORT_COLUMNS)
    .where('report.agency_id', '=', agencyId)
    .where('report.period', '=', period)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as ReportId,
      period: {
        code: row.period,
        kind: row.period.slice(5),
        year: Number(row.period.slice(0, 4)),
      },
      state: row.state as ReportState,
      frame: {
        title: row.title,
        number: row.number,
        documentDate: row.document_date ?? undefined,
        place: row.place,
        recipients: row.recipients,
        authority: row.authority,
        signer: row.signer,
      },
      version: row.version,
      document: row.document_id === null ? undefined : { id: row.document_id, added: row.document_added },
    }
  );
}

function frameColumns({ title, number, documentDate, place, recipients, authority, signer }: ReportFrame) {
  return {
    title,
    number,
    document_date: documentDate ?? null,
    place,
    recipients: [...recipients],
    authority: [...authority],
    signer,
  };
}

/** Those of the periods for which the agency has a report. */
export async function periodsWritten(
  tx: Database,
  agencyId: UnitId,
  codes: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('report')
    .select('report.period')
    .where('report.agency_id', '=', agencyId)
    .where('report.period', 'in', codes.length === 0 ? [''] : [...codes])
    .execute();
  return rows.map(({ period }) => period);
}

export async function insertReport(
  tx: Database,
  agencyId: UnitId,
  report: Report,
  opened: { readonly by: string; readonly at: Date },
): Promise<void> {
  const { id, period, state, frame, version } = report;
  const values = {
    agency_id: agencyId,
    id,
    period: period.code,
    state,
    version,
    opened_by: opened.by,
    opened_at: opened.at,
  };
  await tx
    .insertInto('report')
    .values({ ...values, ...frameColumns(frame) })
    .execute();
}

export async function saveFrame(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  frame: ReportFrame,
  version: number,
): Promise<void> {
  await tx
    .updateTable('report')
    .set({ ...frameColumns(frame), version })
    .where('report.agency_id', '=', agencyId)
    .where('report.id', '=', id)
    .execute();
}

export async function saveState(tx: Database, agencyId: UnitId, id: ReportId, state: ReportState): Promise<void> {
  await tx
    .updateTable('report')
    .set({ state })
    .where('report.agency_id', '=', agencyId)
    .where('report.id', '=', id)
    .execute();
}

/** Its entry in the register; undefined: none. */
export async function saveReportDocument(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  document: Report['document'],
): Promise<void> {
  await tx
    .updateTable('report')
    .set({ document_id: document?.id ?? null, document_added: document?.added ?? false })
    .where('report.agency_id', '=', agencyId)
    .where('report.id', '=', id)
    .execute();
}

export interface SectionRow {
  readonly code: string;
  readonly text: string;
  readonly version: number;
  readonly editedBy: string;
  readonly editedAt: Date;
}

export async function loadSections(tx: Database, agencyId: UnitId, id: ReportId): Promise<readonly SectionRow[]> {
  return tx
    .selectFrom('report_section')
    .select([
      'report_section.code',
      'report_section.text',
      'report_section.version',
      'report_section.edited_by as editedBy',
      'report_section.edited_at as editedAt',
    ])
    .where('report_section.agency_id', '=', agencyId)
    .where('report_section.report_id', '=', id)
    .execute();
}

export async function saveSection(tx: Database, agencyId: UnitId, id: ReportId, section: SectionRow): Promise<void> {
  const values = {
    text: section.text,
    version: section.version,
    edited_by: section.editedBy,
    edited_at: section.editedAt,
  };
  await tx
    .insertInto('report_section')
    .values({ agency_id: agencyId, report_id: id, code: section.code, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(values))
    .execute();
}

/** Several sections at once, in one statement. */
export async function saveSections(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  sections: readonly SectionRow[],
): Promise<void> {
  if (sections.length === 0) {
    return;
  }
  await tx
    .insertInto('report_section')
    .values(
      sections.map(({ code, text, version, editedBy, editedAt }) => ({
        agency_id: agencyId,
        report_id: id,
        code,
        text,
        version,
        edited_by: editedBy,
        edited_at: editedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(({ ref }) => ({
        text: ref('excluded.text'),
        version: ref('excluded.version'),
        edited_by: ref('excluded.edited_by'),
        edited_at: ref('excluded.edited_at'),
      })),
    )
    .execute();
}

export async function loadOwnFigures(tx: Database, agencyId: UnitId, id: ReportId): Promise<readonly OwnFigure[]> {
  const rows = await tx
    .selectFrom('report_figure')
    .select([
      'report_figure.code',
      'report_figure.label',
      'report_figure.value',
      'report_figure.unit_of_measure as unitOfMeasure',
      'report_figure.source',
      'report_figure.estimate',
    ])
    .where('report_figure.agency_id', '=', agencyId)
    .where('report_figure.report_id', '=', id)
    .orderBy('report_figure.entered_at')
    .orderBy('report_figure.code')
    .execute();
  return rows;
}

export async function saveOwnFigure(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  figure: OwnFigure,
  entered: { readonly by: string; readonly at: Date },
): Promise<void> {
  const values = {
    label: figure.label,
    value: figure.value,
    unit_of_measure: figure.unitOfMeasure,
    source: figure.source,
    estimate: figure.estimate,
    entered_by: entered.by,
  };
  await tx
    .insertInto('report_figure')
    .values({ agency_id: agencyId, report_id: id, code: figure.code, entered_at: entered.at, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(values))
    .execute();
}

export async function deleteOwnFigure(tx: Database, agencyId: UnitId, id: ReportId, code: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('report_figure')
    .where('report_figure.agency_id', '=', agencyId)
    .where('report_figure.report_id', '=', id)
    .where('report_figure.code', '=', code)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
