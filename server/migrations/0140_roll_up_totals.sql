-- Most questions about an agency name no field: its sums over all fields and channels stand ready, with what came by the
-- channels that indicators name beside them. A year of 210 communes was 133,000 rows of dossier_daily and is 7,000 here.
create table dossier_total (
  agency_id integer not null references unit (id),
  grain text not null check (grain in ('d', 'm', 'y')),
  day date not null,
  received integer not null default 0,
  non_local integer not null default 0,
  digitised integer not null default 0,
  digitisation_known integer not null default 0,
  reused integer not null default 0,
  with_fee integer not null default 0,
  paid_online integer not null default 0,
  early integer not null default 0,
  on_time integer not null default 0,
  late integer not null default 0,
  late_by_first_promise integer not null default 0,
  result_electronic integer not null default 0,
  result_known integer not null default 0,
  withdrawn integer not null default 0,
  stopped integer not null default 0,
  closed integer not null default 0,
  rejected integer not null default 0,
  returned integer not null default 0,
  overdue_in integer not null default 0,
  overdue_out integer not null default 0,
  paused_in integer not null default 0,
  paused_out integer not null default 0,
  -- received by each way: online in all, of it as full and as partial services, by post
  online integer not null default 0,
  online_full integer not null default 0,
  online_partial integer not null default 0,
  postal integer not null default 0,
  primary key (agency_id, grain, day)
);
select fence('dossier_total');

insert into dossier_total (agency_id, grain, day, received, non_local, digitised, digitisation_known, reused, with_fee,
  paid_online, early, on_time, late, late_by_first_promise, result_electronic, result_known, withdrawn, stopped, closed,
  rejected, returned, overdue_in, overdue_out, paused_in, paused_out, online, online_full, online_partial, postal)
select agency_id, grain, day, sum(received), sum(non_local), sum(digitised), sum(digitisation_known), sum(reused),
  sum(with_fee), sum(paid_online), sum(early), sum(on_time), sum(late), sum(late_by_first_promise),
  sum(result_electronic), sum(result_known), sum(withdrawn), sum(stopped), sum(closed), sum(rejected), sum(returned),
  sum(overdue_in), sum(overdue_out), sum(paused_in), sum(paused_out),
  coalesce(sum(received) filter (where channel in ('online', 'online-full', 'online-partial')), 0),
  coalesce(sum(received) filter (where channel = 'online-full'), 0),
  coalesce(sum(received) filter (where channel = 'online-partial'), 0),
  coalesce(sum(received) filter (where channel = 'postal'), 0)
from dossier_daily group by agency_id, grain, day;

-- Which procedures were used, and paid for online, by month and year of receipt (on their first day); the days at the
-- ends of a window are counted from the dossiers themselves.
create table dossier_procedure (
  agency_id integer not null references unit (id),
  grain text not null check (grain in ('m', 'y')),
  day date not null,
  procedure_id uuid not null references procedure (id),
  received integer not null default 0,
  online integer not null default 0,
  with_fee integer not null default 0,
  paid_online integer not null default 0,
  primary key (agency_id, grain, day, procedure_id)
);
select fence('dossier_procedure');

insert into dossier_procedure (agency_id, grain, day, procedure_id, received, online, with_fee, paid_online)
select dossier.agency_id, at.grain, at.day, dossier.procedure_id, count(*),
  count(*) filter (where dossier.channel in ('online', 'online-full', 'online-partial')),
  count(*) filter (where dossier.fee > 0),
  count(*) filter (where dossier.fee > 0 and dossier.paid_online)
from dossier cross join lateral (values ('m', date_trunc('month', dossier.received_on)::date),
  ('y', date_trunc('year', dossier.received_on)::date)) as at (grain, day)
where dossier.received_on is not null and dossier.procedure_id is not null and dossier.status not in (1, 3)
group by dossier.agency_id, at.grain, at.day, dossier.procedure_id;
