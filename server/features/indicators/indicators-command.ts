import type { FormAnswer, IndicatorsAnswer } from '#core/indicators/contract.ts';
import { formatDate, isPlainDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command } from '#server/platform/feature.ts';
import { readForm, readIndicators } from './indicator-service.ts';

export const indicatorsCommand: Command = {
  name: 'indicators',
  summary: 'In các chỉ tiêu thống kê của một đơn vị trong một kỳ',
  help: [
    'cchc indicators --unit MÃ (--period KỲ | --from NGÀY --to NGÀY) [--by field|channel] [--below] [--json]',
    '',
    '  --unit    mã đơn vị, ví dụ chau-o',
    '  --period  2023-q1, 2023-6m, 2023-q3, 2023-year, năm dương lịch 2023 hoặc tháng 2023-05',
    '  --from    ngày đầu kỳ, ví dụ 2022-12-05',
    '  --to      ngày cuối kỳ, ví dụ 2023-11-01',
    '  --by      in biểu II.06a theo lĩnh vực (field) hoặc theo kênh tiếp nhận (channel)',
    '  --below   cộng cả các đơn vị cấp dưới',
    '  --json    in dữ liệu',
  ],
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    below: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (io, values, context) => {
    const { slug, by, query } = wanted(values);
    const { deps, scope } = await context();
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new WrongUse(`Không có đơn vị nào mang mã “${slug}”. Xem lại mã đơn vị, ví dụ chau-o.`);
    }
    const question = { scope, unit, query };
    if (by) {
      const form = await readForm(deps, question, by);
      io.print(values.json ? JSON.stringify(withoutDrills(form), null, 2) : formLines(form).join('\n'));
      return form.broken.length > 0 ? 1 : 0;
    }
    const answer = await readIndicators(deps, question);
    io.print(values.json ? JSON.stringify(answer, null, 2) : valueLines(answer).join('\n'));
    return 0;
  },
};

function wanted(values: CommandValues): {
  slug: string;
  by: 'field' | 'channel' | undefined;
  query: { period?: string; from?: string; to?: string; below: boolean };
} {
  const { unit, period, from, to, by } = values;
  if (typeof unit !== 'string') {
    throw new WrongUse('Ghi đơn vị, ví dụ --unit chau-o.');
  }
  const days = [from, to].filter((day) => day !== undefined);
  const wellFormed = days.every((day) => typeof day === 'string' && isPlainDate(day));
  if (!wellFormed || (period === undefined) === (days.length === 0) || days.length === 1) {
    throw new WrongUse('Ghi kỳ sau --period (ví dụ 2023-q1), hoặc hai ngày sau --from và --to (ví dụ 2022-12-05).');
  }
  if (by !== undefined && by !== 'field' && by !== 'channel') {
    throw new WrongUse('Sau --by ghi field (lĩnh vực) hoặc channel (kênh tiếp nhận).');
  }
  const query = {
    ...(typeof period === 'string' ? { period } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
    below: values.below === true,
  };
  return { slug: unit, by, query };
}

/** The dossiers behind a cell are reached in the browser, not here. */
function withoutDrills({ totalDrill, rows, ...form }: FormAnswer) {
  return { ...form, rows: rows.map(({ drill, ...row }) => row) };
}

function headOf({ unit, window, sources }: IndicatorsAnswer | FormAnswer): readonly string[] {
  const others = sources.filter(({ slug }) => slug !== unit.slug).map(({ name }) => name);
  return [
    `${unit.name}, từ ${formatDate(window.from)} đến ${formatDate(window.to)}`,
    ...(others.length > 0 ? [`Cộng số liệu của: ${others.join(', ')}`] : []),
  ];
}

function valueLines(answer: IndicatorsAnswer): readonly string[] {
  const lines = answer.values
    .filter(({ origin }) => origin !== 'none')
    .map((value) => {
      const part =
        value.denominator === null ? '' : ` (${formatCount(value.numerator ?? 0)}/${formatCount(value.denominator)})`;
      const figure =
        value.rate === null ? formatCount(value.count ?? 0) : `${formatDecimal(value.rate, true)} %${part}`;
      const unit = value.kind === 'rate' ? '' : ` ${value.unitOfMeasure}`;
      const typed = value.origin === 'typed' ? ` – nhập tay: ${value.typed?.source ?? ''}` : '';
      return `${value.name.padEnd(62)} ${figure}${unit}${typed}`;
    });
  const cutoff = answer.cutoff
    ? [`Số ước tính: chốt ngày ${formatDate(answer.cutoff.cutOff)}. ${answer.cutoff.note}`]
    : [];
  return [...headOf(answer), '', ...lines, ...cutoff];
}

const COLUMNS = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13', 'withdrawn'] as const;

function formLines(form: FormAnswer): readonly string[] {
  const head = COLUMNS.map((column) => (column === 'withdrawn' ? 'rút' : `(${column.slice(1)})`));
  const row = (label: string, cells: readonly string[]) =>
    `${label.padEnd(34)}${cells.map((cell) => cell.padStart(8)).join('')}`;
  const figures = (cells: FormAnswer['total']) => COLUMNS.map((column) => formatCount(cells[column]));
  return [
    ...headOf(form),
    '',
    row('Biểu II.06a', head),
    ...form.rows.map(({ label, cells }) => row(label, figures(cells))),
    row('Tổng số', figures(form.total)),
    ...form.broken.map(({ row: line, identity, left, right }) => `Sai: ${line}: ${identity} (${left} ≠ ${right})`),
  ];
}
