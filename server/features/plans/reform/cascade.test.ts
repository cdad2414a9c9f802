import { beforeAll, describe, expect, test } from 'vitest';
import type { ReformPlanResponse, ReformTaskResponse } from '#core/plans/reform/contract.ts';
import { reformOffice } from '#test/reform-office.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const province = reformOffice(world, 'tinh-quang-ngai');
const commune = reformOffice(world);
const PROVINCE = '/api/units/tinh-quang-ngai';
const COMMUNE = '/api/units/xa-binh-son';

let above: ReformPlanResponse;
let tasks: ReformTaskResponse[];
let own: ReformPlanResponse;

beforeAll(async () => {
  const lead = province.section('van-phong-ubnd-tinh');
  const draft = await province.addPlan({ kind: 'annual', year: 2026, title: 'Kế hoạch CCHC tỉnh năm 2026' });
  const titles = ['Nâng tỷ lệ hồ sơ trực tuyến', 'Số hóa kết quả giải quyết TTHC'];
  tasks = [];
  for (const title of titles) {
    tasks.push(await province.addTask({ planId: draft.id, title, lead, deadline: '2026-11-30' }));
  }
  above = draft;
  own = await commune.addPlan({ kind: 'annual', year: 2026, title: 'Kế hoạch CCHC xã năm 2026' });
});

const focal = () => commune.person('focal-officer');
const take = (ids: readonly string[], from = 'tinh-quang-ngai') =>
  commune.ask('POST', `${COMMUNE}/reform-plans/${own.id}/take-over`, focal(), {
    superior: from,
    plan: above.id,
    tasks: ids,
  });

describe('a superior’s plan', () => {
  test('is seen by the units below once it is issued', async () => {
    expect((await commune.ask('GET', `${COMMUNE}/superior-plans`, focal())).body.total).toBe(0);
    expect(await take([tasks[0]?.id ?? ''])).toMatchObject({ status: 404, body: { code: 'superior-task-unknown' } });
    above = await province.issue(above);
    const seen = await commune.ask('GET', `${COMMUNE}/superior-plans`, focal());
    expect(seen.body.items).toEqual([expect.objectContaining({ id: above.id, unit: 'tinh-quang-ngai', tasks: 2 })]);
  });

  test('is taken over once, linked, in words of one’s own', async () => {
    expect((await take([tasks[0]?.id ?? ''])).body).toEqual({ taken: 1 });
    expect(await take([tasks[0]?.id ?? ''])).toMatchObject({ status: 409, body: { code: 'superior-task-taken' } });
    const list = await commune.ask('GET', `${COMMUNE}/plan-tasks?plan=${own.id}`, focal());
    const [line] = list.body.items;
    const task: ReformTaskResponse = (await commune.ask('GET', `${COMMUNE}/plan-tasks/${line.id}`, focal())).body;
    expect(task).toMatchObject({
      title: 'Nâng tỷ lệ hồ sơ trực tuyến',
      superior: { unit: 'tinh-quang-ngai', title: 'Nâng tỷ lệ hồ sơ trực tuyến' },
    });
    const { body } = await commune.ask('PUT', `${COMMUNE}/plan-tasks/${task.id}`, focal(), {
      title: 'Vận động nộp hồ sơ trực tuyến tại thôn',
      deliverable: 'Báo cáo',
      lead: task.leadId,
      deadline: '2026-11-25',
      version: task.version,
    });
    expect(body).toMatchObject({
      title: 'Vận động nộp hồ sơ trực tuyến tại thôn',
      superior: { title: 'Nâng tỷ lệ hồ sơ trực tuyến' },
    });
  });

  test('a plan that is not above cannot be taken over', async () => {
    expect(await take([tasks[1]?.id ?? ''], 'xa-ba-to')).toMatchObject({ status: 404 });
    const other = await commune.ask(
      'GET',
      '/api/units/xa-ben-quan/superior-plans',
      commune.person('chair', 'xa-ben-quan'),
    );
    expect(other.body.items).toEqual([]);
  });
});

describe('progress rolled up', () => {
  const below = async (who = province.person('focal-officer')) =>
    (await province.ask('GET', `${PROVINCE}/reform-plans/${above.id}/below`, who)).body;

  test('counts a unit from the day its own plan is issued, and follows its state', async () => {
    expect((await below()).items[0]).toMatchObject({ taken: 0 });
    own = await commune.issue(own);
    const [line] = (await commune.ask('GET', `${COMMUNE}/plan-tasks?plan=${own.id}`, focal())).body.items;
    const before = await below();
    expect(before.items.find(({ taken }: { taken: number }) => taken > 0)).toMatchObject({
      id: tasks[0]?.id,
      taken: 1,
      running: 0,
      notStarted: before.units,
    });
    const report = { version: line.version, state: 'running', percent: 30, note: '' };
    await commune.must(`${COMMUNE}/plan-tasks/${line.id}/report`, report);
    expect((await below()).items.find(({ id }: { id: string }) => id === tasks[0]?.id)).toMatchObject({ running: 1 });
    world.setNow('2026-11-26T08:00:00+07:00');
    expect((await below()).items.find(({ id }: { id: string }) => id === tasks[0]?.id)).toMatchObject({
      overdue: 1,
      running: 0,
    });
    const proof = await commune.document('140/BC-UBND', '2026-11-26');
    const closing = { version: line.version + 1, doneOn: '2026-11-26', documents: [proof] };
    await commune.must(`${COMMUNE}/plan-tasks/${line.id}/close`, closing);
    expect((await below()).items.find(({ id }: { id: string }) => id === tasks[0]?.id)).toMatchObject({
      done: 1,
      doneLate: 1,
    });
  });

  test('leads down to the units that the person may see', async () => {
    const url = `${PROVINCE}/plan-tasks/${tasks[0]?.id}/below`;
    expect((await province.ask('GET', url, province.person('focal-officer'))).body.total).toBe(0);
    const wide = await province.ask('GET', url, province.person('appraiser'));
    expect(wide.body.items).toEqual([
      expect.objectContaining({ unit: 'xa-binh-son', light: 'done-late', lateDays: 1 }),
    ]);
  });

  test('costs one statement a plan, however many units', async () => {
    expect(await world.statementsOf(() => below())).toBeLessThanOrEqual(6);
  });
});
