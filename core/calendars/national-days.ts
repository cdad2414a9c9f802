import type { PlainDate } from '#core/kernel/dates.ts';

/**
 * The nation's days off and swaps for officials, 2021–2026, as the product ships them. The database holds the same
 * (migration 0010; a test compares). Later years are entered by an administrator or come with an upgrade.
 */
export type NationalKind = 'holiday' | 'substitute_off' | 'swap_off' | 'swap_work';

/**
 * `verified`: read in the text that says so; `derived`: the rule was read, the date follows from it; `remembered`:
 * days off as observed that year, the label of each day may differ; `unverified`: to be checked before relying on it.
 */
export type Confidence = 'verified' | 'derived' | 'remembered' | 'unverified';

export interface NationalDay {
  readonly day: PlainDate;
  readonly kind: NationalKind;
  readonly name: string;
  /** The day a swap exchanges with. */
  readonly counterpart: PlainDate | undefined;
  readonly basis: string;
  readonly confidence: Confidence;
  /** Announced but not settled: counts for nothing until an administrator confirms it. */
  readonly doubtful: boolean;
}

export interface NationalYear {
  readonly year: number;
  readonly basis: string;
  readonly confidence: Confidence;
}

const HOLIDAYS = 'Bộ luật Lao động 2019, Điều 112';
const SUBSTITUTE = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
const ANNUAL = 'Thông báo hoán đổi ngày làm việc của năm';
const NOTICE_2026 = 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025';
const SWAP_2026_JANUARY = 'Thông báo của Chính phủ tháng 12/2025';
const SWAP_2026_AUGUST = 'Thông báo 109/TB-UBND Cần Thơ ngày 06/11/2025 và các tỉnh khác';
const CULTURE_DAY = 'Nghị quyết 80-NQ/TW năm 2026';

type Row = readonly [PlainDate, NationalKind, string, string, Confidence, PlainDate?];

const ROWS: readonly Row[] = [
  ['2021-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'remembered'],
  ['2021-02-10', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', HOLIDAYS, 'remembered'],
  ['2021-02-11', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2021-02-12', 'holiday', 'Tết Nguyên đán (mùng 1)', HOLIDAYS, 'remembered'],
  ['2021-02-15', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2021-02-16', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2021-04-21', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'remembered'],
  ['2021-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'remembered'],
  ['2021-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'remembered'],
  ['2021-05-03', 'substitute_off', 'Nghỉ bù 1/5', SUBSTITUTE, 'remembered'],
  ['2021-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'remembered'],
  ['2021-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', HOLIDAYS, 'remembered'],
  ['2022-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'remembered'],
  ['2022-01-03', 'substitute_off', 'Nghỉ bù Tết Dương lịch', SUBSTITUTE, 'remembered'],
  ['2022-01-31', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', HOLIDAYS, 'remembered'],
  ['2022-02-01', 'holiday', 'Tết Nguyên đán (mùng 1)', HOLIDAYS, 'remembered'],
  ['2022-02-02', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2022-02-03', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2022-02-04', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2022-04-10', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'remembered'],
  ['2022-04-11', 'substitute_off', 'Nghỉ bù Giỗ Tổ', SUBSTITUTE, 'remembered'],
  ['2022-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'remembered'],
  ['2022-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'remembered'],
  ['2022-05-02', 'substitute_off', 'Nghỉ bù 30/4', SUBSTITUTE, 'remembered'],
  ['2022-05-03', 'substitute_off', 'Nghỉ bù 1/5', SUBSTITUTE, 'remembered'],
  ['2022-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', HOLIDAYS, 'remembered'],
  ['2022-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'remembered'],
  ['2023-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'remembered'],
  ['2023-01-02', 'substitute_off', 'Nghỉ bù Tết Dương lịch', SUBSTITUTE, 'remembered'],
  ['2023-01-20', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', HOLIDAYS, 'remembered'],
  ['2023-01-23', 'holiday', 'Tết Nguyên đán (mùng 2)', HOLIDAYS, 'remembered'],
  ['2023-01-24', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2023-01-25', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2023-01-26', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2023-04-29', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'remembered'],
  ['2023-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'remembered'],
  ['2023-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'remembered'],
  ['2023-05-02', 'substitute_off', 'Nghỉ bù Giỗ Tổ', SUBSTITUTE, 'remembered'],
  ['2023-05-03', 'substitute_off', 'Nghỉ bù 30/4', SUBSTITUTE, 'remembered'],
  ['2023-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', HOLIDAYS, 'remembered'],
  ['2023-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'remembered'],
  ['2023-09-04', 'substitute_off', 'Nghỉ bù 2/9', SUBSTITUTE, 'remembered'],
  ['2024-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'remembered'],
  ['2024-02-08', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', HOLIDAYS, 'remembered'],
  ['2024-02-09', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2024-02-12', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2024-02-13', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2024-02-14', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', SUBSTITUTE, 'remembered'],
  ['2024-04-18', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'remembered'],
  ['2024-04-29', 'swap_off', 'Nghỉ hoán đổi với ngày 04/05/2024', ANNUAL, 'remembered', '2024-05-04'],
  ['2024-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'remembered'],
  ['2024-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'remembered'],
  ['2024-05-04', 'swap_work', 'Làm bù cho ngày 29/04/2024', ANNUAL, 'remembered', '2024-04-29'],
  ['2024-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'remembered'],
  ['2024-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', HOLIDAYS, 'remembered'],
  ['2025-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'remembered'],
  ['2025-01-27', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2025-01-28', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2025-01-29', 'holiday', 'Tết Nguyên đán (mùng 1)', HOLIDAYS, 'remembered'],
  ['2025-01-30', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2025-01-31', 'holiday', 'Tết Nguyên đán', HOLIDAYS, 'remembered'],
  ['2025-04-07', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'remembered'],
  ['2025-04-26', 'swap_work', 'Làm bù cho ngày 02/05/2025', ANNUAL, 'remembered', '2025-05-02'],
  ['2025-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'remembered'],
  ['2025-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'remembered'],
  ['2025-05-02', 'swap_off', 'Nghỉ hoán đổi với ngày 26/04/2025', ANNUAL, 'remembered', '2025-04-26'],
  ['2025-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', HOLIDAYS, 'remembered'],
  ['2025-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'remembered'],
  ['2026-01-01', 'holiday', 'Tết Dương lịch', HOLIDAYS, 'verified'],
  ['2026-01-02', 'swap_off', 'Nghỉ hoán đổi với ngày 10/01/2026', SWAP_2026_JANUARY, 'unverified', '2026-01-10'],
  ['2026-01-10', 'swap_work', 'Làm bù cho ngày 02/01/2026', SWAP_2026_JANUARY, 'unverified', '2026-01-02'],
  ['2026-02-16', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', NOTICE_2026, 'verified'],
  ['2026-02-17', 'holiday', 'Tết Nguyên đán (mùng 1)', NOTICE_2026, 'verified'],
  ['2026-02-18', 'holiday', 'Tết Nguyên đán (mùng 2)', NOTICE_2026, 'verified'],
  ['2026-02-19', 'holiday', 'Tết Nguyên đán (mùng 3)', NOTICE_2026, 'verified'],
  ['2026-02-20', 'holiday', 'Tết Nguyên đán (mùng 4)', NOTICE_2026, 'verified'],
  ['2026-04-26', 'holiday', 'Giỗ Tổ Hùng Vương', HOLIDAYS, 'verified'],
  ['2026-04-27', 'substitute_off', 'Nghỉ bù Giỗ Tổ', SUBSTITUTE, 'derived'],
  ['2026-04-30', 'holiday', 'Ngày Chiến thắng 30/4', HOLIDAYS, 'verified'],
  ['2026-05-01', 'holiday', 'Quốc tế Lao động', HOLIDAYS, 'verified'],
  ['2026-08-22', 'swap_work', 'Làm bù cho ngày 31/08/2026', SWAP_2026_AUGUST, 'verified', '2026-08-31'],
  ['2026-08-31', 'swap_off', 'Nghỉ hoán đổi với ngày 22/08/2026', SWAP_2026_AUGUST, 'verified', '2026-08-22'],
  ['2026-09-01', 'holiday', 'Quốc khánh (ngày liền kề trước)', HOLIDAYS, 'verified'],
  ['2026-09-02', 'holiday', 'Quốc khánh', HOLIDAYS, 'verified'],
  ['2026-11-24', 'holiday', 'Ngày Văn hóa Việt Nam', CULTURE_DAY, 'unverified'],
];

/** Kinds that end in "?" in the source. */
const DOUBTFUL: ReadonlySet<PlainDate> = new Set(['2026-11-24']);

export const NATIONAL_DAYS: readonly NationalDay[] = ROWS.map(([day, kind, name, basis, confidence, counterpart]) => ({
  day,
  kind,
  name,
  counterpart,
  basis,
  confidence,
  doubtful: DOUBTFUL.has(day),
}));

export const NATIONAL_YEARS: readonly NationalYear[] = [
  ...[2021, 2022, 2023, 2024, 2025].map((year) => ({ year, basis: ANNUAL, confidence: 'remembered' as const })),
  { year: 2026, basis: NOTICE_2026, confidence: 'verified' },
];
