import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { LineResponse } from '#core/assessments/contract.ts';
import { testWorld } from '#test/world.ts';

/**
 * 200 people on one sheet at the same moment, through the whole server on the real database: no acknowledged version is
 * lost, and whoever was second is told so with the line as it stands.
 */
const world = testWorld({ sample: ['units'] });
const SHEET = '/api/units/xa-binh-son/assessments/2026';
const WRITERS = 200;
/** Every second writer shares a cell with the others; the rest spread over the whole sheet. */
const SHARED = ['4.1', '4.2', '4.4', '6.5'];
/** The figures of each shared cell's yes-or-no. */
const FLAGS = ['working_rules', 'assignment_decision', 'part_time_ok', 'spending_rules'];

function writer(n: number): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug('xa-binh-son.van-phong-hdnd-va-ubnd');
  const reach = directory.reachOf(unit?.agencyId ?? 0, false);
  const role: Role = 'focal-officer';
  return world.as({ accountId: `w${n}`, name: `Người ${n}`, grants: [{ role, unitId: unit?.id ?? 0, ...reach }] });
}

interface Answer {
  readonly n: number;
  readonly code: string;
  readonly status: number;
  readonly body: LineResponse & { readonly code: string; readonly detail: { readonly line: LineResponse } };
  /** Milliseconds. */
  readonly took: number;
}

async function save(n: number, code: string, version: number, values: readonly object[]): Promise<Answer> {
  const started = performance.now();
  const answer = await world.http.inject({
    method: 'PUT',
    url: `${SHEET}/lines/${code}/self-score`,
    headers: writer(n),
    payload: { version, values, explanation: `của người ${n}` },
  });
  return { n, code, status: answer.statusCode, body: answer.json(), took: performance.now() - started };
}

let leaves: readonly string[] = [];
beforeAll(async () => {
  const opened = await world.http.inject({
    method: 'POST',
    url: '/api/units/xa-binh-son/assessments',
    headers: writer(0),
    payload: { year: 2026 },
  });
  const set = await world.http.inject({ url: `/api/criteria-sets/${opened.json().criteriaSetId}`, headers: writer(0) });
  const criteria = set.json().criteria as readonly { code: string; method: string | null }[];
  leaves = criteria.filter(({ method, code }) => method && !SHARED.includes(code)).map(({ code }) => code);
});

const historyOf = async (code: string) =>
  (await world.http.inject({ url: `${SHEET}/lines/${code}/history`, headers: writer(0) })).json().items as readonly {
    version: number;
    actorName: string;
  }[];

test('200 people save at once: no acknowledged version is lost, every conflict shows the line as it stands', async () => {
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => {
      const at = Math.floor(n / 2) % SHARED.length;
      const [code, flag] = [SHARED[at] ?? '', FLAGS[at] ?? ''];
      return n % 2 === 0
        ? save(n, code, 0, [{ name: flag, value: n % 4 === 0 ? 1 : 0 }])
        : save(n, leaves[Math.floor(n / 2) % leaves.length] ?? '', 0, []);
    }),
  );
  const wall = performance.now() - started;

  const saved = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 409);
  expect(saved.length + refused.length).toBe(WRITERS);

  const written = new Map<string, Answer[]>();
  for (const answer of saved) {
    written.set(answer.code, [...(written.get(answer.code) ?? []), answer]);
  }
  for (const [code, own] of written) {
    const history = await historyOf(code);
    expect([code, own.map(({ n, body }) => [body.version, `Người ${n}`]).toSorted()]).toEqual([
      code,
      history.map(({ version, actorName }) => [version, actorName]).toSorted(),
    ]);
  }
  for (const { code, body } of refused) {
    expect(body.code).toBe('line-changed');
    expect(body.detail.line).toMatchObject({ code, explanation: `của ${body.detail.line.changedBy?.toLowerCase()}` });
    expect(body.detail.line.version).toBeGreaterThan(0);
  }

  const sorted = answers.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (WRITERS - 1))] ?? 0);
  console.log(
    `200 writers: ${saved.length} saved, ${refused.length} told of a conflict, in ${Math.round(wall)} ms (half within ${at(0.5)} ms, 95 % within ${at(0.95)} ms, the slowest ${at(1)} ms)`,
  );
});

test('those who were refused write again on what they were shown, until all are in: one version each', async () => {
  const [code, flag] = ['7.1.1', 'digital_plan'];
  const before = (await historyOf(code)).length;
  const one = async (n: number): Promise<number> => {
    let version = before;
    for (let tries = 1; ; tries += 1) {
      const { status, body } = await save(n, code, version, [{ name: flag, value: n % 2 }]);
      if (status === 200) {
        return tries;
      }
      expect([status, body.code]).toEqual([409, 'line-changed']);
      version = body.detail.line.version;
    }
  };
  const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => one(n)));
  const history = await historyOf(code);
  expect(history.length - before).toBe(20);
  expect(new Set(history.map(({ version }) => version)).size).toBe(history.length);
  expect(new Set(history.slice(0, 20).map(({ actorName }) => actorName)).size).toBe(20);
  expect(Math.max(...tries)).toBeGreaterThan(1);
});
