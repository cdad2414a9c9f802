import { STATE_NAMES } from '#core/assessments/assessment.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { formatRelative } from '#core/assessments/sheet.ts';
import { readSheetKey, type SheetTerm, termInWords } from '#core/assessments/sheet-key.ts';
import { sheetReport } from '#core/assessments/sheet-report.ts';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { loadSheet } from './sheet-service.ts';
import { type LoadedSheet, linesOf, totalsFor } from './sheet-wire.ts';

export const sheetCommand: Command = {
  name: 'sheet',
  summary: 'In phiếu chấm điểm CCHC của một đơn vị và năm',
  help: [
    'cchc sheet --unit MÃ --year NĂM [--json]',
    '',
    '  --unit  mã đơn vị, ví dụ ben-quan',
    '  --year  năm chấm điểm, ví dụ 2023; 6 tháng đầu năm: 2023-6m',
    '  --json  in dữ liệu: từng tiêu chí với điểm, điểm mất, lý do và cách tính',
  ],
  options: { unit: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean' } },
  run: async (io, values, context) => {
    const { slug, term } = wanted(values);
    const { deps, scope } = await context();
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new WrongUse(`Không có đơn vị nào mang mã “${slug}”. Xem lại mã đơn vị, ví dụ ben-quan.`);
    }
    const sheet = await readIn(deps.db, scope, (tx) => loadSheet(tx, { unit, ...term }));
    for (const line of values.json ? [JSON.stringify(reportOf(sheet), null, 2)] : tableOf(sheet)) {
      io.print(line);
    }
    return 0;
  },
};

function wanted(values: CommandValues): { slug: string; term: SheetTerm } {
  const { unit, year } = values;
  const term = typeof year === 'string' ? readSheetKey(year) : undefined;
  if (typeof unit !== 'string' || !term) {
    throw new WrongUse('Ghi đơn vị và năm, ví dụ --unit ben-quan --year 2023.');
  }
  return { slug: unit, term };
}

function reportOf({ unit, assessment, scheme, stored }: LoadedSheet) {
  const lines = linesOf(stored);
  return sheetReport({ unit: unit.slug, assessment, scheme, lines, totals: totalsFor(scheme, lines) });
}

const WIDTHS = { code: 8, name: 62, points: 9 };

function tableOf(sheet: LoadedSheet): readonly string[] {
  const { unit, assessment, scheme, stored } = sheet;
  const lines = linesOf(stored);
  const totals = totalsFor(scheme, lines);
  const report = reportOf(sheet);
  const head = `${unit.name}, ${termInWords(assessment)} – ${STATE_NAMES[assessment.state]} (${scheme.set.basis})`;
  const appraised = report.appraised !== null;
  const rows = scheme.set.criteria.flatMap((criterion) => {
    const sums = totals.byNode.get(criterion.code);
    if (sums) {
      const got = appraised ? sums.appraised : sums.self;
      return criterion.level === 'criterion' ? [] : ['', row(criterion.code, criterion.name, sums.max, got)];
    }
    const line = report.lines.find(({ code }) => code === criterion.code);
    const found = lines.get(criterion.code);
    const points = found?.appraisal?.points ?? found?.self?.points;
    const lost = line?.lost && line.lost !== '0.00' ? `  ${line.explanation || (line.reason ?? '')}` : '';
    return [row(criterion.code, criterion.name, criterion.max, points) + lost];
  });
  const flags = (report.flags ?? []).map(
    ({ code, flag, points }) =>
      `Lưu ý ${code}: ${flag === 'unexplained' ? 'mất điểm không có lý do' : 'quy tắc tính ra'} ${points.replace('.', ',')} điểm`,
  );
  const sum = appraised
    ? `Tổng: ${formatPoints(totals.index)}/${formatPoints(totals.max)} điểm (${formatRelative(totals.relative)}), bị trừ ${formatPoints(totals.lost)}`
    : `Tự chấm đến nay: ${formatPoints(totals.self)}/${formatPoints(totals.max)} điểm, còn ${totals.selfMissing} tiêu chí chưa có điểm`;
  return [head, ...rows, '', sum, ...flags];
}

function row(code: string, name: string, max: number, points: number | undefined): string {
  const shortName = name.length > WIDTHS.name ? `${name.slice(0, WIDTHS.name - 1)}…` : name;
  const cells = [points === undefined ? '–' : formatPoints(points), formatPoints(max)];
  return `${code.padEnd(WIDTHS.code)}${shortName.padEnd(WIDTHS.name)}${cells.map((cell) => cell.padStart(WIDTHS.points)).join('')}`;
}
