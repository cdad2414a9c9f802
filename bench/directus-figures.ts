import { join } from 'node:path';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { randomFrom } from '#server/features/dossiers/sample/random.ts';
import { alternate } from './alternate.ts';
import { isDirectusThere, NO_DIRECTUS, type RunningDirectus, startDirectus } from './directus.ts';
import type { Figure } from './figure.ts';
import { load, type Question } from './http-load.ts';
import { receiptOf } from './receive-script.ts';
import { NAMES_SOUGHT, type Stage } from './register-figures.ts';

/** The same question to both, and how many times as many answers ours gives. */
interface Duel {
  readonly name: string;
  readonly ours: (stage: Stage) => Question;
  readonly theirs: (stage: Stage) => Question;
  readonly times: number;
}

const random = randomFrom(11);
const get = (path: string): Question => ({ method: 'GET', path });
const anyCommune = ({ province }: Stage) => random.pick(province.communes);
const anyProcedure = ({ province }: Stage) => random.pick(province.procedures).id;
const anyName = () => encodeURIComponent(random.pick(NAMES_SOUGHT));

/** Both keep the dossier, its event, its component and who did it; code, due date, roll-ups and fences only ours. */
const RECEIVE: Duel = {
  name: 'tiếp nhận hồ sơ, cạnh Directus',
  ours: (stage) => ({
    method: 'POST',
    path: `/api/units/${anyCommune(stage).slug}/dossiers`,
    body: JSON.stringify(receiptOf(anyProcedure(stage))),
  }),
  theirs: (stage) => ({
    method: 'POST',
    path: '/items/dossier',
    body: JSON.stringify(itemOf(anyCommune(stage).id, anyProcedure(stage))),
  }),
  times: 8,
};

const INBOX: Duel = {
  name: 'hộp việc, cạnh Directus',
  ours: (stage) => get(`/api/units/${anyCommune(stage).slug}/inbox?size=25`),
  theirs: (stage) =>
    get(
      `/items/dossier?fields=id,code,status,applicant_name,received_at,due_on,unit.name,procedure.name` +
        `&filter[unit][_eq]=${anyCommune(stage).id}&filter[status][_in]=2,4,5,6&sort=due_on,id&limit=25&meta=filter_count`,
    ),
  times: 10,
};

/** Its page asks for each panel; all in one request here: the year by status and channel, months, fields, what is due. */
const DASHBOARD: Duel = {
  name: 'trang đầu của đơn vị, cạnh Directus',
  ours: (stage) => get(`/api/units/${anyCommune(stage).slug}/dashboard`),
  theirs: (stage) => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query: panelsOf(anyCommune(stage).id, vietnamDay(new Date())) }),
  }),
  times: 50,
};

function panelsOf(unit: number, today: PlainDate): string {
  const year = Number(today.slice(0, 4));
  const here = `unit: { id: { _eq: ${unit} } }`;
  const thisYear = `received_at: { _gte: "${year}-01-01" }`;
  const open = 'status: { _in: [2, 4, 5, 6] }';
  const counted = (name: string, groups: readonly string[], filter: string) =>
    `${name}: dossier_aggregated(groupBy: ${JSON.stringify(groups)}, filter: { ${here}, ${filter} }) { group count { id } }`;
  const since = `{ _gte: "${year - 1}${today.slice(4)}" }`;
  return `query {
    ${counted('year', ['status', 'channel'], thisYear)}
    ${counted('received', ['year(received_at)', 'month(received_at)'], `received_at: ${since}`)}
    ${counted('closed', ['year(closed_at)', 'month(closed_at)'], `closed_at: ${since}`)}
    ${counted('fields', ['field'], thisYear)}
    ${counted('open', ['field'], open)}
    ${counted('overdue', ['field'], `${open}, due_on: { _lt: "${today}" }`)}
    due: dossier(filter: { ${here}, ${open} }, sort: ["due_on"], limit: 10) { id code due_on applicant_name }
  }`;
}

const SEARCH: Duel = {
  name: 'tìm tên không dấu, cạnh Directus',
  ours: () => get(`/api/dossiers/search?q=${anyName()}`),
  theirs: () =>
    get(
      `/items/dossier?fields=id,code,applicant_name,unit.name&filter[applicant_plain][_icontains]=${anyName()}` +
        `&sort=-received_at&limit=25`,
    ),
  times: 100,
};

/** The targets of the inbox, the first page and the search are set for a million dossiers. */
const AT_A_MILLION = 1_000_000;

export async function directusFigures(stage: Stage, say: (line: string) => void): Promise<readonly Figure[]> {
  if (!isDirectusThere()) {
    say(NO_DIRECTUS);
    return [];
  }
  const directus = await startDirectus(stage.connection, stage.owner, join(stage.folder, 'open'));
  try {
    const figures: Figure[] = [];
    for (const duel of [RECEIVE, INBOX, DASHBOARD, SEARCH]) {
      figures.push(await fight(stage, directus, duel));
    }
    return figures;
  } finally {
    await directus.stop();
  }
}

async function fight(stage: Stage, { address, token }: RunningDirectus, duel: Duel): Promise<Figure> {
  const withToken = (question: Question) => {
    const joint = question.path.includes('?') ? '&' : '?';
    return { ...question, path: `${question.path}${joint}${token}` };
  };
  const ours = (ms: number) => load(stage.product, stage.cookie, () => duel.ours(stage), ms);
  const theirs = (ms: number) => load(address, '', () => withToken(duel.theirs(stage)), ms);
  await requireAnswer(address, withToken(duel.theirs(stage)));
  const pair = await alternate(
    async (ms) => (await ours(ms)).perSecond,
    async (ms) => (await theirs(ms)).perSecond,
    stage.roundMs,
  );
  const binds = duel === RECEIVE || stage.dossiers >= AT_A_MILLION;
  return {
    name: duel.name,
    unit: '/s',
    ours: pair.ours,
    anchor: { name: 'Directus', value: pair.anchor },
    ratio: pair.ratio,
    target: `≥ ${duel.times}${binds ? '' : ' ở 1 triệu hồ sơ'}`,
    met: binds ? pair.ratio >= duel.times : undefined,
  };
}

/** GraphQL says its errors with a 200: a question that is not understood would look fast. */
async function requireAnswer(address: URL, { method, path, body }: Question): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(new URL(path, address), body === undefined ? { method } : { method, headers, body });
  const said = await answer.text();
  if (!answer.ok || 'errors' in JSON.parse(said)) {
    throw new Error(`directus, ${path}: ${answer.status} ${said.slice(0, 500)}`);
  }
}

let received = 0;
const run = Date.now();

function itemOf(unit: number, procedure: string) {
  const at = new Date().toISOString();
  received += 1;
  return {
    unit,
    code: `D-${run}-${received}`,
    status: 2,
    procedure,
    field: 3,
    channel: 'direct',
    applicant_name: 'Nguyễn Thị Ánh Đo',
    applicant_plain: 'nguyen thi anh do',
    applicant_address: 'Tổ 3',
    received_at: at,
    due_on: at.slice(0, 10),
    events: [{ kind: 'received', at, actor: 'Cán bộ đo tải' }],
    components: [{ name: 'Tờ khai', originals: 1 }],
  };
}
