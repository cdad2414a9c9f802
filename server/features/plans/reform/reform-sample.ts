import type { PlainDate } from '#core/kernel/dates.ts';
import { type ReformPlanId, type ReformTaskId, withContent } from '#core/plans/reform/task.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { blankTask } from './blank-task.ts';
import { loadLivingPlans } from './living-sample.ts';
import {
  closedOn,
  contentOf,
  draftPlan,
  inOffice,
  type Office,
  type Registered,
  registered,
  rowsOf,
  type SampleTask,
  savePlan,
  saveTasks,
} from './sample-office.ts';

const BEN_QUAN_ISSUER = 'UBND thị trấn Bến Quan';

/** Bến Quan 2023: 28 of 31 tasks done, the three open ones as the appraisal names them; one order done late. */
async function loadBenQuan(context: SystemContext): Promise<void> {
  const rows = await rowsOf('ben-quan-2023.tsv');
  await inOffice(context, 'ben-quan', 2023, async (office) => {
    const { tx, desk, ground } = office;
    const [plan, order, ...proofs] = await registered(tx, desk.unit, [
      ['01/KH-UBND', '2022-12-30', BEN_QUAN_ISSUER],
      ['102/UBND-NV', '2023-02-06', 'UBND huyện Vĩnh Linh'],
      ['03/BC-UBND', '2023-01-10', BEN_QUAN_ISSUER],
      ['12/BC-UBND', '2023-03-10', BEN_QUAN_ISSUER],
      ['34/BC-UBND', '2023-06-09', BEN_QUAN_ISSUER],
      ['58/BC-UBND', '2023-09-08', BEN_QUAN_ISSUER],
      ['77/BC-UBND', '2023-11-28', BEN_QUAN_ISSUER],
    ]);
    if (!plan || !order || proofs.length === 0) {
      return;
    }
    const at = context.deps.now();
    const id = newId<ReformPlanId>(at);
    const tasks = rows.map((row): SampleTask => {
      const deadline = row.deadline ?? '';
      const blank = blankTask(newId<ReformTaskId>(at), id);
      const task = withContent(blank, contentOf(row, ground, { starts: '2023-01-03', deadline }), ground);
      const proof = proofs.findLast(({ date }) => date <= deadline);
      return row.state === 'done' && proof ? closedOn(task, proof.date, proof.date, proof) : { task };
    });
    const title = 'Kế hoạch cải cách hành chính năm 2023 của thị trấn Bến Quan (minh họa)';
    await savePlan({ ...office, proofs }, draftPlan(id, 'annual', 2023, title), plan.id, tasks);
    await saveTasks(office, benQuanOrders(office, order, proofs));
  });
}

function benQuanOrders({ ground, context }: Omit<Office, 'proofs'>, order: Registered, proofs: readonly Registered[]) {
  const orders: readonly (readonly [string, PlainDate, PlainDate])[] = [
    ['Báo cáo kết quả khắc phục tồn tại của năm trước', '2023-03-15', '2023-03-10'],
    ['Rà soát, cập nhật dữ liệu dân cư', '2023-06-15', '2023-06-09'],
    ['Báo cáo chuyên đề chuyển đổi số', '2023-09-05', '2023-09-08'],
    ['Cung cấp tài liệu kiểm chứng Chỉ số CCHC', '2023-11-30', '2023-11-28'],
  ];
  return orders.map(([title, deadline, doneOn]): SampleTask => {
    const assignment = { by: 'superior', on: order.date, documentId: order.id } as const;
    const blank = blankTask(newId<ReformTaskId>(context.deps.now()), undefined, assignment);
    const row = { title: `${title} (minh họa)`, deliverable: 'Báo cáo', section: 'office' };
    const task = withContent(blank, contentOf(row, ground, { deadline }), ground);
    const proof = proofs.find(({ date }) => date === doneOn);
    return proof ? closedOn(task, doneOn, doneOn, proof) : { task };
  });
}

export async function loadSampleReform(context: SystemContext): Promise<void> {
  context.say('Nạp kế hoạch CCHC và nhiệm vụ mẫu');
  await loadBenQuan(context);
  await loadLivingPlans(context);
}
