-- The register of dossiers (hồ sơ): events, the state that they add up to, and the daily roll-up of both.

create table dossier (
  agency_id integer not null references unit (id),
  id uuid not null,
  code text not null check (code <> ''),
  -- what people type when they leave the agency's code out: "260105-0007"
  code_tail text generated always as (substring(code from '[0-9]{6}-[0-9]+$')) stored,
  -- who owns the status: the provincial system (imported) or this office (owned)
  ownership text not null check (ownership in ('imported', 'owned')),
  status smallint not null check (status between 1 and 10),
  procedure_id uuid references procedure (id),
  procedure_name text not null check (procedure_name <> ''),
  field_id smallint not null references procedure_field (id),
  section_id integer references unit (id),
  assignee_id uuid references account (id),
  channel text not null check (channel in ('direct', 'online-full', 'online-partial', 'online', 'postal', 'other')),
  non_local boolean not null,
  applicant_kind text not null check (applicant_kind in ('citizen', 'business', 'agency', 'other')),
  applicant_name text not null check (applicant_name <> ''),
  applicant_fold text not null generated always as (fold_vi(applicant_name)) stored,
  applicant_id_number text,
  applicant_address text,
  applicant_phone text,
  applicant_email text,
  applicant_proxy text,
  summary text,
  set_count smallint not null check (set_count between 1 and 999),
  result_channel text not null check (result_channel in ('counter', 'other-counter', 'postal', 'electronic')),
  received_at timestamptz,
  -- days are Vietnamese days: a fixed offset, as in core/kernel/dates.ts
  received_on date generated always as ((received_at at time zone interval '7 hours')::date) stored,
  due_on date,
  due_at timestamptz,
  due_provisional boolean not null,
  first_due_on date,
  first_due_at timestamptz,
  first_due_provisional boolean not null,
  closed_at timestamptz,
  closed_on date generated always as ((closed_at at time zone interval '7 hours')::date) stored,
  returned_at timestamptz,
  returned_on date generated always as ((returned_at at time zone interval '7 hours')::date) stored,
  collected_by text,
  collected_channel text check (collected_channel in ('counter', 'other-counter', 'postal', 'electronic')),
  -- [{ from, to }]: the times in which the clock stood still
  pauses jsonb not null,
  digitised boolean,
  reused boolean,
  result_electronic boolean,
  fee bigint check (fee >= 0),
  paid_online boolean,
  -- number of its last event
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  check (received_at is not null or status in (1, 3)),
  check (closed_at is not null or status in (1, 2, 4, 5, 6)),
  -- by days: sources that know no time of day write midnight
  check ((closed_at at time zone interval '7 hours')::date >= (received_at at time zone interval '7 hours')::date)
);
select fence('dossier', 'keep');

-- The inbox: only what is open, by due date. The states stand literally in the predicate, here and in the queries.
create index dossier_open_unit on dossier (agency_id, due_on, id) where status in (2, 4, 5, 6);
create index dossier_open_section on dossier (agency_id, section_id, due_on, id) where status in (2, 4, 5, 6);
create index dossier_open_mine on dossier (assignee_id, agency_id, due_on, id)
  where status in (2, 4, 5, 6) and assignee_id is not null;
create index dossier_to_return on dossier (agency_id, closed_at) where status = 9;
create index dossier_to_accept on dossier (agency_id, changed_at) where status = 1;
-- From a figure down to its dossiers.
create index dossier_received on dossier (agency_id, received_on);
create index dossier_closed on dossier (agency_id, closed_on);
-- A search for a common name over a province walks from the newest dossier back until its page is full.
create index dossier_newest on dossier (received_on);
-- Search; used inside find_dossiers only (LIKE is not leakproof, so a policy keeps these indexes out of reach).
create index dossier_name on dossier using gin (applicant_fold gin_trgm_ops);
-- How common a name is decides between that walk and the trigrams.
alter table dossier alter column applicant_fold set statistics 1000;
create index dossier_code on dossier (code text_pattern_ops);
create index dossier_code_tail on dossier (code_tail text_pattern_ops);
create index dossier_id_number on dossier (applicant_id_number text_pattern_ops);

-- Append-only: what happened, when (by the source) and when we learned it. The key is the dossier's own order, so
-- that a history lies together.
create table dossier_event (
  agency_id integer not null,
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null check
    (kind in ('registered', 'received', 'moved', 'assigned', 'due-changed', 'corrected', 'imported')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id text,
  actor_name text not null,
  -- the file and row an import read it from
  source text,
  source_row integer,
  reason text,
  notes jsonb not null,
  -- the facts that the event made true
  facts jsonb not null,
  primary key (agency_id, dossier_id, seq),
  foreign key (agency_id, dossier_id) references dossier (agency_id, id)
);
select fence('dossier_event', 'append');

create table dossier_component (
  agency_id integer not null,
  dossier_id uuid not null,
  position smallint not null check (position > 0),
  name text not null check (name <> ''),
  originals smallint not null check (originals between 0 and 999),
  certified_copies smallint not null check (certified_copies between 0 and 999),
  copies smallint not null check (copies between 0 and 999),
  -- 0 not, 1 digitised, 2 reused, 3 reused from another result
  digitisation smallint not null default 0 check (digitisation between 0 and 3),
  primary key (agency_id, dossier_id, position),
  foreign key (agency_id, dossier_id) references dossier (agency_id, id)
);
select fence('dossier_component', 'keep');

-- The last number given per agency and day of receipt: codes are never given twice, crash or not.
create table dossier_number (
  agency_id integer not null references unit (id),
  day date not null,
  last integer not null check (last >= 0),
  primary key (agency_id, day)
);
select fence('dossier_number', 'keep');

-- Which section (bộ phận, phòng) answers for a field, where the procedure does not say it.
create table agency_field (
  agency_id integer not null references unit (id),
  field_id smallint not null references procedure_field (id),
  section_id integer not null references unit (id),
  primary key (agency_id, field_id)
);
select fence('agency_field');

-- Sums of what core/dossiers/contributions.ts counts for each dossier, kept by day, month and year (on their first
-- day) so that no window and no stock adds up history. Written as differences in the transaction of the change.
create table dossier_daily (
  agency_id integer not null references unit (id),
  grain text not null check (grain in ('d', 'm', 'y')),
  day date not null,
  field_id smallint not null references procedure_field (id),
  channel text not null,
  received integer not null default 0,
  non_local integer not null default 0,
  digitised integer not null default 0,
  -- the source says whether components were digitised: the denominator of the rate
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
  primary key (agency_id, grain, day, field_id, channel)
);
select fence('dossier_daily');

-- Who opened a dossier's page with its personal data.
create table dossier_reading (
  agency_id integer not null,
  id uuid not null,
  dossier_id uuid not null,
  at timestamptz not null,
  account_id text,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossier (agency_id, id)
);
create index dossier_reading_of on dossier_reading (agency_id, dossier_id, at desc);
select fence('dossier_reading', 'append');

-- A reader may change nothing, but leaves this one line: with the owner's rights, inside the units the session sees.
create function log_dossier_reading(
  in_agency integer, in_id uuid, in_dossier uuid, in_at timestamptz, in_account text, in_actor text
) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  insert into dossier_reading (agency_id, id, dossier_id, at, account_id, actor_name)
    values (in_agency, in_id, in_dossier, in_at, in_account, in_actor);
end $$;
revoke all on function log_dossier_reading from public;
grant execute on function log_dossier_reading to cchc_app;

-- Search across everything the session may see. With the owner's rights, because LIKE is not leakproof and a policy
-- would keep the planner from the indexes above; so it applies the session's units itself. Plans are made per call:
-- a rare name wants the trigram index, a common one the newest first.
create function find_dossiers(in_kind text, in_text text, in_limit integer)
  returns table (agency_id integer, id uuid)
  language plpgsql stable security definer rows 20 set search_path = public as $$
declare
  pattern text := replace(replace(replace(in_text, '\', '\\'), '%', '\%'), '_', '\_');
  matches text;
begin
  matches := case in_kind
    when 'code' then format('d.code like %L', upper(pattern) || '%')
    when 'tail' then format('d.code_tail like %L', pattern || '%')
    when 'id-number' then format('d.applicant_id_number like %L', pattern || '%')
    when 'name' then format('d.applicant_fold like %L', '%' || fold_vi(pattern) || '%')
  end;
  if matches is null then
    raise exception 'unknown kind of search: %', in_kind;
  end if;
  if in_kind = 'name' then
    return query execute format(
      'select d.agency_id, d.id from dossier d where d.agency_id = any (%L::integer[]) and %s
        order by d.received_on desc limit %s',
      app_units(), matches, least(in_limit, 200));
    return;
  end if;
  -- Beginnings of codes and numbers go by their own index, whatever the planner thinks of the walk.
  return query execute format(
    'with found as materialized (select d.agency_id, d.id, d.received_on from dossier d
        where d.agency_id = any (%L::integer[]) and %s limit 1000)
      select found.agency_id, found.id from found order by found.received_on desc limit %s',
    app_units(), matches, least(in_limit, 200));
end $$;
revoke all on function find_dossiers from public;
grant execute on function find_dossiers to cchc_app;
