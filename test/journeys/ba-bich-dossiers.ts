/**
 * Dossiers of xã Ba Bích in 2024, invented, as the one-stop system exports them twice a period: what came by the
 * sections' day, and what the four days after it brought.
 */

/** Direct and online dossiers that were received on the 5th and closed the same day. */
const BEFORE = { direct: 3, online: 5 } as const;

const HEAD =
  'Số hồ sơ;Lĩnh vực;Tên thủ tục;Chủ hồ sơ;Kênh tiếp nhận;Ngày tiếp nhận;Hạn trả kết quả;Ngày hoàn thành;Tình trạng';

const EXTRACT = { field: 'Hộ tịch', procedure: 'Cấp bản sao Trích lục hộ tịch' } as const;
const LAND = { field: 'Đất đai', procedure: 'Hòa giải tranh chấp đất đai' } as const;

interface Row {
  readonly field: string;
  readonly procedure: string;
  readonly day: string;
  readonly online: boolean;
  readonly due: string;
  readonly closed: string | undefined;
}

/** The rows of one file, numbered by day as the system numbers them. */
function csv(rows: readonly Row[], first: number): string {
  const lines = rows.map(({ field, procedure, day, online, due, closed }, index) => {
    const [date = '', month = '', year = ''] = day.split('/');
    const code = `H48.03.01-${year.slice(2)}${month}${date}-${String(first + index).padStart(4, '0')}`;
    const what = [field, procedure, `Phạm Văn Thử ${first + index}`];
    const how = [online ? 'Trực tuyến' : 'Trực tiếp', `${day} 08:30`, due, closed ? `${closed} 15:00` : ''];
    return [code, ...what, ...how, closed ? 'Đã giải quyết' : 'Đang giải quyết'].join(';');
  });
  return [HEAD, ...lines].join('\r\n');
}

/** What the export of the 10th holds, with the end of what the period before left open. */
export function exportBeforeCutOff(month: string, monthBefore: string | undefined): string {
  const day = `05/${month}/2024`;
  const row = (online: boolean): Row => ({ ...EXTRACT, day, online, due: day, closed: day });
  const rows = [
    ...Array.from({ length: BEFORE.direct }, () => row(false)),
    ...Array.from({ length: BEFORE.online }, () => row(true)),
  ];
  return [csv(rows, 1), ...(monthBefore ? lineOf(leftOpen(monthBefore, day)) : [])].join('\r\n');
}

/** The last days of the window: four online, two closed in time, one a day late, one still open for long. */
export function exportAfterWindow(month: string, monthAfter: string | undefined): string {
  const day = `12/${month}/2024`;
  const row = { ...EXTRACT, day, online: true, due: day };
  const closed = [day, day, `13/${month}/2024`].map((on): Row => ({ ...row, closed: on }));
  const due = monthAfter ? `05/${monthAfter}/2024` : `31/${month}/2024`;
  return [csv(closed, 1), ...lineOf({ ...leftOpen(month, due), closed: undefined })].join('\r\n');
}

/** Number 4 of the 12th, closed on its last day in the period after. */
function leftOpen(month: string, due: string): Row {
  return { ...LAND, day: `12/${month}/2024`, online: true, due, closed: due };
}

function lineOf(row: Row): readonly string[] {
  return csv([row], 4).split('\r\n').slice(1);
}
