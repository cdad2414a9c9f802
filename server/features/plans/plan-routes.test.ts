import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { planCompletion } from './read-model.ts';

const world = testWorld({ sample: ['units', 'assessments', 'plans'] });
const YEAR = 2026;
const PLANS = '/api/units/xa-binh-son/remediation-plans';

function person(role: Role, slug = 'xa-binh-son'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, role === 'appraiser');
  return world.as({
    accountId: `${role} ${slug}`,
    name: `${role} ${slug}`,
    grants: [{ role, unitId: unit.id, reads, writes }],
  });
}

const focal = () => person('focal-officer');
const chair = () => person('chair');

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

async function planOf(year = YEAR, slug = 'xa-binh-son'): Promise<PlanResponse> {
  const who = slug === 'ben-quan' ? person('chair', 'xa-ben-quan') : focal();
  return (await ask('GET', `/api/units/${slug}/remediation-plans/${year}`, who)).body;
}

async function taskOf(criterion: string): Promise<TaskResponse> {
  const task = (await planOf()).tasks.find((one) => one.criterion === criterion);
  if (!task) {
    throw new Error(criterion);
  }
  return task;
}

const edit = async (criterion: string, more: object, who = focal()) => {
  const { id, version, title, lead, cooperating, target, targetReason, deadline } = await taskOf(criterion);
  const whole = { version, title, lead, cooperating, target: target?.typed ?? '', targetReason, deadline };
  return ask('PUT', `${PLANS}/${YEAR}/tasks/${id}`, who, { ...whole, ...more });
};

const act = async (criterion: string, verb: string, more: object, who = chair()) => {
  const { id, version } = await taskOf(criterion);
  return ask('POST', `${PLANS}/${YEAR}/tasks/${id}/${verb}`, who, { version, ...more });
};

describe('the sample', () => {
  test('Bến Quan 2024: sixteen tasks, 80 % after 84.62 % only with its reason', async () => {
    const plan = await planOf(2024, 'ben-quan');
    expect(plan).toMatchObject({
      state: 'accepted',
      lost: '8.68',
      documentDate: '2024-02-28',
      completion: { total: 16, done: 0, overdue: 0 },
    });
    expect(new Set(plan.tasks.map(({ light }) => light))).toEqual(new Set(['unrecorded']));
    expect(plan.tasks).toHaveLength(16);
    const full = plan.tasks.find(({ criterion }) => criterion === '3.13.1');
    expect(full).toMatchObject({
      measure: { words: '84,62 %' },
      target: { words: 'từ 80 % trở lên', belowLastYear: true },
      targetReason: expect.stringContaining('84,62 %'),
    });
    expect(plan.tasks.find(({ criterion }) => criterion === '1.1.3')).toMatchObject({
      needsCooperation: true,
      measure: { words: '28/31 = 90,32 %' },
      target: { words: '100 %' },
      deadline: '2024-12-15',
    });
    expect(plan.tasks.find(({ criterion }) => criterion === '1.5.4')?.deadline).toBe('2024-08-31');
  });

  test('the living unit’s plan is on its way, and feeds the completion figure', async () => {
    const plan = await planOf();
    expect(plan.state).toBe('accepted');
    expect(plan.completion).toMatchObject({ total: plan.tasks.length, done: 1 });
    const agencyIds = [world.deps.directory.bySlug('xa-binh-son')?.id ?? 0];
    const window = { agencyIds, from: `${YEAR - 1}-12-15`, to: `${YEAR}-12-14` };
    const completion = await readIn(world.deps.db, world.context.scope, (tx) => planCompletion(tx, window));
    expect(completion).toEqual({ total: plan.tasks.length, done: 1 });
    const [figure] = await readIn(world.deps.db, world.context.scope, (tx) =>
      indicatorValues(tx, { ...window, codes: ['remediation_completion_rate'] }),
    );
    expect(figure).toMatchObject({ origin: 'computed', numerator: 1, denominator: plan.tasks.length });
    const before = { ...window, to: `${YEAR}-06-30` };
    expect(await readIn(world.deps.db, world.context.scope, (tx) => planCompletion(tx, before))).toEqual({
      total: 0,
      done: 0,
    });
  });
});

describe('a new plan', () => {
  beforeAll(async () => {
    for (const table of [
      'remediation_task_section',
      'remediation_progress',
      'remediation_evidence',
      'remediation_task',
      'remediation_plan',
    ] as const) {
      await world.db.deleteFrom(table).execute();
    }
    expect((await ask('POST', PLANS, focal(), { year: YEAR })).status).toBe(200);
  });

  test('proposes one task a lost line, once', async () => {
    const plan = await planOf();
    expect(plan).toMatchObject({ state: 'draft', completion: { total: 0 } });
    expect(plan.tasks.map(({ criterion }) => criterion)).toContain('3.13.3');
    expect(plan.tasks.every(({ state, reason }) => state === 'proposed' && reason !== '')).toBe(true);
    expect(await ask('POST', PLANS, focal(), { year: YEAR })).toMatchObject({
      status: 409,
      body: { code: 'plan-exists' },
    });
    expect(await ask('POST', PLANS, focal(), { year: 2030 })).toMatchObject({ body: { code: 'sheet-not-appraised' } });
    expect(await ask('POST', PLANS, focal(), { year: YEAR + 1 })).toMatchObject({
      body: { code: 'sheet-not-appraised' },
    });
  });

  test('is drafted by the focal officer, decided by the chair', async () => {
    expect((await ask('POST', PLANS, chair(), { year: YEAR })).status).toBe(403);
    expect((await edit('3.13.3', {}, chair())).status).toBe(403);
    expect((await act('3.13.3', 'accept', {}, focal())).status).toBe(403);
    expect((await ask('GET', `${PLANS}/${YEAR}`, person('chair', 'xa-ba-to'))).status).toBe(403);
  });

  test.each<[string, object]>([
    ['target-below-last-year', { target: '70' }],
    ['target-out-of-range', { target: '101' }],
    ['target-out-of-range', { target: 'nhiều' }],
    ['section-unknown', { lead: 1 }],
    ['task-title-missing', { title: ' ' }],
    ['deadline-outside-year', { deadline: `${YEAR + 1}-01-01` }],
  ])('refuses %s and leaves the task as it was', async (code, more) => {
    const before = await taskOf('3.13.3');
    expect(await edit('3.13.3', more)).toMatchObject({ status: 422, body: { code } });
    expect(await taskOf('3.13.3')).toEqual(before);
  });

  test('two people on one task: the second gets it as it stands now', async () => {
    const { version } = await taskOf('3.13.3');
    await edit('3.13.3', { target: '80' });
    const second = await edit('3.13.3', { target: '85', version });
    expect(second).toMatchObject({ status: 409, body: { code: 'task-changed' } });
    expect(second.body.detail.task.target.words).toBe('từ 80 % trở lên');
  });

  test('the chair is told what each proposal lacks; related sections need others beside the lead', async () => {
    const answer = await ask('POST', `${PLANS}/${YEAR}/accept`, chair(), {});
    expect(answer).toMatchObject({ status: 422, body: { code: 'plan-not-ready' } });
    expect(answer.body.detail.lacking).toContainEqual({ criterion: '1.1.3', why: 'cooperating-sections-missing' });
    expect(await act('1.1.3', 'accept', {})).toMatchObject({ body: { code: 'cooperating-sections-missing' } });
    const [, economy, culture] = (await planOf()).sections;
    expect((await edit('1.1.3', { cooperating: [economy?.id, culture?.id] })).status).toBe(200);
    expect(await act('1.1.3', 'accept', {})).toMatchObject({ body: { state: 'accepted' } });
  });

  test('a proposal may be left out with a reason and taken back', async () => {
    expect(await act('7.3.2', 'drop', { reason: '' })).toMatchObject({ body: { code: 'drop-reason-missing' } });
    expect(await act('7.3.2', 'drop', { reason: 'Đã khắc phục' })).toMatchObject({ body: { state: 'dropped' } });
    expect(await act('7.3.2', 'propose', {})).toMatchObject({ body: { state: 'proposed' } });
    expect(await act('7.3.2', 'drop', { reason: 'Đã khắc phục' })).toMatchObject({ body: { state: 'dropped' } });
  });

  test('progress waits for the chair; an accepted plan is not edited', async () => {
    expect(await act('1.1.3', 'progress', { percent: 10, note: 'x' }, focal())).toMatchObject({
      body: { code: 'plan-not-accepted' },
    });
    const accepted = await ask('POST', `${PLANS}/${YEAR}/accept`, chair(), { documentNumber: '12/KH-UBND' });
    expect(accepted.body).toMatchObject({ state: 'accepted', acceptedBy: 'chair xa-binh-son' });
    expect(accepted.body.tasks.filter(({ state }: TaskResponse) => state === 'dropped')).toHaveLength(1);
    expect(await edit('3.13.3', { target: '90' })).toMatchObject({ status: 409, body: { code: 'plan-accepted' } });
    expect(await ask('POST', `${PLANS}/${YEAR}/accept`, chair(), {})).toMatchObject({
      body: { code: 'plan-accepted' },
    });
  });

  test('a task closes only with its document', async () => {
    const specialist = person('specialist');
    expect(await act('3.13.3', 'progress', { percent: 50, note: 'Đã hướng dẫn 5 thôn' }, specialist)).toMatchObject({
      body: { progress: [{ percent: 50, actorName: 'specialist xa-binh-son' }] },
    });
    expect(await act('3.13.3', 'done', { day: '2026-11-20' }, specialist)).toMatchObject({
      body: { code: 'evidence-missing' },
    });
    expect(await act('3.13.3', 'evidence', { title: 'Báo cáo' }, specialist)).toMatchObject({
      body: { code: 'plan-evidence-invalid' },
    });
    const proof = { title: 'Báo cáo kết quả', documentNumber: '90/BC-UBND', documentDate: '2026-11-19' };
    expect(await act('3.13.3', 'evidence', proof, specialist)).toMatchObject({ body: { evidence: [proof] } });
    expect(await act('3.13.3', 'done', { day: '2026-11-21' }, specialist)).toMatchObject({
      body: { code: 'done-day-wrong' },
    });
    expect(await act('3.13.3', 'done', { day: '2026-11-20' }, specialist)).toMatchObject({
      body: { state: 'done', light: 'done' },
    });
    const actions = await world.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'plans:%')
      .execute();
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['plans:propose', 'plans:drop-task', 'plans:accept', 'plans:finish-task']),
    );
  });

  test.each(['docx', 'pdf'])('prints as %s', async (format) => {
    const url = `${PLANS}/${YEAR}/files/${format}`;
    const answer = await world.http.inject({ method: 'GET', url, headers: focal() });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`ke-hoach-khac-phuc-xa-binh-son-${YEAR}.${format}`);
    if (format === 'docx') {
      const words = new TextDecoder()
        .decode(unzipSync(answer.rawPayload)['word/document.xml'])
        .replace(/<[^>]+>/gu, '')
        .replaceAll('\u00a0', ' ');
      expect(words).toContain('KẾ HOẠCH');
      expect(words).toContain('12/KH-UBND');
      expect(words).toContain('chỉ tiêu từ 80 % trở lên; hoàn thành trước ngày 14/12/2026');
      expect(words).toContain('Không đưa vào: Đã khắc phục');
    } else {
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});
