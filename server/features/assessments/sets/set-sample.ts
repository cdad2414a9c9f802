import type { Criterion } from '#core/assessments/criteria-set.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { writeIn } from '#server/platform/scope.ts';
import { ensureShippedSet } from '../criteria-sets.ts';
import { copiedDraft } from './set-service.ts';

const PROVINCE = 'tinh-quang-ngai';

/** Who would appraise each area, as decisions name them; invented. */
const APPRAISERS: Readonly<Record<string, string>> = {
  '1': 'Sở Nội vụ',
  '2': 'Sở Tư pháp',
  '3': 'Văn phòng UBND tỉnh',
  '4': 'Sở Nội vụ',
  '5': 'Sở Nội vụ',
  '6': 'Sở Tài chính',
  '7': 'Sở Khoa học và Công nghệ',
};

/** Criteria in which a commune has something of its own to measure. */
const EXTENDABLE: ReadonlySet<string> = new Set(['1.6', '1.7']);

/** A draft of today's province, copied from the template, so that the editor is alive on first sight. */
export async function loadSampleSet({ deps, scope, say }: SystemContext): Promise<void> {
  const unit = deps.directory.bySlug(PROVINCE);
  if (!unit) {
    throw new Error(`the sample lacks unit ${PROVINCE}`);
  }
  say('Nạp dự thảo bộ tiêu chí mẫu');
  const now = deps.now();
  const year = Number(vietnamDay(now).slice(0, 4));
  const from = await writeIn(deps.db, scope, unit.agencyId, (tx) => ensureShippedSet(tx, 'mau-cap-xa', now));
  await copiedDraft(
    { deps, scope, unit },
    {
      from,
      as: 'set',
      name: `Bộ tiêu chí ${year} của tỉnh Quảng Ngãi (minh họa)`,
      effectiveYear: year,
    },
    (tree) => ({ ...tree, criteria: tree.criteria.map(withProvincesWords) }),
  );
}

function withProvincesWords(criterion: Criterion): Criterion {
  const appraiser = criterion.method === undefined ? '' : (APPRAISERS[criterion.code.split('.')[0] ?? ''] ?? '');
  return { ...criterion, appraiser, extendable: EXTENDABLE.has(criterion.code) };
}
