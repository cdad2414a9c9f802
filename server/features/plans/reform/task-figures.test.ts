import { describe, expect, test } from 'vitest';
import type { TaskListAnswer } from '#core/plans/reform/contract.ts';
import { TASK_FIGURES } from '#core/plans/reform/figures.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { reformOffice } from '#test/reform-office.ts';
import { testWorld } from '#test/world.ts';
import { taskFigures } from '../read-model.ts';

const world = testWorld({ sample: ['units', 'accounts', 'documents', 'assessments', 'plans'] });
const { ask, person } = reformOffice(world);

const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;
const YEAR_2023 = { from: '2022-12-15', to: '2023-12-14' };
const figuresOf = (slugs: readonly string[], window = YEAR_2023) =>
  readIn(world.context.deps.db, world.context.scope, (tx) =>
    taskFigures(tx, { agencyIds: slugs.map(idOf), ...window, asOf: '2026-11-20' }),
  );

describe('Bến Quan 2023', () => {
  test('has 31 tasks with 28 done, and one order done late', async () => {
    expect(await figuresOf(['ben-quan'])).toMatchObject({
      plan_tasks_total: 31,
      plan_tasks_done: 28,
      plan_tasks_overdue: 3,
      assigned_tasks_total: 4,
      assigned_tasks_on_time: 3,
      assigned_tasks_late: 1,
      assigned_tasks_overdue: 0,
      communication_tasks: undefined,
    });
  });

  test('completion is 28/31 of the indicators, whoever asks', async () => {
    const codes = ['plan_completion_rate', 'assigned_tasks_late'];
    const values = await readIn(world.context.deps.db, world.context.scope, (tx) =>
      indicatorValues(tx, { agencyIds: [idOf('ben-quan')], ...YEAR_2023, codes }),
    );
    expect(values).toMatchObject([
      { origin: 'computed', numerator: 28, denominator: 31, rate: 9_032 },
      { origin: 'computed', count: 1 },
    ]);
  });

  test('stands as it stood on an earlier day', async () => {
    const half = await figuresOf(['ben-quan'], { from: '2022-12-15', to: '2023-06-14' });
    expect(half.plan_tasks_total).toBe(31);
    expect(half.plan_tasks_done).toBeLessThan(28);
    expect(half.assigned_tasks_late).toBe(0);
  });
});

test('nothing recorded is not zero', async () => {
  const figures = await figuresOf(['chau-o']);
  expect(TASK_FIGURES.filter((figure) => figures[figure] !== undefined)).toEqual([]);
});

test('one statement for many units', async () => {
  const one = await world.statementsOf(() => figuresOf(['ben-quan']));
  const many = await world.statementsOf(() => figuresOf(['ben-quan', 'chau-o', 'pho-phong', 'xa-binh-son']));
  expect(many).toBe(one);
});

describe('xã Bình Sơn in its year', () => {
  const window = { from: '2025-12-15', to: '2026-12-14' };

  test.each(TASK_FIGURES)('%s counts what its list shows', async (figure) => {
    const figures = await figuresOf(['xa-binh-son'], window);
    const query = `figure=${figure}&from=${window.from}&to=${window.to}&size=200`;
    const list: TaskListAnswer = (await ask('GET', `/api/units/xa-binh-son/plan-tasks?${query}`, person('inspector')))
      .body;
    expect(list.total).toBe(figures[figure]);
    expect(list.items).toHaveLength(list.total);
  });

  test('the orders of superiors are on time, late, overdue or still running', async () => {
    const figures = await figuresOf(['xa-binh-son'], window);
    const known =
      (figures.assigned_tasks_on_time ?? 0) +
      (figures.assigned_tasks_late ?? 0) +
      (figures.assigned_tasks_overdue ?? 0);
    expect(figures.assigned_tasks_total).toBe(known + 1);
    expect(figures).toMatchObject({ plan_tasks_total: 30, communication_tasks: 4, plan_tasks_backdated: 1 });
  });

  test('feeds criteria 1.1.3 and 1.5.1 of the score sheet by their variables', async () => {
    const sheet = await ask('GET', '/api/units/xa-binh-son/assessments/2026', person('focal-officer'));
    const { proposals } = sheet.body;
    expect(proposals['1.1.3'].plan_tasks_total).toEqual({ value: 30, indicator: 'plan_completion_rate' });
    expect(proposals['1.5.1']).toEqual({ assigned_tasks_late: { value: 1, indicator: 'assigned_tasks_late' } });
  });

  test('back-dated work counts by its proof, late work by working days', async () => {
    const list: TaskListAnswer = (await ask('GET', '/api/units/xa-binh-son/plan-tasks?size=200', person('chair'))).body;
    expect(list.items.find(({ backdated }) => backdated)).toMatchObject({ light: 'done', code: '4.2' });
    expect(new Set(list.items.map(({ light }) => light))).toEqual(
      new Set(['done', 'done-late', 'overdue', 'soon', 'in-time']),
    );
    expect(list.items.some(({ origin }) => origin === 'remediation')).toBe(true);
  });
});
