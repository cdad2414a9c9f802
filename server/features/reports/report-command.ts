import { writeFile } from 'node:fs/promises';
import { vietnamDay } from '#core/kernel/dates.ts';
import { periodCode } from '#core/reports/contract.ts';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { REPORT_FORMATS, type ReportFormat, reportFile } from './report-files.ts';
import { wholeReport } from './report-reading.ts';

/** Writes a report's file, or prints its figures where no file is named and the format is text. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'Xuất báo cáo CCHC của một kỳ ra JSON, DOCX, PDF hoặc phụ lục XLSX',
  help: [
    'cchc report --unit MÃ --period KỲ [--format json|docx|pdf|xlsx] [--out TỆP] [--json]',
    '',
    '  --unit    mã đơn vị, ví dụ chau-o',
    '  --period  kỳ báo cáo: 2023-q1, 2023-6m, 2023-q3 hoặc 2023-year',
    '  --format  json (mặc định), docx, pdf (PDF/A-2b) hoặc xlsx (biểu II.06a)',
    '  --out     tệp ghi ra; không ghi thì JSON được in ra màn hình',
    '  --json    như --format json',
  ],
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (io, values, context) => {
    const wish = wishOf(values);
    const { deps, scope } = await context();
    const unit = deps.directory.bySlug(wish.unit);
    if (!unit) {
      throw new WrongUse(`Không có đơn vị nào mang mã “${wish.unit}”. Xem lại mã đơn vị, ví dụ chau-o.`);
    }
    const today = vietnamDay(deps.now());
    const whole = await readIn(deps.db, scope, (tx) => wholeReport(tx, unit.agencyId, wish.period, today));
    const file = await reportFile(whole, wish.format, deps.now());
    if (wish.out === undefined) {
      io.print(file.toString('utf8').trimEnd());
      return 0;
    }
    await writeFile(wish.out, file).catch((error: Error) => {
      throw new WrongUse(`Không ghi được tệp ${wish.out}: ${error.message}`);
    });
    io.print(`Đã ghi ${wish.out} (${file.length} byte).`);
    return 0;
  },
};

interface Wish {
  readonly unit: string;
  readonly period: string;
  readonly format: ReportFormat;
  readonly out: string | undefined;
}

function wishOf({ unit, period, format: named, out, json }: CommandValues): Wish {
  const format = REPORT_FORMATS.find((known) => known === (named ?? 'json'));
  if (json && named !== undefined && named !== 'json') {
    throw new WrongUse('Ghi --json hoặc --format, không ghi cả hai.');
  }
  if (typeof unit !== 'string' || typeof period !== 'string') {
    throw new WrongUse('Ghi --unit và --period, ví dụ: cchc report --unit chau-o --period 2023-year.');
  }
  if (!periodCode.safeParse(period).success) {
    throw new WrongUse(`Kỳ “${period}” không đúng. Ghi 2023-q1, 2023-6m, 2023-q3 hoặc 2023-year.`);
  }
  if (!format) {
    throw new WrongUse(`Định dạng “${String(named)}” không có. Chọn ${REPORT_FORMATS.join(', ')}.`);
  }
  if (format !== 'json' && typeof out !== 'string') {
    throw new WrongUse(`Ghi tên tệp sau --out để nhận tệp ${format}.`);
  }
  return { unit, period, format, out: typeof out === 'string' ? out : undefined };
}
