import { rankingKeyText } from '#core/assessments/result/ranking-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { INVENTED, wholeSheet } from '#server/features/assessments/assessment-sample.ts';
import { publishedSetId } from '#server/features/assessments/criteria-repository.ts';
import { enterResult } from '#server/features/assessments/result-service.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { readIn, type UnitRef } from '#server/platform/scope.ts';
import { publishResults } from './publication-service.ts';

const NEIGHBOURS = [
  ['xa-nguyen-nghiem', 'nguyen-nghiem-last-year.tsv'],
  ['xa-ba-to', 'ba-to-last-year.tsv'],
] as const;

/** Last year's results of xã Bình Sơn and two neighbours, published by the province as one list. Invented. */
export async function loadSampleResults(context: SystemContext): Promise<void> {
  const { deps, scope } = context;
  const unitOf = (slug: string): UnitRef => {
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample lacks unit ${slug}`);
    }
    return unit;
  };
  context.say('Công bố kết quả mẫu của tỉnh Quảng Ngãi');
  const year = Number(vietnamDay(deps.now()).slice(0, 4)) - 1;
  const date = `${year}-12-29`;
  const decision = { number: '4120/QĐ-UBND', date, issuer: 'UBND tỉnh Quảng Ngãi (minh họa)' };
  for (const [slug, file] of NEIGHBOURS) {
    await enterResult(deps, scope, {
      unit: unitOf(slug),
      year,
      set: 'mau-cap-xa',
      lines: await wholeSheet(context, file, 'Dữ liệu minh họa'),
      decision: { ...decision, rank: null, rankOf: null },
      note: INVENTED,
      ofList: true,
    });
  }
  const setId = await readIn(deps.db, scope, (tx) => publishedSetId(tx, 'mau-cap-xa'));
  if (!setId) {
    throw new Error('the sample lacks its criteria set');
  }
  const key = rankingKeyText({ kind: 'sheets', setId, year, term: 'year' });
  const asking = { identity: null, scope, unit: unitOf('tinh-quang-ngai') };
  await publishResults(deps, asking, key, {
    ...decision,
    signer: 'Phạm Nhật Trường (minh họa)',
    title: `Kết quả Chỉ số cải cách hành chính năm ${year} của các xã thuộc tỉnh Quảng Ngãi`,
    withRemarks: true,
    note: INVENTED,
    leaveOut: true,
    amends: null,
    reason: '',
  });
}
