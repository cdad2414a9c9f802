import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import type { ImportProblemView, ImportRunId, ImportRunView } from '#core/imports/contract.ts';
import { DOSSIER_COLUMNS } from '#core/imports/dossier-columns.ts';
import { ROW_PROBLEM_MESSAGES } from '#core/imports/messages.ts';
import { refuse } from '#core/imports/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { filled } from '#core/kernel/sentences.ts';
import { type CommandIo, type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command, SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type UnitRef, withinAgency, writeIn } from '#server/platform/scope.ts';
import { READING_LIMITS } from '#server/platform/spreadsheets/reading-limits.ts';
import { type FoundLayout, findLayout, readBatches } from './file-reading.ts';
import { applyFile, compare, type Pass } from './import-pass.ts';
import { insertRun, listProblems, loadMapping } from './import-repository.ts';
import { requireTarget } from './import-service.ts';

const PROBLEMS_PRINTED = 50;

export const importCommand: Command = {
  name: 'import',
  summary: 'Nhập hồ sơ từ tệp .xlsx hoặc .csv kết xuất của hệ thống một cửa (không giới hạn dung lượng)',
  help: [
    'cchc import --unit MÃ --file TỆP [--dry-run] [--json]',
    '',
    '  --unit     mã đơn vị nhận hồ sơ, ví dụ chau-o',
    '  --file     đường dẫn tệp .xlsx hoặc .csv (UTF-8)',
    '  --dry-run  chỉ kiểm tra: đếm mới, thay đổi, không đổi, xung đột, lỗi; không ghi gì',
    '  --json     in dữ liệu',
    '',
    'Mã thoát 1 khi có dòng không nhận được (các dòng khác vẫn được nhập).',
  ],
  options: {
    unit: { type: 'string' },
    file: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (io, values, context) => {
    const { slug, path } = wanted(values);
    const { size } = await stat(path).catch(() => {
      throw new WrongUse(`Không đọc được tệp ${path}. Xem lại đường dẫn.`);
    });
    const system = await context();
    const unit = system.deps.directory.bySlug(slug);
    if (!unit) {
      throw new WrongUse(`Không có đơn vị nào mang mã “${slug}”. Xem lại mã đơn vị, ví dụ chau-o.`);
    }
    const found = await knownLayout(system, unit, path);
    const work = values['dry-run'] === true ? dryRun : apply;
    const outcome = await work(system, unit, { path, size, found });
    print(io, values.json === true, outcome);
    return outcome.problems.length > 0 ? 1 : 0;
  },
};

interface Input {
  readonly path: string;
  readonly size: number;
  readonly found: FoundLayout;
}

interface Outcome {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly ImportProblemView[];
}

function wanted(values: CommandValues): { slug: string; path: string } {
  const { unit, file } = values;
  if (typeof unit !== 'string' || typeof file !== 'string') {
    throw new WrongUse('Ghi đơn vị và tệp, ví dụ --unit chau-o --file ho-so.xlsx.');
  }
  return { slug: unit, path: resolve(file) };
}

async function knownLayout({ deps, scope }: SystemContext, unit: UnitRef, path: string): Promise<FoundLayout> {
  const kept = (fingerprint: string) => readIn(deps.db, scope, (tx) => loadMapping(tx, unit.agencyId, fingerprint));
  const found = await findLayout(path, READING_LIMITS, kept);
  const { missing } = found.layout;
  if (missing.length > 0) {
    throw refuse('columns-missing', { columns: missing.map((field) => DOSSIER_COLUMNS[field].name).join(', ') });
  }
  return found;
}

async function dryRun(system: SystemContext, unit: UnitRef, input: Input): Promise<Outcome> {
  const { deps } = system;
  const pass = passOf(system, unit, input, newId(deps.now()), '');
  const found: ImportRunView['found'] = { new: 0, changed: 0, equal: 0, conflict: 0, bad: 0, skipped: 0 };
  const problems: ImportProblemView[] = [];
  const reading = { limits: READING_LIMITS, today: vietnamDay(deps.now()) };
  for await (const batch of readBatches(input.path, pass.layout, reading)) {
    problems.push(...(await compare(deps, pass, batch, found)).slice(0, PROBLEMS_PRINTED - problems.length));
  }
  return { counts: found, problems };
}

async function apply(system: SystemContext, unit: UnitRef, input: Input): Promise<Outcome> {
  const { deps, scope } = system;
  const id = newId<ImportRunId>(deps.now());
  const hash = await hashOf(input.path);
  const { agencyId } = unit;
  await writeIn(deps.db, scope, agencyId, (tx) =>
    insertRun(tx, agencyId, {
      id,
      fileName: basename(input.path),
      fileKind: input.found.kind,
      fileSize: input.size,
      fileHash: hash,
      state: 'applying',
      layout: input.found.layout,
      by: scope.actor.name,
      at: deps.now(),
    }),
  );
  const none = { rows: 0, new: 0, changed: 0, equal: 0, refused: 0 };
  const done = await applyFile(deps, passOf(system, unit, input, id, hash), id, none);
  const page = { page: 1, size: PROBLEMS_PRINTED };
  const problems = await readIn(deps.db, scope, (tx) => listProblems(tx, agencyId, id, page));
  return { counts: done, problems: problems.items };
}

function passOf({ deps, scope }: SystemContext, unit: UnitRef, input: Input, runId: string, fileHash: string): Pass {
  const { agencyId } = unit;
  return {
    scope: withinAgency(scope, agencyId),
    agencyId,
    path: input.path,
    layout: input.found.layout,
    limits: READING_LIMITS,
    target: requireTarget(deps.importTargets),
    source: { agencyId, actor: scope.actor, runId, fileName: basename(input.path), fileHash },
    stopped: () => false,
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

const COUNT_NAMES: Readonly<Record<string, string>> = {
  rows: 'dòng đã đọc',
  new: 'mới',
  changed: 'thay đổi',
  equal: 'không đổi',
  conflict: 'xung đột',
  bad: 'lỗi',
  refused: 'không nhận',
  skipped: 'bỏ qua (tiêu đề nhóm, dòng tổng)',
};

function print(io: CommandIo, json: boolean, { counts, problems }: Outcome): void {
  if (json) {
    io.print(JSON.stringify({ ...counts, problems }, null, 2));
    return;
  }
  io.print(
    Object.entries(counts)
      .map(([name, count]) => `${formatCount(count)} ${COUNT_NAMES[name] ?? name}`)
      .join(', '),
  );
  const sentences: Readonly<Record<string, string>> = { ...DOSSIER_MESSAGES, ...ROW_PROBLEM_MESSAGES };
  for (const { row, code, detail, dossierCode } of problems) {
    io.complain(`Dòng ${row}${dossierCode ? ` (${dossierCode})` : ''}: ${filled(sentences[code] ?? code, detail)}`);
  }
}
