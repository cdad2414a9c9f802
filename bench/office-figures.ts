import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { emptyLine, type Line, lineExplanation, withSelfScore } from '#core/assessments/assessment.ts';
import { type Criterion, type Scheme, schemeOf } from '#core/assessments/criteria-set.ts';
import { followingLines, linkedValues } from '#core/assessments/linked-lines.ts';
import { POINT } from '#core/assessments/points.ts';
import { USUAL_ROUNDING } from '#core/assessments/rounding.ts';
import { scoreOf } from '#core/assessments/scoring.ts';
import { type ScoredLeaf, totalsOf } from '#core/assessments/sheet.ts';
import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { readShippedSet } from '#server/features/assessments/criteria-sets.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { APP_ROLE, databaseOf, openPool } from '#server/platform/database.ts';
import { readIn } from '#server/platform/scope.ts';
import { alternate, median } from './alternate.ts';
import type { Figure } from './figure.ts';
import type { Stage } from './register-figures.ts';

/** Changing one line of a sheet of some 200, and a whole province's year. No data base: the rules alone. */
export async function sheetFigures(): Promise<readonly Figure[]> {
  const set = await readShippedSet('mau-cap-xa', new Date());
  const thrice = ['a', 'b', 'c'].flatMap((part) => [
    ...set.criteria.map((one) => ({
      ...one,
      code: `${part}.${one.code}`,
      parent: one.parent === undefined ? undefined : `${part}.${one.parent}`,
    })),
    restingOn(part),
  ]);
  const [small, large] = [schemeOf(set), schemeOf({ ...set, criteria: thrice })];
  let lines: ReadonlyMap<string, Line> = new Map();
  /** What a browser and the server do with one cell: the rule, its sentence, what follows from it, all sums. */
  const save = (at: number, round: number) => {
    const leaf = large.leaves[at % large.leaves.length];
    if (leaf) {
      const { code } = leaf.criterion;
      const given = leaf.asked.filter(({ instead }) => !instead);
      const entry = {
        // The last count of a rule is the part of its share: it moves, so that what follows really changes.
        values: given.map(({ name, kind, upTo }, at) => {
          const value = Math.min(GIVEN[kind], upTo ?? GIVEN[kind]);
          return {
            name,
            value: kind === 'count' && at === given.length - 1 ? Math.max(0, value - (round % 5)) : value,
          };
        }),
        explanation: '',
        evidence: [],
      };
      const line = withSelfScore(
        leaf,
        lines.get(code) ?? emptyLine(code),
        entry,
        {},
        linkedValues(large, leaf, lines, 'self-score'),
      );
      const saved = new Map(lines).set(code, line);
      const following = followingLines(large, saved, code, 'self-score');
      lines = new Map([...saved, ...following.map((one) => [one.code, one] as const)]);
      lineExplanation(leaf, line);
    }
    totalsOf(
      large,
      [...lines.values()].map(({ code, applicable, self }) => ({
        code,
        applicable,
        self: self?.points,
        appraised: undefined,
      })),
    );
  };
  for (let at = 0; at < large.leaves.length; at++) {
    save(at, 0);
  }
  const oneCell = timesOf(400, (turn) => save(turn, turn));
  const province = timesOf(3, () => {
    for (let unit = 0; unit < 210; unit++) {
      totalsOf(small, scoredLines(small));
    }
  });
  return [
    {
      name: `phiếu điểm ${large.leaves.length} dòng: sửa một ô, tính lại`,
      unit: 'ms',
      ours: oneCell,
      target: '< 2 ms',
      met: oneCell < 2,
      note: 'SurveyJS chưa cài: bỏ qua',
    },
    {
      name: `210 xã × ${small.leaves.length} tiêu chí, tính cả năm`,
      unit: 'ms',
      ours: province,
      target: '< 1000 ms',
      met: province < 1000,
    },
  ];
}

/** A criterion whose points are the share of the points of everything in its part. */
function restingOn(part: string): Criterion {
  const variable = (name: string, from: string) =>
    ({ name, label: name, kind: 'count', unit: '', source: 'sheet', from }) as const;
  return {
    code: `${part}.x`,
    parent: undefined,
    level: 'criterion',
    name: `Điểm của phần ${part}`,
    max: POINT,
    method: 'PROPORTIONAL',
    parameters: { part: 'got', whole: 'due' },
    variables: [variable('got', `points:${part}.1`), variable('due', `max:${part}.1`)],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'bench',
  };
}

function scoredLines(scheme: Scheme): readonly ScoredLeaf[] {
  return scheme.leaves.map((leaf) => {
    const score = scoreOf(leaf, valuesOf(leaf.criterion.variables));
    const points = score.kind === 'points' ? score.points : undefined;
    return { code: leaf.criterion.code, applicable: true, self: points, appraised: points };
  });
}

const GIVEN = { count: 10, flag: 1, rate: 9_000 } as const;

function valuesOf(variables: readonly { name: string; kind: keyof typeof GIVEN }[]): Record<string, number> {
  return Object.fromEntries(variables.map(({ name, kind }) => [name, GIVEN[kind]]));
}

function timesOf(turns: number, work: (turn: number) => void): number {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const begun = performance.now();
    work(turn);
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** A commune's year: every figure, DOCX and PDF/A, over HTTP; beside the libraries writing a page of nothing. */
export async function reportFigure(stage: Stage, cookie: string): Promise<Figure> {
  const fetchFile = async (format: string) => {
    const url = new URL(`/api/units/chau-o/reports/2023-year/files/${format}`, stage.product);
    const answer = await fetch(url, { headers: { cookie } });
    if (answer.status !== 200) {
      throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`);
    }
    await answer.arrayBuffer();
  };
  const perSecond = (work: () => Promise<void>) => async (ms: number) => {
    const begun = performance.now();
    let count = 0;
    do {
      await work();
      count += 1;
    } while (performance.now() - begun < ms);
    return (count * 1000) / (performance.now() - begun);
  };
  const ours = perSecond(async () => {
    await fetchFile('docx');
    await fetchFile('pdf');
  });
  const pair = await alternate(ours, perSecond(bareDocument), stage.roundMs);
  const ms = 1000 / pair.ours;
  const anchor = { name: 'docx trần', value: 1000 / pair.anchor };
  const name = 'báo cáo năm của một xã: số liệu, DOCX và PDF/A';
  return { name, unit: 'ms', ours: ms, anchor, ratio: pair.ratio, target: '< 300 ms', met: ms < 300 };
}

async function bareDocument(): Promise<void> {
  const cell = () => new TableCell({ children: [new Paragraph('1.200')] });
  const row = () => new TableRow({ children: Array.from({ length: 12 }, cell) });
  const paragraphs = Array.from(
    { length: 60 },
    () => new Paragraph('Công tác cải cách hành chính được triển khai. '.repeat(6)),
  );
  const table = new Table({ rows: Array.from({ length: 10 }, row) });
  await Packer.toBuffer(new Document({ sections: [{ children: [...paragraphs, table] }] }));
}

/** A year of 210 communes with every indicator, from the roll-up and by counting the register. */
export async function aggregationFigure(stage: Stage): Promise<Figure> {
  const agencyIds = stage.province.communes.map(({ id }) => id);
  const today = vietnamDay(new Date());
  const from = `${today.slice(0, 4)}-01-01`;
  const pool = openPool(stage.connection, 1, APP_ROLE);
  const db = databaseOf(pool);
  const scope = { actor: { accountId: undefined, name: 'bench' }, units: agencyIds, writeUnits: [] };
  const codes = DEFINITIONS.map(({ code }) => code);
  const rate = (work: () => Promise<unknown>) => async (ms: number) => {
    const begun = performance.now();
    let count = 0;
    do {
      await work();
      count += 1;
    } while (performance.now() - begun < ms);
    return (count * 1000) / (performance.now() - begun);
  };
  const ours = rate(() => readIn(db, scope, (tx) => indicatorValues(tx, { agencyIds, from, to: today, codes })));
  const anchor = rate(() =>
    stage.owner.query(
      `select dossier.field_id, dossier.channel, count(distinct (told.agency_id, told.dossier_id)),
        count(*) filter (where (told.facts ->> 'status') = '2') as received,
        count(*) filter (where (told.facts ->> 'status') = '9'
          and (told.occurred_at at time zone interval '7 hours')::date <= dossier.due_on) as in_time,
        count(*) filter (where (told.facts ->> 'status') = '9'
          and (told.occurred_at at time zone interval '7 hours')::date > dossier.due_on) as late
       from dossier_event told join dossier on dossier.agency_id = told.agency_id and dossier.id = told.dossier_id
       where told.agency_id = any ($1) and told.occurred_at >= $2 group by dossier.field_id, dossier.channel`,
      [agencyIds, `${from}T00:00:00+07:00`],
    ),
  );
  const pair = await alternate(ours, anchor, stage.roundMs);
  await pool.end();
  return {
    name: 'tổng hợp năm của 210 xã, mọi chỉ tiêu',
    unit: '/s',
    ours: pair.ours,
    anchor: { name: 'GROUP BY trên sự kiện', value: pair.anchor },
    ratio: pair.ratio,
    target: '≥ 50 × (1 triệu hồ sơ)',
    met: stage.dossiers >= 1_000_000 ? pair.ratio >= 50 : undefined,
  };
}
