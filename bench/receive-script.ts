import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { receiveDossier } from '#server/features/dossiers/receive-service.ts';
import { APP_ROLE, type Connection, openPool } from '#server/platform/database.ts';
import type { Tables } from '#server/platform/tables.ts';
import { type Commune, FIRST_CODE, type Province } from './province.ts';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The anchor of "create a dossier": the very statements that the product sends for one receipt (same locks, same
 * order, row-level security on), written as a pgbench script whose agency, number and id differ at every turn.
 */
export async function receiveScript(connection: Connection, province: Province): Promise<string> {
  const [commune] = province.communes;
  const [procedure] = province.procedures;
  if (!commune || !procedure) {
    throw new Error('the province is empty');
  }
  const statements: Statement[] = [];
  const pool = recordingPool(connection, statements);
  const units = province.communes.map(({ id }) => id);
  const scope = { actor: { accountId: commune.officers[0], name: 'Cán bộ đo tải' }, units, writeUnits: units };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const { id, code } = await receiveDossier({ db, now: () => new Date() }, scope, commune.id, receiptOf(procedure.id));
  await pool.end();
  const lines = statements.map((statement) => scriptLine(statement, { commune, id, code }));
  const first = province.communes[0]?.id ?? 0;
  const last = province.communes.at(-1)?.id ?? first;
  return [
    `\\set agency random(${first}, ${last})`,
    '\\set a random(0, 16777215)',
    '\\set b random(0, 16777215)',
    ...lines,
    '',
  ].join('\n');
}

/** What an officer sends for a receipt, in the measurement and in its anchor. */
export function receiptOf(procedureId: string) {
  const nothing = { idNumber: null, address: 'Tổ 3', phone: null, email: null, proxy: null };
  return {
    procedureId,
    applicant: { kind: 'citizen' as const, name: 'Nguyễn Thị Ánh Đo', ...nothing },
    channel: 'direct' as const,
    nonLocal: false,
    summary: null,
    setCount: 1,
    resultChannel: 'counter' as const,
    components: [{ name: 'Tờ khai', originals: 1, certifiedCopies: 0, copies: 0, digitisation: 1 }],
    fee: null,
    verification: false,
    assigneeId: null,
  };
}

function recordingPool(connection: Connection, statements: Statement[]): pg.Pool {
  const pool = openPool(connection, 1, APP_ROLE);
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parts: unknown[]) => unknown;
    client.query = ((text: string, values: readonly unknown[] = [], ...rest: unknown[]) => {
      statements.push({ text, values });
      return query(text, values, ...rest);
    }) as typeof client.query;
  });
  return pool;
}

interface Holes {
  readonly commune: Commune;
  readonly id: string;
  readonly code: string;
}

function scriptLine({ text, values }: Statement, holes: Holes): string {
  const agency = String(holes.commune.id);
  const filled = text
    .replace(/set local lock_timeout = \d+;/, '') // pgbench would give up where the product tries again
    .replaceAll(new RegExp(`(?<=values \\(|agency_id = |units = ')${agency}\\b`, 'g'), ':agency')
    .replaceAll(/\$(\d+)/g, (_, at: string) => literal(values[Number(at) - 1], holes))
    .replaceAll(/;\s*/g, ' \\; ');
  return /insert into dossier_number/.test(filled) ? `${filled} \\gset` : `${filled};`;
}

function literal(value: unknown, { commune, id, code }: Holes): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (value === commune.id) {
    return ':agency';
  }
  if (Array.isArray(value) && value.length === 1 && value[0] === commune.id) {
    return 'array[:agency]';
  }
  const text = Array.isArray(value)
    ? `{${value.map((item) => JSON.stringify(item)).join(',')}}`
    : value instanceof Date
      ? value.toISOString()
      : String(value);
  let quoted = `'${text.replaceAll("'", "''")}'`;
  if (text.includes(id)) {
    const fresh = `'${id.slice(0, 24)}' || lpad(to_hex(:a), 6, '0') || lpad(to_hex(:b), 6, '0')`;
    quoted = `replace(${quoted}, '${id}', ${fresh})`;
  }
  if (text.includes(code)) {
    const prefix = FIRST_CODE.slice(0, 4);
    const agencyCode = `'${prefix}' || lpad((:agency - ${commune.id} + 1)::text, 3, '0')`;
    const fresh = `${agencyCode} || '${code.slice(FIRST_CODE.length, -4)}' || lpad(:last::text, 4, '0')`;
    quoted = `replace(${quoted}, '${code}', ${fresh})`;
  }
  quoted = quoted
    .replaceAll(`"agency_id":${commune.id},`, `"agency_id":' || :agency || ',`)
    .replaceAll(`"agency":${commune.id},`, `"agency":' || :agency || ',`);
  return `(${quoted})`; // a cast behind it is of the whole
}
