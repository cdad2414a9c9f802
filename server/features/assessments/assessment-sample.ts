import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { EvidenceId, HistoricalEntry } from '#core/assessments/assessment.ts';
import type { DeclaredValue, DeclaredValues } from '#core/assessments/declared-values.ts';
import { pointsFrom } from '#core/assessments/points.ts';
import type { Drafter } from '#core/assessments/selfscore/sections.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import type { Deps, SystemContext } from '#server/platform/feature.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import type { Decision } from './assessment-repository.ts';
import { readShippedSet } from './criteria-sets.ts';
import { addEvidence } from './evidence-service.ts';
import { selfScore } from './line-service.ts';
import { enterResult } from './result-service.ts';
import { COMPILER } from './selfscore/drafter.ts';
import { uploadEvidence } from './selfscore/evidence-file-service.ts';
import { openSheet } from './step-service.ts';

async function rowsOf(file: string): Promise<readonly TableRow[]> {
  return tableRows(await readFile(new URL(`./sample/${file}`, import.meta.url), 'utf8'));
}

/** "a=31 b=28" */
function numbersOf(text: string): readonly (readonly [string, number])[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, Number(value)];
    });
}

/** Bến Quan 2023, Tây Sơn 2021, and the living unit: last year's result and this year's sheet half way. */
export async function loadSampleSheets(context: SystemContext): Promise<void> {
  const unitOf = (slug: string): UnitRef => {
    const unit = context.deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample lacks unit ${slug}`);
    }
    return unit;
  };
  const year = Number(vietnamDay(context.deps.now()).slice(0, 4));
  context.say('Nạp phiếu chấm điểm mẫu');
  await loadBenQuan(context, unitOf('ben-quan'));
  await loadTaySon(context, unitOf('tay-son'));
  await loadBinhSonLastYear(context, unitOf('xa-binh-son'), year - 1);
  await loadBinhSonThisYear(context, unitOf('xa-binh-son'), year);
}

/** The lines of a file, every other leaf of the template at its maximum. */
export async function wholeSheet(
  { deps }: SystemContext,
  file: string,
  source: string,
): Promise<readonly HistoricalEntry[]> {
  const rows = new Map((await rowsOf(file)).map((row) => [row.code ?? '', row]));
  const { criteria } = await readShippedSet('mau-cap-xa', deps.now());
  const leaves = criteria.filter(({ method }) => method !== undefined);
  return leaves.map(({ code, max }) => {
    const row = rows.get(code);
    if (!row) {
      const explanation = 'không bị trừ điểm';
      return { code, points: max, reason: '', deductions: [], values: {}, explanation };
    }
    const points = pointsFrom(row.points ?? '') ?? 0;
    const reason = row.reason ?? '';
    const lost = max - points;
    const deductions = lost > 0 ? [{ reason, lost }] : [];
    return { code, points, reason, deductions, values: valuesOf(row, source), explanation: '' };
  });
}

function valuesOf({ values = '', inferred = '' }: TableRow, source: string): DeclaredValues {
  return Object.fromEntries(
    numbersOf(values).map(([name, value]): [string, DeclaredValue] => [
      name,
      inferred ? { value, origin: 'typed', source: inferred, inferred: true } : { value, origin: 'typed', source },
    ]),
  );
}

async function loadBenQuan(context: SystemContext, unit: UnitRef): Promise<void> {
  const source = 'Bảng tổng hợp nội dung bị trừ điểm kèm theo kế hoạch khắc phục năm 2024';
  await enterResult(context.deps, context.scope, {
    unit,
    year: 2023,
    set: 'mau-cap-xa',
    lines: await wholeSheet(context, 'ben-quan-2023.tsv', source),
    decision: { number: '4006/QĐ-UBND', date: '2023-12-29', issuer: 'UBND huyện Vĩnh Linh', rank: 7, rankOf: 18 },
    note: '16 tiêu chí bị trừ điểm lấy từ bảng tổng hợp của thị trấn; các tiêu chí khác theo bộ mẫu, không bị trừ điểm. Xếp hạng tăng 2 bậc so với năm 2022.',
  });
}

async function loadTaySon(context: SystemContext, unit: UnitRef): Promise<void> {
  const rows = await rowsOf('tay-son-2021.tsv');
  await enterResult(context.deps, context.scope, {
    unit,
    year: 2021,
    set: 'binh-dinh-2021-cap-huyen',
    lines: rows.map(({ code = '', points = '', deductions = '' }) => {
      const parts = deductionsOf(deductions);
      return {
        code,
        points: pointsFrom(points) ?? 0,
        reason: parts.map(({ reason }) => reason).join('; '),
        deductions: parts,
        values: {},
        explanation: code.startsWith('B') ? 'Điểm điều tra xã hội học đã công bố' : 'Điểm thẩm định đã công bố',
      };
    }),
    decision: { number: '313/QĐ-UBND', date: '2021-01-26', issuer: 'UBND tỉnh Bình Định', rank: 4, rankOf: 11 },
    note: 'Nhập theo lĩnh vực như báo cáo đã in. Ngày quyết định in trong báo cáo (26/01/2021) sớm hơn lúc năm được đánh giá kết thúc.',
  });
}

/** "rà soát TTHC 0/2=2; tuyên truyền=0.5": the points stand after the last equals sign. */
function deductionsOf(text: string): readonly { reason: string; lost: number }[] {
  return [...text.matchAll(/(?:^|; )(.*?)=(\d+(?:\.\d+)?)(?=; |$)/gu)].map(([, reason = '', lost = '']) => ({
    reason,
    lost: pointsFrom(lost) ?? 0,
  }));
}

export const INVENTED = 'Dữ liệu minh họa, không phải kết quả thật của đơn vị.';

async function loadBinhSonLastYear(context: SystemContext, unit: UnitRef, year: number): Promise<void> {
  const decision: Decision = {
    number: `4120/QĐ-UBND`,
    date: `${year}-12-29`,
    issuer: 'UBND tỉnh Quảng Ngãi (minh họa)',
    rank: null,
    rankOf: null,
  };
  await enterResult(context.deps, context.scope, {
    unit,
    year,
    set: 'mau-cap-xa',
    lines: await wholeSheet(context, 'binh-son-last-year.tsv', 'Dữ liệu minh họa'),
    decision,
    note: INVENTED,
    ofList: true,
  });
}

async function loadBinhSonThisYear({ deps, scope }: SystemContext, unit: UnitRef, year: number): Promise<void> {
  await openSheet(deps, scope, { unit, year, term: 'year' }, INVENTED);
  const today = vietnamDay(deps.now());
  const documents = new Map<string, EvidenceId>();
  for (const { key = '', title = '', number = '', day = '' } of await rowsOf('binh-son-evidence.tsv')) {
    const words = {
      title,
      documentNumber: number,
      documentDate: [`${year}-${day}`, today].sort()[0],
      issuer: 'UBND xã Bình Sơn',
    };
    documents.set(key, (await addEvidence(deps, scope, unit, words)).id);
  }
  documents.set('niem-yet', (await postingMinutes(deps, scope, unit)).id);
  for (const { code = '', values = '', explanation = '', evidence = '' } of await rowsOf('binh-son-this-year.tsv')) {
    const document = documents.get(evidence);
    const writer = writerOf(deps, scope, code);
    await selfScore(
      deps,
      writer.scope,
      { unit, year, term: 'year', code },
      {
        version: 0,
        values: numbersOf(values).map(([name, value]) => ({ name, value, reason: 'Dữ liệu minh họa' })),
        explanation,
        evidence: document ? [document] : [],
      },
      writer.drafter,
    );
  }
}

/** A file of its own, proving two criteria: the minutes of a walk along the notice boards. */
function postingMinutes(deps: Deps, scope: Scope, unit: UnitRef) {
  const text = [
    'BIÊN BẢN (minh họa)',
    'Kiểm tra việc niêm yết, công khai thủ tục hành chính tại Trung tâm Phục vụ hành chính công',
    'Đã niêm yết 405/412 thủ tục trong thời hạn.',
  ].join('\n');
  const file = { name: 'bien-ban-niem-yet.txt', stream: Readable.from([text]), isCut: () => false };
  return uploadEvidence(deps, { scope, unit }, { title: 'Biên bản kiểm tra niêm yết thủ tục (minh họa)' }, file);
}

/** The criteria that officers of two sections draft in the sample; the others are the focal officer's. */
const SECTION_WRITERS = [
  { section: 'xa-binh-son.phong-van-hoa-xa-hoi', name: 'Phạm Thị Mỹ Duyên', codes: /^(1\.4\.|7\.1\.|7\.4$)/u },
  { section: 'xa-binh-son.phong-kinh-te', name: 'Trần Quốc Bảo', codes: /^6\./u },
] as const;

function writerOf({ directory }: Deps, scope: Scope, code: string): { scope: Scope; drafter: Drafter } {
  const writer = SECTION_WRITERS.find(({ codes }) => codes.test(code));
  const section = writer && directory.bySlug(writer.section);
  return writer && section
    ? {
        scope: { ...scope, actor: { accountId: undefined, name: writer.name } },
        drafter: { compiles: false, sections: [section.id] },
      }
    : { scope, drafter: COMPILER };
}
