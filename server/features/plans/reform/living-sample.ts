import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import {
  ASSIGNERS,
  type Assigner,
  type CascadeSource,
  type ReformPlanId,
  type ReformTaskId,
} from '#core/plans/reform/task.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { blankTask } from './blank-task.ts';
import { draftPlan, inOffice, placed, type Row, registered, rowsOf, savePlan, saveTasks } from './sample-office.ts';

const PROVINCE = 'tinh-quang-ngai';
const PROVINCE_ISSUER = 'UBND tỉnh Quảng Ngãi';

/** The province's plan of the year; answers its tasks by their code, for the communes that carry them out. */
async function loadProvince(context: SystemContext): Promise<ReadonlyMap<string, CascadeSource<ReformTaskId>>> {
  const year = Number(vietnamDay(context.deps.now()).slice(0, 4));
  const rows = await rowsOf('quang-ngai.tsv');
  const sources = new Map<string, CascadeSource<ReformTaskId>>();
  await inOffice(context, PROVINCE, year, async (base) => {
    const { tx, desk } = base;
    const [annual, ...proofs] = await registered(tx, desk.unit, [
      ['02/KH-UBND', `${year}-01-05`, PROVINCE_ISSUER],
      ['41/BC-UBND', `${year}-03-25`, PROVINCE_ISSUER],
      ['118/BC-UBND', `${year}-06-22`, PROVINCE_ISSUER],
      ['203/BC-UBND', `${year}-09-24`, PROVINCE_ISSUER],
    ]);
    if (!annual) {
      return;
    }
    const office = { ...base, proofs: proofs.length > 0 ? proofs : [annual] };
    const at = context.deps.now();
    const id = newId<ReformPlanId>(at);
    const tasks = rows.map((row) => placed(office, row, blankTask(newId<ReformTaskId>(at), id), annual.date));
    const title = `Kế hoạch cải cách hành chính năm ${year} của tỉnh Quảng Ngãi (minh họa)`;
    await savePlan(office, draftPlan(id, 'annual', year, title), annual.id, tasks);
    for (const { task } of tasks) {
      sources.set(task.code, { agencyId: desk.unit.agencyId, id: task.id });
    }
  });
  return sources;
}

const BINH_SON_ISSUER = 'UBND xã Bình Sơn';

/** The living commune: the year's plan, its propaganda plan and orders, placed around the day of loading. */
async function loadBinhSon(
  context: SystemContext,
  above: ReadonlyMap<string, CascadeSource<ReformTaskId>>,
): Promise<void> {
  const today = vietnamDay(context.deps.now());
  const year = Number(today.slice(0, 4));
  const rows = await rowsOf('binh-son.tsv');
  await inOffice(context, 'xa-binh-son', year, async (base) => {
    const { tx, desk } = base;
    const [annual, communication, order, ...proofs] = await registered(tx, desk.unit, [
      ['05/KH-UBND', `${year}-01-08`, BINH_SON_ISSUER],
      ['14/KH-UBND', `${year}-01-26`, BINH_SON_ISSUER],
      ['215/UBND-NC', `${year}-01-12`, 'UBND tỉnh Quảng Ngãi'],
      ['19/BC-UBND', `${year}-02-09`, BINH_SON_ISSUER],
      ['61/BC-UBND', `${year}-03-20`, BINH_SON_ISSUER],
      ['112/QĐ-UBND', `${year}-05-20`, BINH_SON_ISSUER],
      ['96/BC-UBND', `${year}-06-12`, BINH_SON_ISSUER],
      ['131/BC-UBND', `${year}-09-18`, BINH_SON_ISSUER],
    ]);
    if (!annual || !communication || !order) {
      return; // the first days of a year: the plan is not issued yet
    }
    const office = { ...base, proofs: proofs.length > 0 ? proofs : [order] };
    const at = context.deps.now();
    const [id, childId] = [newId<ReformPlanId>(at), newId<ReformPlanId>(at)];
    const of = (plan: string) => rows.filter((row) => row.plan === plan);
    const tasksOf = (plan: string, planId: ReformPlanId) =>
      of(plan).map((row) => {
        const blank = { ...blankTask(newId<ReformTaskId>(at), planId), source: above.get(row.above ?? '') };
        return placed(office, row, blank, annual.date);
      });
    const title = `Kế hoạch cải cách hành chính năm ${year} của xã Bình Sơn (minh họa)`;
    await savePlan(office, draftPlan(id, 'annual', year, title), annual.id, tasksOf('annual', id));
    const childTitle = `Kế hoạch tuyên truyền cải cách hành chính năm ${year} (minh họa)`;
    const child = draftPlan(childId, 'communication', year, childTitle, id);
    await savePlan(office, child, communication.id, tasksOf('communication', childId));
    const orders = rows.filter((row): row is Row & { plan: Assigner } => (row.plan ?? '') in ASSIGNERS);
    await saveTasks(
      office,
      orders.map((row) => {
        const on = addDays(today, Number(row.starts));
        const assignment = { by: row.plan, on: [on, order.date].toSorted()[1] ?? on, documentId: order.id };
        return placed(office, row, blankTask(newId<ReformTaskId>(at), undefined, assignment), order.date);
      }),
    );
  });
}

/** The plans of today: the province's, and the commune's that carries a part of it out. */
export async function loadLivingPlans(context: SystemContext): Promise<void> {
  await loadBinhSon(context, await loadProvince(context));
}
