import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { vietnamDay } from '#core/kernel/dates.ts';
import { randomFrom } from '#server/features/dossiers/sample/random.ts';
import type { Connection } from '#server/platform/database.ts';
import { alternate, percentile } from './alternate.ts';
import type { Figure } from './figure.ts';
import { CONNECTIONS, load, type Question } from './http-load.ts';
import type { Province } from './province.ts';
import { receiptOf, receiveScript } from './receive-script.ts';

export interface Stage {
  readonly product: URL;
  readonly bare: URL;
  readonly cookie: string;
  readonly owner: pg.Pool;
  readonly connection: Connection;
  readonly province: Province;
  readonly folder: string;
  /** The folder of pgbench, where Debian's packages are. */
  readonly pgbench: string | undefined;
  readonly roundMs: number;
  readonly dossiers: number;
}

const random = randomFrom(7);
const get = (path: string): Question => ({ method: 'GET', path });

/** Receiving: everything that a receipt means, beside PostgreSQL doing its statements and nothing else. */
export async function createFigure(stage: Stage): Promise<Figure> {
  const { communes, procedures } = stage.province;
  const ask = (): Question => ({
    method: 'POST',
    path: `/api/units/${random.pick(communes).slug}/dossiers`,
    body: JSON.stringify(receiptOf(random.pick(procedures).id)),
  });
  const name = 'tiếp nhận hồ sơ';
  const target = '≥ 0,35 pgbench';
  const ours = async (ms: number) => (await load(stage.product, stage.cookie, ask, ms)).perSecond;
  if (!stage.pgbench) {
    return {
      name,
      unit: '/s',
      ours: await ours(stage.roundMs),
      target,
      note: 'không có pgbench (gói postgresql của Debian)',
    };
  }
  const script = join(stage.folder, 'receive.sql');
  await writeFile(script, await receiveScript(stage.connection, stage.province));
  const anchor = (ms: number) => pgbench(stage, script, ms);
  const pair = await alternate(ours, anchor, stage.roundMs);
  return figure(name, '/s', pair, 'pgbench', target, pair.ratio >= 0.35);
}

/** `pgbench` on the same server with the same role; answers transactions a second. */
function pgbench(stage: Stage, script: string, ms: number): Promise<number> {
  const seconds = String(Math.max(1, Math.round(ms / 1000)));
  const flags = ['-n', '-f', script, '-c', String(CONNECTIONS), '-j', '2', '-T', seconds];
  const where = ['-h', stage.connection.host ?? '', '-p', '5432', '-U', 'cchc', 'cchc'];
  return new Promise((resolve, reject) => {
    const child = spawn(join(stage.pgbench ?? '', 'pgbench'), [...flags, ...where], {
      env: { ...process.env, PGOPTIONS: '-c role=cchc_app -c timezone=UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', () => {
      const rate = Number(/tps = ([\d.]+)/.exec(said)?.[1]);
      const failed = /aborted|ERROR/.exec(said);
      return rate > 0 && !failed ? resolve(rate) : reject(new Error(`pgbench: ${said.slice(0, 2000)}`));
    });
  });
}

/** 25 rows by due date with the total, beside a bare Fastify + pg that asks for the same rows with nothing around it. */
export async function inboxFigures(stage: Stage): Promise<readonly Figure[]> {
  const anyCommune = () => random.pick(stage.province.communes);
  const latencies: number[] = [];
  const ours = async (ms: number) => {
    const ask = () => get(`/api/units/${anyCommune().slug}/inbox?size=25`);
    const run = await load(stage.product, stage.cookie, ask, ms);
    latencies.push(...run.latencies);
    return run.perSecond;
  };
  const bare = bareRate(stage, () => `/inbox/${anyCommune().id}`);
  const pair = await alternate(ours, bare, stage.roundMs);
  const p99 = percentile(latencies, 0.99);
  // 10 × 248/s of Directus, where bare node + pg reached 7,032/s: 0.35 of it
  const target = '≥ 0,35 (10 × Directus)';
  return [
    figure('hộp việc: 25 hồ sơ, có tổng số', '/s', pair, 'fastify+pg trần', target, pair.ratio >= 0.35),
    { name: 'hộp việc: p99 với 16 kết nối', unit: 'ms', ours: p99, target: '< 50 ms', met: p99 < 50 },
  ];
}

export async function dashboardFigure(stage: Stage): Promise<Figure> {
  const anyCommune = () => random.pick(stage.province.communes);
  const today = vietnamDay(new Date());
  const window = `${today.slice(0, 4)}-01-01/${today}`;
  const pair = await alternate(
    productRate(stage, () => `/api/units/${anyCommune().slug}/dashboard`),
    bareRate(stage, () => `/roll-up/${anyCommune().id}/${window}`),
    stage.roundMs,
  );
  // 50 × 10.9/s of Directus, where the bare roll-up reached 1,295/s: 0.42 of it
  const target = '≥ 0,42 (50 × Directus)';
  return figure('trang đầu của đơn vị', '/s', pair, 'roll-up trần', target, pair.ratio >= 0.42);
}

export async function openFigure(stage: Stage): Promise<Figure> {
  const opened = await someDossiers(stage.owner, 2_000);
  const pair = await alternate(
    productRate(stage, () => {
      const { slug, id } = random.pick(opened);
      return `/api/units/${slug}/dossiers/${id}`;
    }),
    bareRate(stage, () => {
      const { agency, id } = random.pick(opened);
      return `/dossier/${agency}/${id}`;
    }),
    stage.roundMs,
  );
  return figure('mở hồ sơ kèm lịch sử', '/s', pair, 'một dòng, trần', '≥ 0,15', pair.ratio >= 0.15);
}

export const NAMES_SOUGHT = [
  'thi bich',
  'van tuan',
  'le minh khanh',
  'dang gia bao',
  'ngoc yen',
  'thi oanh',
  'tran quoc',
] as const;

export async function searchFigure(stage: Stage): Promise<Figure> {
  const words = () => encodeURIComponent(random.pick(NAMES_SOUGHT));
  const pair = await alternate(
    productRate(stage, () => `/api/dossiers/search?q=${words()}`),
    bareRate(stage, () => `/search/${words()}`),
    stage.roundMs,
  );
  const target = '≥ 100 × Directus';
  return figure('tìm tên không dấu', '/s', pair, 'LIKE không chỉ mục', target, undefined);
}

/** The same inbox statement under row-level security and without it. */
export async function scopedFigure(stage: Stage): Promise<Figure> {
  const today = vietnamDay(new Date());
  const units = stage.province.communes.map(({ id }) => id).join(',');
  const statement = `select id, code, procedure_name, due_on, (select count(*) from dossier
      where agency_id = $1 and status in (2, 4, 5, 6)) as total
    from dossier where agency_id = $1 and status in (2, 4, 5, 6) and due_on <= $2::date + 30 order by due_on, id limit 25`;
  const run = (opening: string) => async (ms: number) => {
    const client = await stage.owner.connect();
    const until = performance.now() + ms;
    const begun = performance.now();
    let count = 0;
    try {
      while (performance.now() < until) {
        // Planned once, as the product asks for its inbox: else the figure compares the planner with itself.
        await client.query(`begin read only; set local plan_cache_mode = force_generic_plan; ${opening}`);
        await client.query(statement, [random.pick(stage.province.communes).id, today]);
        await client.query('commit');
        count += 1;
      }
    } finally {
      client.release();
    }
    return (count * 1000) / (performance.now() - begun);
  };
  const scoped = run(`set local role cchc_app; set local app.units = '${units}'`);
  const open = run(`set local role none; set local app.units = ''`);
  const pair = await alternate(scoped, open, stage.roundMs / 2);
  return figure('hộp việc có giới hạn theo đơn vị (RLS)', '/s', pair, 'không giới hạn', '≥ 0,67', pair.ratio >= 0.67);
}

const productRate = (stage: Stage, path: () => string) => async (ms: number) =>
  (await load(stage.product, stage.cookie, () => get(path()), ms)).perSecond;

const bareRate = (stage: Stage, path: () => string) => async (ms: number) =>
  (await load(stage.bare, '', () => get(path()), ms)).perSecond;

async function someDossiers(owner: pg.Pool, count: number) {
  const { rows } = await owner.query<{ slug: string; agency: number; id: string }>(
    `select unit.slug, dossier.agency_id as agency, dossier.id::text from dossier join unit on unit.id = dossier.agency_id
     where unit.slug like 'xa-w-%' order by md5(dossier.id::text) limit $1`,
    [count],
  );
  return rows;
}

function figure(
  name: string,
  unit: string,
  pair: { ours: number; anchor: number; ratio: number },
  anchor: string,
  target: string,
  met: boolean | undefined,
  note?: string,
): Figure {
  return {
    name,
    unit,
    ours: pair.ours,
    anchor: { name: anchor, value: pair.anchor },
    ratio: pair.ratio,
    target,
    met,
    note,
  };
}
