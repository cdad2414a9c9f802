/**
 * The anchor "bare Fastify + pg": the same sort of answer with no sign-in, no rights, no row-level security, no schema,
 * no count and no names. Run as a process of its own: `node bench/bare-server.ts <socket folder>`.
 */
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ host: process.argv[2], port: 5432, user: 'cchc', database: 'cchc', max: 20 });
const http = fastify();

http.get<{ Params: { agency: string } }>('/inbox/:agency', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'inbox',
    text: `select id, code, status, procedure_name, applicant_name, received_at, due_on from dossier
      where agency_id = $1 and status in (2, 4, 5, 6) order by due_on, id limit 25`,
    values: [params.agency],
  });
  return rows;
});

http.get<{ Params: { agency: string; id: string } }>('/dossier/:agency/:id', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'dossier',
    text: 'select * from dossier where agency_id = $1 and id = $2',
    values: [params.agency, params.id],
  });
  return rows[0];
});

http.get<{ Params: { agency: string; from: string; to: string } }>('/roll-up/:agency/:from/:to', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'roll-up',
    text: `select field_id, sum(received) as received, sum(early) as early, sum(on_time) as on_time, sum(late) as late,
      sum(withdrawn) as withdrawn, sum(closed) as closed from dossier_daily
      where agency_id = $1 and grain = 'd' and day between $2 and $3 group by field_id`,
    values: [params.agency, params.from, params.to],
  });
  return rows;
});

/** How a product without a search form of its own looks for a name. */
http.get<{ Params: { words: string } }>('/search/:words', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'search',
    text: `select id, code, applicant_name from dossier where unaccent(lower(applicant_name)) like $1
      order by received_at desc limit 25`,
    values: [`%${params.words}%`],
  });
  return rows;
});

const address = await http.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${address}\n`);
