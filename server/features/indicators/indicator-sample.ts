import type { SetTargetRequest, TypeValueRequest } from '#core/indicators/contract.ts';
import { periodOf } from '#core/indicators/periods.ts';
import { lastMonths, monthEnd } from '#core/indicators/windows.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { setCutoff, setTarget, typeValue } from './typed-value-service.ts';

type Typed = readonly [unit: string, value: Omit<TypeValueRequest, 'kind'>];

const YEAR_2023 = periodOf('2023-year')?.window ?? { from: '2022-12-15', to: '2023-12-14' };
const CHAU_O = { from: '2022-12-05', to: '2023-11-01', source: 'Báo cáo CCHC năm 2023 của UBND thị trấn Châu Ổ' };
const BA_BICH = { ...YEAR_2023, source: 'Thông báo kết luận hội nghị CCHC ngày 12/01/2024 của UBND xã Ba Bích' };
const BEN_QUAN = { ...YEAR_2023, source: 'Quyết định 4006/QĐ-UBND ngày 29/12/2023 của UBND huyện Vĩnh Linh' };

/** What the seeds print without the records behind it: typed in as printed, with its source. */
const TYPED: readonly Typed[] = [
  ['chau-o', { code: 'digitisation_rate', rate: '100', ...CHAU_O }],
  ['chau-o', { code: 'online_payment_amount', count: 3_969_000, ...CHAU_O }],
  ['chau-o', { code: 'survey_slips', count: 345, ...CHAU_O }],
  ['ba-bich', { code: 'digitisation_rate', rate: '48,4', ...BA_BICH }],
  ['ben-quan', { code: 'plan_completion_rate', numerator: 28, denominator: 31, ...BEN_QUAN }],
  ['ben-quan', { code: 'commitments_kept_rate', numerator: 8, denominator: 9, ...BEN_QUAN }],
  ['ben-quan', { code: 'digitisation_rate', rate: '49', ...BEN_QUAN }],
  ['ben-quan', { code: 'electronic_result_rate', rate: '99,68', ...BEN_QUAN }],
  ['ben-quan', { code: 'procedures_paid_online_rate', rate: '23,33', ...BEN_QUAN }],
  ['ben-quan', { code: 'online_payment_rate', rate: '26,24', ...BEN_QUAN }],
  ['ben-quan', { code: 'online_full_rate', rate: '84,62', ...BEN_QUAN }],
  ['ben-quan', { code: 'services_online_used_rate', rate: '86,67', ...BEN_QUAN }],
  ['ben-quan', { code: 'online_service_dossiers_rate', rate: '51,54', ...BEN_QUAN }],
  ['ben-quan', { code: 'agency_signed_rate', rate: '99,1', ...BEN_QUAN }],
  [
    'ben-quan',
    {
      code: 'leader_signed_rate',
      rate: '100',
      ...BEN_QUAN,
      note: 'Phiếu chấm vẫn trừ 0,2 điểm vì kết quả thống kê của phần mềm bị sai.',
    },
  ],
];

type Goal = readonly [code: string, direction: SetTargetRequest['direction'], goal: string, margin: string];

const BEN_QUAN_2024: readonly Goal[] = [
  ['on_time_rate', 'at-least', '99', '1'],
  ['apology_rate', 'at-least', '100', '5'],
  ['digitisation_rate', 'at-least', '80', '10'],
  ['procedures_paid_online_rate', 'at-least', '80', '10'],
  ['online_payment_rate', 'at-least', '45', '10'],
  ['online_full_rate', 'at-least', '80', '5'],
  ['satisfaction_rate', 'at-least', '90', '5'],
];

const LIVING: readonly Goal[] = [
  ['on_time_rate', 'at-least', '98', '5'],
  ['dossiers_open_overdue', 'at-most', '0', '5'],
  ['online_rate', 'at-least', '70', '15'],
  ['online_full_rate', 'at-least', '60', '10'],
  ['digitisation_rate', 'at-least', '80', '10'],
  ['electronic_result_rate', 'at-least', '95', '5'],
  ['online_payment_rate', 'at-least', '60', '15'],
  ['plan_completion_rate', 'at-least', '90', '20'],
];

/** What the portal and the registers of feedback say of a month: invented, as the dossiers of that commune are. */
const LIVING_MONTH: readonly Omit<TypeValueRequest, 'kind' | 'from' | 'to' | 'source'>[] = [
  { code: 'procedures_published_in_time_rate', numerator: 372, denominator: 378 },
  { code: 'procedures_payable_online_rate', numerator: 41, denominator: 44 },
  { code: 'feedback_in_competence', count: 6 },
  { code: 'feedback_in_time', count: 6 },
  { code: 'feedback_unsatisfied', count: 1 },
  { code: 'dossiers_unsatisfied', count: 1 },
];
const LIVING_MONTHS = 3;

async function loadLivingMonths({ deps, scope }: SystemContext, agencyId: UnitId): Promise<number> {
  const months = lastMonths(vietnamDay(deps.now()), LIVING_MONTHS).map(({ from }) => ({ from, to: monthEnd(from) }));
  for (const month of months) {
    for (const value of LIVING_MONTH) {
      await typeValue(deps, scope, agencyId, {
        kind: 'actual',
        ...value,
        ...month,
        source: 'Dữ liệu minh họa: số đọc trên Cổng Dịch vụ công quốc gia',
      });
    }
  }
  return months.length * LIVING_MONTH.length;
}

export async function loadSampleIndicators(context: SystemContext): Promise<void> {
  const { deps, scope, say } = context;
  const agencyOf = (slug: string) => {
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample's unit ${slug} is missing`);
    }
    return unit.agencyId;
  };
  for (const [slug, value] of TYPED) {
    await typeValue(deps, scope, agencyOf(slug), { kind: 'actual', ...value });
  }
  await setCutoff(deps, scope, agencyOf('pho-phong'), {
    window: { from: '2022-12-15', to: '2023-03-14' },
    cutOff: '2023-03-10',
    note: 'Báo cáo quý I/2023 lập trước khi hết kỳ: số đến ngày 10/3 dùng làm số ước của cả kỳ.',
  });
  for (const goal of BEN_QUAN_2024) {
    await setTarget(deps, scope, agencyOf('ben-quan'), goalOf(goal, '2024-01-01', 'Kế hoạch khắc phục năm 2024'));
  }
  const living = agencyOf('xa-binh-son');
  for (const goal of LIVING) {
    await setTarget(deps, scope, living, goalOf(goal, '2025-07-01', 'Dữ liệu minh họa: kế hoạch CCHC của xã'));
  }
  const invented = await loadLivingMonths(context, living);
  say(
    `Chỉ tiêu: ${TYPED.length} số nhập tay theo nguồn in, ${invented} số minh họa, ${BEN_QUAN_2024.length + LIVING.length} chỉ tiêu phấn đấu`,
  );
}

function goalOf([code, direction, goal, margin]: Goal, validFrom: string, basis: string): SetTargetRequest {
  return { code, validFrom, direction, goal, margin, basis };
}
