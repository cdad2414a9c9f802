import { describe, expect, test } from 'vitest';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { MeasuredTarget } from '#core/plans/reform/task.ts';
import { writeIn } from '#server/platform/scope.ts';
import { reformOffice } from '#test/reform-office.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures'] });
const { ask, must, person, section, addTask, document } = reformOffice(world);
const TASKS = '/api/units/xa-binh-son/plan-tasks';

let orders = 30;

/** A task without a document to prove it: only its measure can. */
async function measuredTask(target: MeasuredTarget) {
  orders += 1;
  const order = await document(`${orders}/TB-UBND`, '2026-11-02', 'notice');
  return addTask({
    planId: null,
    title: `Đạt ${target.indicator}`,
    lead: section('phong-kinh-te'),
    target,
    assignment: { by: 'chair', on: '2026-11-02', documentId: order },
  });
}

const close = ({ id }: { readonly id: string }, version: number, more: Readonly<Record<string, unknown>> = {}) =>
  ask('POST', `${TASKS}/${id}/close`, person('specialist', 'xa-binh-son.phong-kinh-te'), {
    version,
    doneOn: '2026-11-20',
    ...more,
  });

describe('a typed indicator as the measure', () => {
  const typed = (numerator: number) =>
    must('/api/units/xa-binh-son/indicator-values', {
      code: 'satisfaction_rate',
      from: '2025-12-15',
      to: '2026-11-20',
      kind: 'actual',
      numerator,
      denominator: 100,
      source: 'Phiếu khảo sát',
    });

  test('closes the task once it reaches the target, and only then', async () => {
    const task = await measuredTask({ indicator: 'satisfaction_rate', comparison: 'at-least', value: 9_000 });
    expect(await close(task, 1)).toMatchObject({ status: 422, body: { code: 'target-not-measured' } });
    await typed(89);
    expect(await close(task, 1)).toMatchObject({ status: 422, body: { code: 'target-not-reached' } });
    await typed(90);
    const closed = await close(task, 1);
    expect(closed).toMatchObject({
      status: 200,
      body: { state: 'done', percent: 100, light: 'done', proof: [], countedOn: '2026-11-20' },
    });
    expect(closed.body.events[0]).toMatchObject({ kind: 'close', measured: expect.stringContaining('90') });
  });

  test('says nothing about an earlier day: the task then counts from today', async () => {
    const task = await measuredTask({ indicator: 'satisfaction_rate', comparison: 'at-least', value: 8_000 });
    await must('/api/units/xa-binh-son/indicator-values', {
      code: 'satisfaction_rate',
      from: '2025-12-15',
      to: '2026-11-12',
      kind: 'actual',
      numerator: 85,
      denominator: 100,
      source: 'Phiếu khảo sát',
    });
    const body = { doneOn: '2026-11-12', reason: 'Ghi muộn' };
    expect(await close(task, 1, { doneOn: '2026-11-12' })).toMatchObject({ body: { code: 'backdate-reason-missing' } });
    expect((await close(task, 1, body)).body).toMatchObject({ doneOn: '2026-11-12', countedOn: '2026-11-20' });
  });
});

describe('counts of dossiers as the measure', () => {
  const dossier = (row: number, change: Partial<ImportedDossier>): ImportedDossier => ({
    row,
    code: `H48.101-261102-000${row}`,
    procedureName: 'Đăng ký kết hôn',
    field: 'Hộ tịch',
    applicantName: 'Phạm Thị Ễnh',
    channel: 'online',
    status: 4,
    receivedAt: '2026-11-03T08:00:00+07:00',
    due: '2026-12-01',
    ...change,
  });

  test('prove the day itself: what was reached on it', async () => {
    const agencyId = world.deps.directory.bySlug('xa-binh-son')?.agencyId ?? 0;
    const rows = [dossier(1, {}), dossier(2, { channel: 'direct', receivedAt: '2026-11-18T08:00:00+07:00' })];
    await writeIn(world.deps.db, world.context.scope, agencyId, async (tx) => {
      const source = { agencyId, actor: world.context.scope.actor, at: world.deps.now() };
      await world.deps.importTargets[0]?.applyBatch(tx, { ...source, runId: 'r', fileName: 'f', fileHash: 'h' }, rows);
    });
    const task = await measuredTask({ indicator: 'online_rate', comparison: 'at-least', value: 9_000 });
    // One of two dossiers today; the only one of the tenth was online.
    expect(await close(task, 1)).toMatchObject({ status: 422, body: { code: 'target-not-reached' } });
    const earlier = await close(task, 1, { doneOn: '2026-11-10', reason: 'Ghi muộn' });
    expect(earlier).toMatchObject({
      status: 200,
      body: { doneOn: '2026-11-10', countedOn: '2026-11-10', backdated: true },
    });
  });
});
