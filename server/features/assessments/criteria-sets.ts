import { readFile } from 'node:fs/promises';
import { type CriteriaSet, type CriteriaSetId, type Scheme, schemeOf } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { problemsOf } from '#core/assessments/set-problems.ts';
import { criteriaFrom, TEMPLATE_BASIS } from '#core/assessments/template.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { insertPublishedSet, loadSet, publishedSetId } from './criteria-repository.ts';

const FOLDER = new URL('./criteria/', import.meta.url);

/** Quyết định 1325/QĐ-UBND Quảng Trị (23/6/2023): the share of what was attainable for the unit. */
const QUANG_TRI_BANDS = [
  { name: 'Tốt', from: 8_000 },
  { name: 'Khá', from: 7_000 },
  { name: 'Trung bình', from: 6_000 },
  { name: 'Thấp', from: 0 },
] as const;

/** Sets that come with the product. Whoever has the decision of their own province enters it beside them. */
const SHIPPED = {
  'mau-cap-xa': {
    name: 'Bộ tiêu chí mẫu cấp xã (7 lĩnh vực, 100 điểm)',
    basis: TEMPLATE_BASIS,
    unitKind: 'commune',
    file: 'commune-template.tsv',
    result: 'relative',
    bands: QUANG_TRI_BANDS,
  },
  'binh-dinh-2021-cap-huyen': {
    name: 'Chỉ số CCHC cấp huyện năm 2021, tỉnh Bình Định (theo lĩnh vực)',
    basis: 'nhập theo lĩnh vực từ kết quả đã công bố, không có tiêu chí thành phần',
    unitKind: 'district',
    file: 'binh-dinh-2021-district.tsv',
    result: 'absolute',
    bands: [],
  },
} as const satisfies Record<
  string,
  Pick<CriteriaSet, 'name' | 'basis' | 'unitKind' | 'result' | 'bands'> & { file: string }
>;

export type ShippedSet = keyof typeof SHIPPED;

export async function readShippedSet(code: ShippedSet, now: Date): Promise<CriteriaSet> {
  const { file, ...shipped } = SHIPPED[code];
  const [criteria, variables] = await Promise.all([
    readFile(new URL(file, FOLDER), 'utf8'),
    readFile(new URL('variables.tsv', FOLDER), 'utf8'),
  ]);
  const set: CriteriaSet = {
    id: newId<CriteriaSetId>(now),
    code,
    version: 1,
    ...shipped,
    state: 'published',
    maxBonus: 0,
    maxPenalty: 0,
    tieRule: 'shared',
    criteria: criteriaFrom(criteria, variables),
  };
  const problems = problemsOf(set);
  if (problems.length > 0) {
    throw refuse('criteria-set-invalid', { problems });
  }
  return set;
}

/** The id of a set that comes with the product, loaded into the catalogue on its first use. */
export async function ensureShippedSet(tx: Database, code: ShippedSet, now: Date): Promise<CriteriaSetId> {
  const known = await publishedSetId(tx, code);
  if (known) {
    return known;
  }
  await insertPublishedSet(tx, await readShippedSet(code, now), now);
  const id = await publishedSetId(tx, code);
  if (!id) {
    throw new Error(`criteria set ${code} is there but not published`);
  }
  return id;
}

/** A published set never changes, so its rules are read once a process. */
const schemes = new Map<CriteriaSetId, Scheme>();

export async function requireScheme(tx: Database, id: CriteriaSetId): Promise<Scheme> {
  const known = schemes.get(id);
  if (known) {
    return known;
  }
  const set = await loadSet(tx, id);
  if (!set) {
    throw refuse('criteria-set-unknown');
  }
  const scheme = schemeOf(set);
  if (set.state === 'published') {
    schemes.set(id, scheme);
  }
  return scheme;
}
