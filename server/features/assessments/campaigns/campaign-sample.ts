import type { CampaignId } from '#core/assessments/campaigns/campaign.ts';
import type { CreateCampaignRequest } from '#core/assessments/campaigns/contract.ts';
import { sheetPeriod } from '#core/assessments/sheet-period.ts';
import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { NO_UNITS, readIn, type UnitRef } from '#server/platform/scope.ts';
import { publishedSetId } from '../criteria-repository.ts';
import { selfScore } from '../line-service.ts';
import type { Asked } from './campaign-access.ts';
import { closeCampaign, createCampaign, openCampaign, setBodies, setUnits } from './campaign-service.ts';
import { openNextSheets } from './sheet-opening-service.ts';

const INVENTED = 'Dữ liệu minh họa, không phải đợt chấm điểm thật của cơ quan.';

interface SampleCampaign {
  readonly owner: string;
  readonly plan: Pick<CreateCampaignRequest, 'name' | 'year' | 'term' | 'dates' | 'basis' | 'note'>;
  readonly units: readonly { readonly unit: string; readonly group: string }[];
  readonly bodies: readonly { readonly code: string; readonly section: string | null }[];
}

/** A campaign that runs on the day of loading, one twice a year in its second round, and one of the past that is closed. */
export async function loadSampleCampaigns(context: SystemContext): Promise<void> {
  const { deps } = context;
  const set = await readIn(deps.db, NO_UNITS, (tx) => publishedSetId(tx, 'mau-cap-xa'));
  if (!set) {
    throw new Error('the sample sheets come before the campaigns');
  }
  const today = vietnamDay(deps.now());
  const year = Number(today.slice(0, 4));
  await load(context, set, quangNgai(year, today));
  await load(context, set, giaLai(year, today));
  await load(context, set, quangTri(year, today));
  const { asked, id } = await load(context, set, VINH_LINH);
  await closeCampaign(asked, id, 3);
  await proposeExemption(context, year);
}

const quangNgai = (year: number, today: string): SampleCampaign => ({
  owner: 'tinh-quang-ngai',
  plan: {
    name: `Chấm điểm cải cách hành chính cấp xã năm ${year} tỉnh Quảng Ngãi`,
    year,
    term: 'year',
    dates: {
      selfFrom: addDays(today, -12),
      selfTo: addDays(today, 18),
      appraisal1To: addDays(today, 40),
      // one round: who tries the product walks from a dossier to a remediation task on one day
      explanationTo: null,
      appraisal2To: null,
    },
    basis: 'Kế hoạch chấm điểm của UBND tỉnh (minh họa)',
    note: INVENTED,
  },
  units: [
    { unit: 'xa-binh-son', group: 'Xã đồng bằng' },
    { unit: 'xa-nguyen-nghiem', group: 'Xã đồng bằng' },
    { unit: 'xa-ba-to', group: 'Xã miền núi' },
  ],
  bodies: [],
});

/** The same days for communes that have only begun. */
const giaLai = (year: number, today: string): SampleCampaign => ({
  ...quangNgai(year, today),
  owner: 'tinh-gia-lai',
  plan: {
    ...quangNgai(year, today).plan,
    name: `Chấm điểm cải cách hành chính cấp xã năm ${year} tỉnh Gia Lai`,
  },
  units: [
    { unit: 'xa-binh-an', group: 'Xã đồng bằng' },
    { unit: 'xa-binh-hiep', group: 'Xã đồng bằng' },
    { unit: 'xa-binh-khe', group: 'Xã miền núi' },
    { unit: 'xa-binh-phu', group: 'Xã miền núi' },
  ],
});

/** Quyết định 1325/QĐ-UBND Quảng Trị (23/6/2023): twice a year. */
const quangTri = (year: number, today: string): SampleCampaign => ({
  owner: 'tinh-quang-tri',
  plan: {
    name: `Chấm điểm cải cách hành chính cấp xã 6 tháng đầu năm ${year} tỉnh Quảng Trị`,
    year,
    term: 'half',
    dates: {
      selfFrom: addDays(today, -30),
      selfTo: addDays(today, -12),
      appraisal1To: addDays(today, -4),
      explanationTo: addDays(today, 4),
      appraisal2To: addDays(today, 12),
    },
    basis: 'Chấm điểm hai lần một năm theo Quyết định 1325/QĐ-UBND ngày 23/6/2023; các mốc là minh họa',
    note: INVENTED,
  },
  units: [{ unit: 'xa-ben-quan', group: 'Xã miền núi' }],
  bodies: [{ code: '3', section: 'tinh-quang-tri.trung-tam-phuc-vu-hanh-chinh-cong' }],
});

const VINH_LINH: SampleCampaign = {
  owner: 'huyen-vinh-linh',
  plan: {
    name: 'Đánh giá, xếp hạng cải cách hành chính cấp xã năm 2023 huyện Vĩnh Linh',
    year: 2023,
    term: 'year',
    dates: {
      selfFrom: '2023-11-20',
      selfTo: '2023-12-10',
      appraisal1To: '2023-12-25',
      explanationTo: null,
      appraisal2To: null,
    },
    basis: 'Kết quả: Quyết định 4006/QĐ-UBND ngày 29/12/2023 của UBND huyện Vĩnh Linh',
    note: 'Các mốc ngày là minh họa; trong dữ liệu mẫu chỉ có thị trấn Bến Quan.',
  },
  units: [{ unit: 'ben-quan', group: '' }],
  bodies: [],
};

async function load(
  { deps, scope, say }: SystemContext,
  criteriaSetId: CreateCampaignRequest['criteriaSetId'],
  { owner, plan, units, bodies }: SampleCampaign,
): Promise<{ readonly asked: Asked; readonly id: CampaignId }> {
  say(`Mở đợt chấm điểm mẫu: ${plan.name}`);
  const asked: Asked = { deps, scope, unit: requireUnit(deps, owner) };
  const { from, to } = sheetPeriod(plan);
  const id = await createCampaign(asked, {
    ...plan,
    criteriaSetId,
    unitKind: 'commune',
    period: { from, to },
    maxBonus: '0',
    maxPenalty: '0',
  });
  await setUnits(asked, id, { revision: 1, items: [...units] });
  const known = bodies.filter(({ section }) => section === null || deps.directory.bySlug(section));
  if (known.length > 0) {
    await setBodies(asked, id, { revision: 2, items: known });
  }
  await openCampaign(asked, id, known.length > 0 ? 3 : 2);
  await openNextSheets(asked, id);
  return { asked, id };
}

/** A commune that waits for an answer: what the level above has to decide is seen on first sight. */
async function proposeExemption({ deps, scope }: SystemContext, year: number): Promise<void> {
  const cell = { unit: requireUnit(deps, 'xa-binh-khe'), year, term: 'year', code: '3.12.1' } as const;
  const reason = 'Năm nay xã không có thủ tục hành chính nào phải nộp phí, lệ phí trực tuyến (minh họa).';
  await selfScore(deps, scope, cell, { version: 0, values: [], notApplicable: reason });
}

function requireUnit({ directory }: SystemContext['deps'], slug: string): UnitRef {
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(`the sample lacks unit ${slug}`);
  }
  return unit;
}
