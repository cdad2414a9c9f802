import type { APIRequestContext } from 'playwright-core';
import type { CriteriaSetResponse, SheetResponse } from '#core/assessments/contract.ts';
import { type CriteriaSet, type Leaf, schemeOf } from '#core/assessments/criteria-set.ts';
import { POINT, pointsFrom } from '#core/assessments/points.ts';
import { scoreOf } from '#core/assessments/scoring.ts';
import { SAMPLE_PASSWORD } from './office.ts';

/** What a route answers, or the reason why it did not. */
export async function call<T>(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await request.fetch(path, { method, ...(data === undefined ? {} : { data }) });
  if (!answer.ok()) {
    throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}

/** Somebody whom the administrator has just created sets the password that all people of the sample have. */
export async function takePassword(request: APIRequestContext, link: string): Promise<void> {
  const token = link.trim().split('/').at(-1) ?? '';
  await call(request, 'POST', `/api/links/${token}/password`, { password: SAMPLE_PASSWORD });
}

/**
 * A focal officer fills every cell that is still empty: figures of the indicators are confirmed, the others are typed so
 * that the rule gives what it can, and every cell says how it was worked out.
 */
export async function fillSheet(request: APIRequestContext, unit: string, sheet: string): Promise<void> {
  const path = `/api/units/${unit}/assessments/${sheet}`;
  const { criteriaSetId, lines, proposals } = await call<SheetResponse>(request, 'GET', path);
  const leaves = schemeOf(setOf(await call(request, 'GET', `/api/criteria-sets/${criteriaSetId}`))).leaves;
  const known = new Map(lines.map((line) => [line.code, line]));
  for (const leaf of leaves) {
    const { code } = leaf.criterion;
    const line = known.get(code);
    if (line?.self || leaf.side !== 'inside') {
      continue;
    }
    await call(request, 'PUT', `${path}/lines/${encodeURIComponent(code)}/self-score`, {
      version: line?.version ?? 0,
      ...claimOf(leaf, proposals[code] ?? {}),
      explanation: 'Theo sổ theo dõi lưu tại Văn phòng.',
    });
  }
}

function claimOf(leaf: Leaf, proposals: SheetResponse['proposals'][string]) {
  const proposed = Object.entries(proposals);
  if (proposed.length > 0) {
    return { values: proposed.map(([name, { value }]) => ({ name, value })) };
  }
  const given = leaf.asked.filter(({ instead }) => !instead);
  const best = [0, 1, 10]
    .map((value) =>
      given.map(({ name, kind, upTo = value }) => ({
        name,
        value: kind === 'flag' ? 1 : kind === 'rate' ? value * 1_000 : Math.min(value, upTo),
        source: 'Sổ theo dõi',
      })),
    )
    .map((values) => {
      const score = scoreOf(leaf, Object.fromEntries(values.map(({ name, value }) => [name, value])));
      return { values, points: score.kind === 'points' ? score.points : -1 };
    })
    .reduce((a, b) => (b.points > a.points ? b : a));
  return best.points < 0
    ? { values: [], points: String(leaf.criterion.max / POINT), reason: 'Theo hồ sơ.' }
    : { values: best.values };
}

/** A set as the rules read it, out of what the route answers. */
function setOf(answer: CriteriaSetResponse): CriteriaSet {
  const points = (text: string) => pointsFrom(text) ?? 0;
  return {
    ...answer,
    maxBonus: points(answer.maxBonus),
    maxPenalty: points(answer.maxPenalty),
    criteria: answer.criteria.map((one) => ({
      ...one,
      parent: one.parent ?? undefined,
      max: points(one.max),
      method: one.method ?? undefined,
      rateIndicator: one.rateIndicator ?? undefined,
      variables: one.variables.map((variable) => ({
        ...variable,
        indicator: variable.indicator ?? undefined,
        from: variable.from ?? undefined,
      })),
    })),
  } as CriteriaSet;
}
