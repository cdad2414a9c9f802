import { vietnamDay } from '#core/kernel/dates.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { acceptPlan, proposePlan, readPlan } from './plan-service.ts';
import { addTaskEvidence, editTask, finishTask, reportProgress } from './task-service.ts';

/** What the plan of a year decided of one line; sections by the beginning of their name. */
interface Decision {
  readonly target?: string;
  readonly targetReason?: string;
  readonly deadline?: string;
  readonly lead?: string;
  readonly cooperating?: readonly string[];
}

/**
 * Bến Quan 2024: the targets and days that its plan prints (80 % whole-process after 84.62 %, 45 % and 80 % online
 * payment, digitisation from 80 %, everything before 15/12, an initiative before 31/8). Who leads the lines of "các bộ
 * phận liên quan" is invented: the plan does not say.
 */
const BEN_QUAN: Readonly<Record<string, Decision>> = {
  '1.1.3': {
    target: '100',
    deadline: '2024-12-15',
    lead: 'Văn phòng',
    cooperating: ['Tư pháp', 'Văn hóa', 'Tài chính'],
  },
  '1.5.1': { lead: 'Văn phòng', cooperating: ['Tư pháp', 'Văn hóa', 'Tài chính', 'Địa chính'] },
  '1.5.4': { deadline: '2024-08-31', lead: 'Văn hóa', cooperating: ['Văn phòng', 'Tư pháp'] },
  '1.6': { target: '100', lead: 'Văn phòng', cooperating: ['Văn hóa', 'Tài chính'] },
  '1.7': { lead: 'Văn phòng', cooperating: ['Văn hóa'] },
  '3.11.1': { target: '80' },
  '3.12.1': { target: '80' },
  '3.12.2': { target: '45' },
  '3.13.1': {
    target: '80',
    targetReason:
      'Giữ chỉ tiêu như kế hoạch năm 2024 đã ban hành, dù năm 2023 đã đạt 84,62 %; nhập lại từ văn bản của thị trấn.',
  },
  '7.3.1': { target: '100', lead: 'Văn hóa', cooperating: ['Văn phòng'] },
  '7.3.2': { target: '100', lead: 'Văn phòng', cooperating: ['Văn hóa'] },
};

/** Xã Bình Sơn, invented like its sheet. */
const BINH_SON: Readonly<Record<string, Decision>> = {
  '1.1.3': { target: '100', lead: 'Văn phòng', cooperating: ['Phòng Kinh tế', 'Phòng Văn hóa'] },
  '7.3.2': { target: '99', lead: 'Văn phòng', cooperating: ['Phòng Văn hóa'] },
  '3.8': { target: '99' },
  '3.11.1': { target: '90' },
  '3.13.1': { target: '85' },
  '3.13.3': { target: '80' },
};

export async function loadSamplePlans(context: SystemContext): Promise<void> {
  context.say('Nạp kế hoạch khắc phục mẫu');
  const unitOf = (slug: string): UnitRef => {
    const unit = context.deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample lacks unit ${slug}`);
    }
    return unit;
  };
  const note = 'Chỉ tiêu và thời hạn theo kế hoạch khắc phục của thị trấn; bộ phận phối hợp do dữ liệu mẫu đặt.';
  await loadPlan(context, unitOf('ben-quan'), 2024, BEN_QUAN, note, '2024-02-28');
  const year = Number(vietnamDay(context.deps.now()).slice(0, 4));
  const living = unitOf('xa-binh-son');
  await loadPlan(context, living, year, BINH_SON, 'Dữ liệu minh họa, không phải kế hoạch thật của đơn vị.', undefined);
  await loadProgress(context, living, year);
}

async function loadPlan(
  { deps, scope }: SystemContext,
  unit: UnitRef,
  year: number,
  decisions: Readonly<Record<string, Decision>>,
  note: string,
  documentDate: string | undefined,
): Promise<void> {
  const key = { unit, year };
  await proposePlan(deps, scope, key, note);
  const plan = await readPlan(deps, scope, key);
  for (const task of plan.tasks) {
    const decision = decisions[task.criterion];
    if (decision) {
      await editTask(deps, scope, { ...key, id: task.id }, changeOf(plan, task, decision));
    }
  }
  await acceptPlan(deps, scope, key, documentDate ? { documentDate } : {});
}

function changeOf({ sections }: PlanResponse, task: TaskResponse, decision: Decision) {
  const idOf = (beginning: string) => sections.find(({ name }) => name.startsWith(beginning))?.id;
  const lead = decision.lead === undefined ? task.lead : (idOf(decision.lead) ?? task.lead);
  return {
    version: task.version,
    title: task.title,
    lead,
    cooperating: (decision.cooperating ?? []).flatMap((beginning) => idOf(beginning) ?? []),
    target: decision.target ?? task.target?.typed ?? '',
    targetReason: decision.targetReason ?? '',
    deadline: decision.deadline ?? task.deadline,
  };
}

/** One task done with its document, two on their way, the rest not begun. */
async function loadProgress({ deps, scope }: SystemContext, unit: UnitRef, year: number): Promise<void> {
  const { tasks } = await readPlan(deps, scope, { unit, year });
  const today = vietnamDay(deps.now());
  const entries: readonly (readonly [string, number, string])[] = [
    ['1.4.3', 100, 'Đã thêm bản tin truyền thanh và trang mạng xã hội của xã (minh họa)'],
    ['3.11.1', 70, 'Đã số hóa 86 % thành phần hồ sơ tiếp nhận từ đầu năm (minh họa)'],
    ['3.13.3', 55, 'Tổ công nghệ số cộng đồng hướng dẫn nộp hồ sơ tại 5 thôn (minh họa)'],
  ];
  for (const [criterion, percent, text] of entries) {
    const task = tasks.find((one) => one.criterion === criterion);
    if (task) {
      await reportProgress(deps, scope, { unit, year, id: task.id }, task.version, { percent, note: text });
    }
  }
  const finished = (await readPlan(deps, scope, { unit, year })).tasks.find(({ criterion }) => criterion === '1.4.3');
  if (finished) {
    const key = { unit, year, id: finished.id };
    const proof = {
      title: 'Báo cáo kết quả tuyên truyền CCHC (minh họa)',
      documentNumber: '96/BC-UBND',
      documentDate: today,
    };
    const { version } = await addTaskEvidence(deps, scope, key, finished.version, proof);
    await finishTask(deps, scope, key, version, today);
  }
}
