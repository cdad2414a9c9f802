/**
 * `npm run bench`: the workload "W-province" on a server of its own in a temporary folder; every figure beside its
 * anchor, taken in turns (A B A B), kept in bench/results.json. `--dossiers 1000000` for the large province.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '#server/platform/database.ts';
import { startEmbedded } from '#server/platform/embedded/embedded.ts';
import { checkerFigures } from '../bench/checker-figures.ts';
import { directusFigures } from '../bench/directus-figures.ts';
import { type Figure, lineOf, type Run, rounded } from '../bench/figure.ts';
import { fillProvince, isFilled } from '../bench/fill-province.ts';
import { importFigures } from '../bench/import-figures.ts';
import { aggregationFigure, reportFigure, sheetFigures } from '../bench/office-figures.ts';
import { memoryOf, signInAt, startBareServer, startProduct } from '../bench/product-process.ts';
import { layProvince, OFFICER } from '../bench/province.ts';
import {
  createFigure,
  dashboardFigure,
  inboxFigures,
  openFigure,
  type Stage,
  scopedFigure,
  searchFigure,
} from '../bench/register-figures.ts';
import { scoreFigures } from '../bench/score-figures.ts';
import { debianPostgres } from './external-postgres.ts';

const RESULTS = join(import.meta.dirname, '../bench/results.json');
const KEPT_RUNS = 20;
/** A province's export is long; in a short one the program's first second is most of the time. */
const IMPORTED = 60_000;

const { values } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '1.5' },
    /** Some parts only, for example `inbox,open`; nothing is kept then. */
    only: { type: 'string' },
    /** A folder that stays, with its province: the next run with the same folder measures at once. */
    folder: { type: 'string' },
  },
});
const dossiers = Number(values.dossiers);
const roundMs = Number(values.seconds) * 1000;
const say = (line: string) => console.log(line);

const earlier: readonly Run[] = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')).runs : [];
const before = earlier.findLast((run) => run.dossiers === dossiers);
const figures: Figure[] = [];
const tell = (...lines: readonly Figure[]) => {
  for (const line of lines) {
    figures.push(line);
    say(
      lineOf(
        line,
        before?.figures.find(({ name }) => name === line.name),
      ),
    );
  }
};

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'cchc-bench-'));
mkdirSync(join(folder, 'open'), { recursive: true });
chmodSync(folder, 0o755);
chmodSync(join(folder, 'open'), 0o777); // the database's account writes there
const data = join(folder, 'data');

async function measure(): Promise<void> {
  const first = await startProduct(data);
  const { connection } = await startEmbedded(data);
  const owner = openPool(connection, 4);
  const province = await layProvince(owner);
  if (!(await isFilled(owner))) {
    say(`Tỉnh giả định: 210 xã, ${dossiers} hồ sơ (cùng hạt giống cho cùng dữ liệu)`);
    const begun = performance.now();
    await fillProvince(owner, join(folder, 'open'), province, dossiers, say);
    tell({ name: 'sinh dữ liệu', unit: 'hồ sơ/s', ours: (dossiers * 1000) / (performance.now() - begun) });
  }
  await owner.end();
  await first.stop();

  const product = await startProduct(data);
  tell({
    name: 'khởi động lại trên dữ liệu có sẵn',
    unit: 'ms',
    ours: product.startMs,
    target: '< 3000 ms',
    met: product.startMs < 3000,
  });
  const bare = await startBareServer(connection.host ?? '');
  const again = openPool(connection, 4);
  const stage: Stage = {
    product: product.address,
    bare: bare.address,
    cookie: await signInAt(product.address, OFFICER),
    owner: again,
    connection,
    province,
    folder,
    pgbench: debianPostgres(),
    roundMs,
    dossiers,
  };
  const memory = () => memoryOf(product.pid, 'VmRSS');
  const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
    create: async () => [await createFigure(stage)],
    inbox: () => inboxFigures(stage),
    dashboard: async () => [await dashboardFigure(stage)],
    open: async () => [await openFigure(stage)],
    search: async () => [await searchFigure(stage)],
    scope: async () => [await scopedFigure(stage)],
    aggregation: async () => [await aggregationFigure(stage)],
    report: async () => [await reportFigure(stage, await signInAt(product.address, 'daumoi.chauo'))],
    sheet: sheetFigures,
    scores: () => scoreFigures(stage),
    checker: checkerFigures,
    memory: async () => [
      { name: 'bộ nhớ máy chủ sau khi đo', unit: 'MB', ours: memory(), target: '< 300 MB', met: memory() < 300 },
    ],
    directus: () => directusFigures(stage, say), // asks the same once more, so behind the memory after the mix
    import: () => importFigures(stage, data, IMPORTED),
  };
  try {
    for (const part of values.only?.split(',') ?? Object.keys(parts)) {
      tell(...((await parts[part]?.()) ?? []));
    }
  } finally {
    await again.end();
    await bare.stop(); // a process of its own, which would outlive a measurement that failed
    await product.stop();
  }
}

try {
  await measure();
} finally {
  if (!values.folder) {
    rmSync(folder, { recursive: true, force: true });
  }
}
const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
const run: Run = {
  at: new Date().toISOString(),
  commit: git.stdout.trim(),
  machine,
  load: rounded(loadavg()[0] ?? 0),
  dossiers,
  figures,
};
if (!values.only) {
  writeFileSync(RESULTS, `${JSON.stringify({ runs: [...earlier, run].slice(-KEPT_RUNS) }, null, 1)}\n`);
}
const missed = figures.filter(({ met }) => met === false);
say(
  missed.length === 0
    ? 'Mọi mục tiêu của lần đo này đều đạt.'
    : `Chưa đạt: ${missed.map(({ name }) => name).join('; ')}`,
);
