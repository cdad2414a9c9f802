import { readFile } from 'node:fs/promises';
import {
  type CriteriaSet,
  type CriteriaSetId,
  problemsOf,
  type Scheme,
  schemeOf,
} from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { criteriaFrom, TEMPLATE_BASIS } from '#core/assessments/template.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { insertPublishedSet, loadSet, publishedSetId } from './criteria-repository.ts';

const FOLDER = new URL('./criteria/', import.meta.url);

/** Sets that come with the product. Whoever has the decision of their own province enters it beside them. */
const SHIPPED = {
  'mau-cap-xa': {
    name: 'Bộ tiêu chí mẫu cấp xã (7 lĩnh vực, 100 điểm)',
    basis: TEMPLATE_BASIS,
    unitKind: 'commune',
    file: 'commune-template.tsv',
  },
  'binh-dinh-2021-cap-huyen': {
    name: 'Chỉ số CCHC cấp huyện năm 2021, tỉnh Bình Định (theo lĩnh vực)',
    basis: 'nhập theo lĩnh vực từ kết quả đã công bố, không có tiêu chí thành phần',
    unitKind: 'district',
    file: 'binh-dinh-2021-district.tsv',
  },
} as const satisfies Record<string, { name: string; basis: string; unitKind: CriteriaSet['unitKind']; file: string }>;

export type ShippedSet = keyof typeof SHIPPED;

export async function readShippedSet(code: ShippedSet, now: Date): Promise<CriteriaSet> {
  const { name, basis, unitKind, file } = SHIPPED[code];
  const [criteria, variables] = await Promise.all([
    readFile(new URL(file, FOLDER), 'utf8'),
    readFile(new URL('variables.tsv', FOLDER), 'utf8'),
  ]);
  const set: CriteriaSet = {
    id: newId<CriteriaSetId>(now),
    code,
    version: 1,
    name,
    basis,
    unitKind,
    state: 'published',
    maxBonus: 0,
    maxPenalty: 0,
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
