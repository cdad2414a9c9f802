import { CHANNEL_NAMES } from '#core/dossiers/dossier.ts';
import { FIGURE_NAMES, type Figure } from '#core/dossiers/figures.ts';
import { maskedIdNumber } from '#core/dossiers/masking.ts';
import { STATUS_NAMES } from '#core/dossiers/statuses.ts';
import { formatDate, formatInstant, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';
import { writeXlsx, type XlsxCell, type XlsxRow, type XlsxValue } from '#server/platform/spreadsheets/xlsx-writer.ts';
import type { ListedDossier } from './list-view.ts';

interface ExportColumn {
  readonly head: string;
  readonly width: number;
  readonly value: (line: ListedDossier, place: number) => XlsxValue;
}

/** The columns of Sổ theo dõi hồ sơ (form 07), with what a list needs besides. */
function columnsOf(directory: UnitDirectory): readonly ExportColumn[] {
  return [
    { head: 'STT', width: 6, value: (_line, place) => place },
    { head: 'Mã hồ sơ', width: 26, value: ({ code }) => code },
    { head: 'Tên TTHC', width: 46, value: ({ procedureName }) => procedureName },
    { head: 'Lĩnh vực', width: 20, value: ({ fieldName }) => fieldName },
    { head: 'Tên tổ chức, cá nhân', width: 28, value: ({ applicantName }) => applicantName },
    { head: 'Số định danh', width: 16, value: (line) => maskedIdNumber(line.applicantIdNumber) ?? undefined },
    { head: 'Cách nộp', width: 20, value: ({ channel }) => CHANNEL_NAMES[channel] },
    { head: 'Đơn vị', width: 20, value: ({ agencyId, sectionId }) => directory.byId(sectionId ?? agencyId)?.name },
    { head: 'Nhận hồ sơ', width: 12, value: ({ receivedAt }) => dayOf(receivedAt) },
    { head: 'Hẹn trả kết quả', width: 12, value: ({ due }) => (due ? { day: due.on } : undefined) },
    { head: 'Xử lý xong', width: 12, value: ({ closedAt }) => dayOf(closedAt) },
    { head: 'Trả kết quả', width: 12, value: ({ returnedAt }) => dayOf(returnedAt) },
    { head: 'Trạng thái', width: 22, value: ({ status }) => STATUS_NAMES[status] },
    { head: 'Người xử lý', width: 22, value: ({ assigneeName }) => assigneeName ?? undefined },
  ];
}

function dayOf(instant: string | null): XlsxValue {
  return instant ? { day: vietnamDay(instant) } : undefined;
}

export interface ExportedList {
  readonly figure: Figure;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly unit: string;
  readonly lines: readonly ListedDossier[];
  readonly at: Date;
}

export async function xlsxOf(directory: UnitDirectory, list: ExportedList): Promise<Buffer> {
  const columns = columnsOf(directory);
  const rows: XlsxRow[] = [
    { cells: [{ value: headline(list), style: 'bold', columns: columns.length }] },
    { cells: columns.map(({ head }) => ({ value: head, style: 'head' })) },
    ...list.lines.map((line, index) => ({ cells: columns.map(({ value }) => cellOf(value(line, index + 1))) })),
  ];
  const widths = columns.map(({ width }) => width);
  return writeXlsx([{ name: 'Hồ sơ', widths, landscape: true, headRows: { first: 2, last: 2 }, rows }]);
}

function cellOf(value: XlsxValue): XlsxCell {
  return { value, style: typeof value === 'object' ? 'date' : 'text' };
}

/** UTF-8 with its mark, semicolons: the way a Vietnamese Excel opens a CSV without asking. */
export function csvOf(directory: UnitDirectory, list: ExportedList): string {
  const columns = columnsOf(directory);
  const lines = [
    columns.map(({ head }) => head),
    ...list.lines.map((line, index) => columns.map(({ value }) => textOf(value(line, index + 1)))),
  ];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function headline({ figure, from, to, unit, lines, at }: ExportedList): string {
  const window = `từ ${formatDate(from)} đến ${formatDate(to)}`;
  return `${unit} – ${FIGURE_NAMES[figure]} ${window}: ${lines.length} hồ sơ (xuất lúc ${formatInstant(at)})`;
}

function textOf(value: XlsxValue): string {
  if (value === undefined) {
    return '';
  }
  return typeof value === 'object' ? formatDate(value.day) : String(value);
}

/** A text that begins like a formula is kept from being one: a name is typed by strangers. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
