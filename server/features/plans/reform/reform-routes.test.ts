import { beforeAll, describe, expect, test } from 'vitest';
import type { ReformPlanResponse, ReformTaskResponse, TaskListAnswer } from '#core/plans/reform/contract.ts';
import { reformOffice } from '#test/reform-office.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const { ask, person, section, addPlan, addTask, issue, document } = reformOffice(world);

const focal = () => person('focal-officer');
const chair = () => person('chair');
const PLANS = '/api/units/xa-binh-son/reform-plans';
const TASKS = '/api/units/xa-binh-son/plan-tasks';

const listOf = async (query = '', who = focal()): Promise<TaskListAnswer> =>
  (await ask('GET', `${TASKS}?${query}`, who)).body;

describe('a plan', () => {
  let plan: ReformPlanResponse;
  beforeAll(async () => {
    plan = await addPlan({ kind: 'annual', year: 2026, title: 'Kế hoạch CCHC năm 2026' });
  });

  test('of a year exists once, and a sub-plan needs it', async () => {
    expect(await ask('POST', PLANS, focal(), { kind: 'annual', year: 2026, title: 'Lần nữa' })).toMatchObject({
      status: 409,
      body: { code: 'annual-plan-exists' },
    });
    expect(await ask('POST', PLANS, focal(), { kind: 'iso', year: 2024, title: 'ISO' })).toMatchObject({
      status: 422,
      body: { code: 'annual-plan-missing' },
    });
    const sub = await addPlan({ kind: 'iso', year: 2026, title: 'Áp dụng ISO' });
    const whole = (await ask('GET', `${PLANS}/${plan.id}`, focal())).body;
    expect(whole.children).toEqual([expect.objectContaining({ id: sub.id, kind: 'iso', parentId: plan.id })]);
    expect(await ask('POST', `${PLANS}/${plan.id}/remove`, focal(), { version: 1 })).toMatchObject({
      body: { code: 'sub-plans-exist' },
    });
    expect((await ask('POST', `${PLANS}/${sub.id}/remove`, focal(), { version: 1 })).status).toBe(200);
  });

  test('is issued when every task has who leads, until when and what comes out', async () => {
    const lacking = await addTask({ planId: plan.id, title: 'Rà soát TTHC', deliverable: '' });
    const refused = await ask('POST', `${PLANS}/${plan.id}/issue`, focal(), {
      version: 1,
      documentId: await document('12/KH-UBND', '2026-01-05', 'plan'),
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'reform-plan-not-ready', detail: { lacking: [{ task: lacking.id, why: 'deliverable-missing' }] } },
    });
    const { version } = (
      await ask('PUT', `${TASKS}/${lacking.id}`, focal(), { ...contentOf(lacking), deliverable: 'Báo cáo', version: 1 })
    ).body;
    expect(version).toBe(2);
    const issued = await issue(plan);
    expect(issued).toMatchObject({
      state: 'issued',
      document: { words: expect.stringContaining('/KH-UBND ngày 05/01/2026') },
      total: 1,
      done: 0,
      late: 0,
    });
  });

  test('once issued is changed only with a reason, kept as an amendment', async () => {
    const [line] = (await listOf()).items;
    const task: ReformTaskResponse = (await ask('GET', `${TASKS}/${line?.id}`, focal())).body;
    const wanted = { ...contentOf(task), deadline: '2026-12-11', version: task.version };
    expect(await ask('PUT', `${TASKS}/${task.id}`, focal(), wanted)).toMatchObject({
      body: { code: 'amendment-reason-missing' },
    });
    const amended = await ask('PUT', `${TASKS}/${task.id}`, chair(), { ...wanted, reason: 'Công văn 88 của tỉnh' });
    expect(amended.body.events[0]).toMatchObject({
      kind: 'amend',
      note: 'Công văn 88 của tỉnh',
      changes: [{ field: 'Thời hạn', before: '10/12/2026', after: '11/12/2026' }],
    });
    expect(await ask('POST', `${PLANS}/${plan.id}/remove`, focal(), { version: 2 })).toMatchObject({
      body: { code: 'reform-plan-issued' },
    });
  });

  test('two people on one task: the second gets what stands there now', async () => {
    const task = await addTask({ planId: plan.id, title: 'Tuyên truyền CCHC', reason: 'Bổ sung' });
    const first = await ask('PUT', `${TASKS}/${task.id}`, focal(), {
      ...contentOf(task),
      title: 'Tuyên truyền CCHC trên loa',
      version: 1,
      reason: 'rõ hơn',
    });
    expect(first.status).toBe(200);
    const second = await ask('PUT', `${TASKS}/${task.id}`, chair(), { ...contentOf(task), version: 1, reason: 'khác' });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'task-changed', detail: { task: { title: 'Tuyên truyền CCHC trên loa', version: 2 } } },
    });
  });
});

describe('several tasks at once', () => {
  const change = (body: Readonly<Record<string, unknown>>, who = focal()) => ask('POST', `${TASKS}/change`, who, body);
  const named = (tasks: readonly ReformTaskResponse[]) => tasks.map(({ id, version }) => ({ id, version }));
  const read = async ({ id }: ReformTaskResponse): Promise<ReformTaskResponse> =>
    (await ask('GET', `${TASKS}/${id}`, focal())).body;
  let tasks: ReformTaskResponse[];

  beforeAll(async () => {
    const [plan] = (await ask('GET', PLANS, focal())).body.items;
    tasks = [];
    for (const title of ['Kiểm tra một cửa', 'Kiểm tra văn thư', 'Kiểm tra kỷ cương']) {
      tasks.push(await addTask({ planId: plan.id, title, reason: 'Bổ sung' }));
    }
  });

  test('get another deadline and section, with the reason in each', async () => {
    const lead = section('phong-kinh-te');
    const wanted = { tasks: named(tasks), deadline: '2026-12-12', lead };
    expect(await change({ tasks: named(tasks), reason: 'x' })).toMatchObject({ body: { code: 'nothing-to-change' } });
    expect(await change(wanted)).toMatchObject({ body: { code: 'amendment-reason-missing' } });
    expect(await change({ ...wanted, reason: 'Công văn 90' }, person('inspector'))).toMatchObject({ status: 403 });
    expect((await change({ ...wanted, reason: 'Công văn 90' })).body).toEqual({ changed: 3 });
    for (const task of tasks) {
      // 12/12/2026 is a Saturday.
      expect(await read(task)).toMatchObject({
        deadline: '2026-12-12',
        dueOn: '2026-12-14',
        leadId: lead,
        events: expect.arrayContaining([expect.objectContaining({ kind: 'amend', note: 'Công văn 90' })]),
      });
    }
  });

  test('are left as they are where one of them is newer, and that one is named', async () => {
    tasks = await Promise.all(tasks.map(read));
    const [first, second] = tasks as [ReformTaskResponse, ReformTaskResponse];
    const report = { version: second.version, state: 'running', percent: 20, note: '' };
    await ask('POST', `${TASKS}/${second.id}/report`, focal(), report);
    const late = await change({ tasks: named(tasks), deadline: '2026-12-14', reason: 'Lùi' });
    expect(late).toMatchObject({ status: 409, body: { code: 'tasks-changed' } });
    expect(late.body.detail.tasks).toEqual([{ id: second.id, code: '', title: 'Kiểm tra văn thư' }]);
    expect(await read(first)).toMatchObject({ deadline: '2026-12-12', version: first.version });
  });

  test('are left as they are where one is closed already', async () => {
    tasks = await Promise.all(tasks.map(read));
    const [first, second] = tasks as [ReformTaskResponse, ReformTaskResponse];
    const closing = {
      version: second.version,
      doneOn: '2026-11-20',
      documents: [await document('99/BC-UBND', '2026-11-19')],
    };
    expect((await ask('POST', `${TASKS}/${second.id}/close`, focal(), closing)).status).toBe(200);
    const wanted = { tasks: named(await Promise.all(tasks.map(read))), deadline: '2026-12-14', reason: 'Lùi' };
    expect(await change(wanted)).toMatchObject({ status: 409, body: { code: 'task-state-wrong' } });
    expect(await read(first)).toMatchObject({ deadline: '2026-12-12', version: first.version });
  });
});

function contentOf(task: ReformTaskResponse) {
  return {
    code: task.code,
    title: task.title,
    deliverable: task.deliverable,
    lead: task.leadId,
    cooperating: task.cooperating.map(({ id }) => id),
    deadline: task.deadline,
  };
}

describe('an order outside a plan', () => {
  test('names its document and is in the list at once', async () => {
    const wrong = await ask('POST', TASKS, focal(), {
      planId: null,
      title: 'Báo cáo nhanh',
      lead: section('van-phong-hdnd-va-ubnd'),
      deadline: '2026-11-27',
      assignment: { by: 'superior', on: '2026-11-10', documentId: null },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'source-document-missing' } });
    const order = await addTask({
      planId: null,
      title: 'Báo cáo nhanh số hóa hồ sơ',
      deadline: '2026-11-21',
      assignment: {
        by: 'superior',
        on: '2026-11-10',
        documentId: await document('310/UBND-KSTT', '2026-11-09', 'official-letter'),
      },
    });
    // 21/11/2026 is a Saturday: the last day in time is Monday.
    expect(order).toMatchObject({ origin: 'superior', dueOn: '2026-11-23', light: 'soon', daysLeft: 1 });
    expect((await listOf('origin=assigned&text=so+hoa')).items).toEqual([expect.objectContaining({ id: order.id })]);
  });
});

describe('carrying out', () => {
  const culture = () => person('specialist', 'xa-binh-son.phong-van-hoa-xa-hoi');
  const economy = () => person('specialist', 'xa-binh-son.phong-kinh-te');

  test('is reported by the section that leads, not by another', async () => {
    const task = await addTask({
      planId: null,
      title: 'Tập huấn tổ công nghệ số cộng đồng',
      lead: section('phong-van-hoa-xa-hoi'),
      assignment: { by: 'chair', on: '2026-11-02', documentId: await document('15/TB-UBND', '2026-11-02', 'notice') },
    });
    const report = { version: 1, state: 'running', percent: 40, note: 'Đã mở 2 lớp' };
    expect(await ask('POST', `${TASKS}/${task.id}/report`, economy(), report)).toMatchObject({
      status: 403,
      body: { code: 'task-not-yours' },
    });
    expect(await ask('POST', `${TASKS}/${task.id}/report`, person('inspector'), report)).toMatchObject({ status: 403 });
    expect((await ask('POST', `${TASKS}/${task.id}/report`, culture(), report)).body).toMatchObject({
      state: 'running',
      percent: 40,
      events: [{ kind: 'report', note: 'Đã mở 2 lớp' }],
    });
    const closing = { version: 2, doneOn: '2026-11-20' };
    expect(await ask('POST', `${TASKS}/${task.id}/close`, culture(), closing)).toMatchObject({
      status: 422,
      body: { code: 'closing-proof-missing' },
    });
    const proof = await document('90/BC-UBND', '2026-11-18');
    const closed = await ask('POST', `${TASKS}/${task.id}/close`, culture(), { ...closing, documents: [proof] });
    expect(closed.body).toMatchObject({ state: 'done', light: 'done', proof: [{ id: proof }], backdated: false });
    expect((await ask('GET', `/api/units/xa-binh-son/documents/${proof}`, focal())).body.uses).toEqual([
      { what: 'Chứng minh nhiệm vụ', title: task.title, path: `nhiem-vu/${task.id}` },
    ]);
    expect((await listOf('mine=true', culture())).items.map(({ id }) => id)).toContain(task.id);
    expect((await listOf('mine=true', economy())).items.map(({ id }) => id)).not.toContain(task.id);
  });

  test('nobody but focal officer and chair writes plans', async () => {
    for (const who of [culture(), person('inspector'), person('administrator'), person('counter-officer')]) {
      expect((await ask('POST', PLANS, who, { kind: 'annual', year: 2027, title: 'X' })).status).toBe(403);
    }
  });
});

test('a list costs the same statements however many tasks it holds', async () => {
  const few = await world.statementsOf(() => listOf('size=1'));
  const many = await world.statementsOf(() => listOf('size=200'));
  expect(many).toBe(few);
});
