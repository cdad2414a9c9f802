import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { randomFrom } from '#server/features/dossiers/sample/random.ts';
import { median } from './alternate.ts';
import type { Figure } from './figure.ts';
import { inventedName } from './invented-names.ts';
import { flagsOf, memoryOf, productEnvironment } from './product-process.ts';
import type { Stage } from './register-figures.ts';

const ROUNDS = 3;
const SMALL = 2_000;
const HEAD =
  'Mã hồ sơ,Tên TTHC,Lĩnh vực,Tên tổ chức cá nhân,Số định danh,Hình thức nộp,Trạng thái,Nhận hồ sơ,Hẹn trả kết quả,Ngày giải quyết xong,Trả kết quả';

/** In which order a file lists its rows: a system's by day of receipt, or any, where each row falls elsewhere in the register. */
type Order = 'by-day' | 'any';

const ORDER_NAMES = { 'by-day': 'theo ngày nhận', any: 'ngày bất kỳ' } as const satisfies Record<Order, string>;

/** The command of an administrator on a province's export, beside COPY of the very rows it made. */
export async function importFigures(stage: Stage, data: string, rows: number): Promise<readonly Figure[]> {
  const small = await importOnce(stage, data, { commune: 100, rows: SMALL, order: 'any' });
  const start = (await importOnce(stage, data, { commune: 101, rows: 1, order: 'any' })).seconds;
  const ofOrder = async (order: Order, first: number) => {
    const rounds: { ours: number; copy: number; memory: number }[] = [];
    for (let commune = first; commune < first + ROUNDS; commune++) {
      const { seconds, memory } = await importOnce(stage, data, { commune, rows, order });
      const copy = await copySameRows(stage, commune);
      rounds.push({ ours: rows / Math.max(0.001, seconds - start), copy, memory });
    }
    return { order, rounds };
  };
  const measured = [await ofOrder('by-day', 110), await ofOrder('any', 120)];
  const most = Math.max(...measured.flatMap(({ rounds }) => rounds.map(({ memory }) => memory)));
  return [
    ...measured.map(({ order, rounds }) => {
      const ours = median(rounds.map((round) => round.ours));
      return {
        name: `nhập tệp kết xuất CSV, ${rows} dòng ${ORDER_NAMES[order]}`,
        unit: 'dòng/s',
        ours,
        anchor: { name: 'COPY các dòng đó', value: median(rounds.map((round) => round.copy)) },
        ratio: median(rounds.map((round) => round.ours / round.copy)),
        target: '≥ 10 000 dòng/s',
        met: ours >= 10_000,
      };
    }),
    {
      name: `bộ nhớ khi nhập ${rows} dòng`,
      unit: 'MB',
      ours: most,
      anchor: { name: `${SMALL} dòng`, value: small.memory },
      target: 'không tăng theo tệp',
      met: most < small.memory * 1.6,
    },
  ];
}

interface Import {
  readonly commune: number;
  readonly rows: number;
  readonly order: Order;
}

async function importOnce(stage: Stage, data: string, asked: Import) {
  const { commune, rows } = asked;
  const unit = stage.province.communes[commune];
  const file = join(stage.folder, `export-${commune}-${rows}.csv`);
  writeFileSync(file, exportOf(stage, asked));
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...flagsOf('cchc'),
      join(import.meta.dirname, '../server/main.ts'),
      'import',
      '--unit',
      unit?.slug ?? '',
      '--file',
      file,
      '--json',
    ],
    { env: productEnvironment(data), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let memory = 0;
  const hear = (bytes: Buffer) => {
    said += bytes.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const watch = setInterval(() => {
    memory = Math.max(memory, child.exitCode === null ? memoryIfThere(child.pid ?? 0) : 0);
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 0) {
    throw new Error(`import: ${said.slice(0, 1500)}`);
  }
  return { seconds: (performance.now() - begun) / 1000, memory };
}

function memoryIfThere(pid: number): number {
  try {
    return memoryOf(pid, 'VmHWM');
  } catch {
    return 0;
  }
}

function exportOf(stage: Stage, { commune, rows, order }: Import): string {
  const random = randomFrom(commune);
  const today = vietnamDay(new Date());
  const lines = [HEAD];
  const drawn = Array.from({ length: rows }, () => addDays(today, -random.between(20, 700)));
  const days = order === 'by-day' ? drawn.sort() : drawn;
  for (const [index, received] of days.entries()) {
    const row = index + 1;
    const [due, done] = [addDays(received, 10), addDays(received, random.between(1, 12))];
    const procedure = random.pick(stage.province.procedures);
    const code = `H99.N${commune}-${received.slice(2).replaceAll('-', '')}-${String(row).padStart(6, '0')}`;
    const [a, b, c, d] = [received, due, done, addDays(done, 1)].map(formatDate);
    lines.push(
      `${code},${procedure.name},Hộ tịch,${inventedName(random)},0000${random.between(10_000_000, 99_999_999)},Trực tuyến toàn trình,Đã trả kết quả,${a} 08:00,${b},${c} 15:00,${d} 09:00`,
    );
  }
  return `\ufeff${lines.join('\n')}\n`;
}

/** Rows a second of COPY into a table with the same columns, checks and indexes. */
async function copySameRows(stage: Stage, commune: number): Promise<number> {
  const agency = stage.province.communes[commune]?.id ?? 0;
  const { rows: columns } = await stage.owner.query<{ names: string }>(
    `select string_agg(attname, ', ' order by attnum) as names from pg_attribute
     where attrelid = 'dossier'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const names = columns[0]?.names ?? '';
  const file = join(stage.folder, 'open', `copy-${commune}.tsv`);
  await stage.owner.query('create table bench_copy (like dossier including all)');
  await stage.owner.query(`copy (select ${names} from dossier where agency_id = ${agency}) to '${file}'`);
  const begun = performance.now();
  const { rowCount } = await stage.owner.query(`copy bench_copy (${names}) from '${file}'`);
  const seconds = (performance.now() - begun) / 1000;
  await stage.owner.query('drop table bench_copy');
  return (rowCount ?? 0) / seconds;
}
