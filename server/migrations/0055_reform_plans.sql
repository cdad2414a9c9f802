-- The annual reform plan with its sub-plans, their tasks, and tasks assigned outside a plan.

create table reform_plan (
  agency_id integer not null references unit (id),
  id uuid not null,
  kind text not null check (kind in ('annual', 'procedure-control', 'procedure-review', 'media', 'communication',
    'self-inspection', 'discipline', 'training', 'iso', 'digital', 'other')),
  -- the annual plan that a sub-plan carries out
  parent_id uuid,
  year integer not null check (year between 2000 and 2200),
  title text not null check (title <> ''),
  note text not null default '',
  state text not null check (state in ('draft', 'issued')),
  -- the document that issued it
  document_id uuid,
  issued_at timestamptz,
  issued_by text,
  -- the superior's plan that this one takes over
  source_agency_id integer,
  source_plan_id uuid,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  created_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, parent_id) references reform_plan (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  foreign key (source_agency_id, source_plan_id) references reform_plan (agency_id, id),
  check ((kind = 'annual') = (parent_id is null)),
  check ((state = 'issued') = (issued_at is not null)),
  check (state = 'draft' or document_id is not null)
);
create unique index reform_plan_annual on reform_plan (agency_id, year) where kind = 'annual';
create index reform_plan_parent on reform_plan (agency_id, parent_id);
select fence('reform_plan');

-- Of a plan, or assigned outside one by a superior or by the chair. Targets are exact: rates in hundredths of a percent,
-- counts whole; money in đồng.
create table reform_task (
  agency_id integer not null references unit (id),
  id uuid not null,
  plan_id uuid,
  assigned_by text check (assigned_by in ('superior', 'chair')),
  assigned_on date,
  -- the document that assigned it
  source_document_id uuid,
  code text not null default '',
  title text not null check (title <> ''),
  deliverable text not null default '',
  lead_section_id integer references unit (id),
  person_id uuid references account (id),
  legal_basis text not null default '',
  budget bigint check (budget >= 0),
  indicator_code text,
  comparison text check (comparison in ('at-least', 'at-most')),
  target_value bigint check (target_value >= 0),
  starts_on date,
  -- the day that the plan prints
  deadline date,
  -- the last day in time: the deadline, or the first working day after it (Bộ luật Dân sự 2015, Điều 148)
  due_on date,
  state text not null check (state in ('not-started', 'running', 'stuck', 'done', 'dropped')),
  percent smallint not null default 0 check (percent between 0 and 100),
  note text not null default '',
  done_on date,
  -- the day that counts for lateness: back-dated work counts from its proof
  counted_on date,
  backdated boolean not null default false,
  -- the superior's task that this one carries out
  source_agency_id integer,
  source_task_id uuid,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  search text not null generated always as (fold_vi(code || ' ' || title || ' ' || deliverable)) stored,
  primary key (agency_id, id),
  foreign key (agency_id, plan_id) references reform_plan (agency_id, id),
  foreign key (agency_id, source_document_id) references document_reference (agency_id, id),
  foreign key (source_agency_id, source_task_id) references reform_task (agency_id, id),
  check ((plan_id is null) = (assigned_by is not null and assigned_on is not null)),
  check (plan_id is not null or (lead_section_id is not null and deadline is not null and source_document_id is not null)),
  check ((indicator_code is null) = (comparison is null) and (comparison is null) = (target_value is null)),
  check ((deadline is null) = (due_on is null)),
  check ((state = 'done') = (done_on is not null) and (done_on is null) = (counted_on is null))
);
create index reform_task_plan on reform_task (agency_id, plan_id);
create index reform_task_assigned on reform_task (agency_id, due_on) where plan_id is null;
create index reform_task_source on reform_task (source_agency_id, source_task_id) where source_task_id is not null;
create unique index reform_task_code on reform_task (agency_id, plan_id, code) where code <> '' and state <> 'dropped';
select fence('reform_task');

create table reform_task_section (
  agency_id integer not null,
  task_id uuid not null,
  section_id integer not null references unit (id),
  primary key (agency_id, task_id, section_id),
  foreign key (agency_id, task_id) references reform_task (agency_id, id) on delete cascade
);
select fence('reform_task_section');

-- What happened to a task, newest last; never changed afterwards: reports, amendments, closings, reopenings.
create table reform_task_event (
  agency_id integer not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null check (kind in ('report', 'amend', 'close', 'reopen', 'drop')),
  on_day date not null,
  state text not null,
  percent smallint not null check (percent between 0 and 100),
  note text not null default '',
  -- of a closing: what the measured target showed on the day of completion
  measured_code text,
  measured_count bigint,
  measured_numerator bigint,
  measured_denominator bigint,
  measured_rate integer,
  measured_from date,
  measured_to date,
  -- of an amendment: the fields that changed, before and after
  changes jsonb not null default '{}'::jsonb,
  at timestamptz not null,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, task_id) references reform_task (agency_id, id) on delete cascade
);
create index reform_task_event_of on reform_task_event (agency_id, task_id, at);
select fence('reform_task_event', 'append');

-- The issued documents that a closing rests on.
create table reform_task_proof (
  agency_id integer not null,
  event_id uuid not null,
  document_id uuid not null,
  primary key (agency_id, event_id, document_id),
  foreign key (agency_id, event_id) references reform_task_event (agency_id, id) on delete cascade,
  foreign key (agency_id, document_id) references document_reference (agency_id, id)
);
create index reform_task_proof_document on reform_task_proof (agency_id, document_id);
select fence('reform_task_proof', 'append');

-- An issued plan is an order to the units below: they may read it, whoever they are. With the owner's rights, for the
-- committees above an agency that the session sees.
create function plans_above(in_agency integer, in_day date)
  returns table (agency_id integer, plan_id uuid, kind text, year integer, title text, document_symbol text,
    document_date date, tasks integer)
  language plpgsql stable security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  return query
    select p.agency_id, p.id, p.kind, p.year, p.title, d.symbol, d.date,
      (select count(*)::integer from reform_task t
        where t.agency_id = p.agency_id and t.plan_id = p.id and t.state <> 'dropped')
    from committees_above(in_agency, in_day) above
    join reform_plan p on p.agency_id = above.id and above.distance > 0 and p.state = 'issued'
    left join document_reference d on d.agency_id = p.agency_id and d.id = p.document_id
    order by p.year desc, p.kind, p.id limit 200;
end $$;
revoke all on function plans_above from public;
grant execute on function plans_above to cchc_app;

create function plan_tasks_above(in_agency integer, in_day date, in_plan_agency integer, in_plan uuid)
  returns table (id uuid, code text, title text, deliverable text, legal_basis text, deadline date,
    indicator_code text, comparison text, target_value bigint)
  language plpgsql stable security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  return query
    select t.id, t.code, t.title, t.deliverable, t.legal_basis, t.deadline, t.indicator_code, t.comparison, t.target_value
    from reform_task t
    join reform_plan p on p.agency_id = t.agency_id and p.id = t.plan_id and p.state = 'issued'
    where t.agency_id = in_plan_agency and t.plan_id = in_plan and t.state <> 'dropped'
      and exists (select from committees_above(in_agency, in_day) above
        where above.id = in_plan_agency and above.distance > 0)
    order by t.code, t.id limit 1000;
end $$;
revoke all on function plan_tasks_above from public;
grant execute on function plan_tasks_above to cchc_app;

-- How far the units below are with the tasks of a plan: counts only, so that the superior sees the whole; the tasks
-- themselves stay behind the fence.
create function tasks_below(in_agency integer, in_plan uuid, in_today date)
  returns table (task_id uuid, taken integer, done integer, done_late integer, overdue integer, running integer)
  language plpgsql stable security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  return query
    with per_unit as (
      select above.id as task_id, below.agency_id,
        bool_and(below.state = 'done') as done,
        bool_or(below.state = 'done' and below.counted_on > below.due_on) as late,
        bool_or(below.state <> 'done' and below.due_on < in_today) as overdue,
        bool_or(below.state in ('running', 'stuck', 'done')) as begun
      from reform_task above
      join reform_task below on below.source_agency_id = above.agency_id and below.source_task_id = above.id
        and below.state <> 'dropped'
      left join reform_plan own on own.agency_id = below.agency_id and own.id = below.plan_id
      where above.agency_id = in_agency and above.plan_id = in_plan and coalesce(own.state = 'issued', true)
      group by above.id, below.agency_id)
    select per_unit.task_id, count(*)::integer,
      count(*) filter (where per_unit.done)::integer,
      count(*) filter (where per_unit.done and per_unit.late)::integer,
      count(*) filter (where not per_unit.done and per_unit.overdue)::integer,
      count(*) filter (where not per_unit.done and not per_unit.overdue and per_unit.begun)::integer
    from per_unit group by per_unit.task_id;
end $$;
revoke all on function tasks_below from public;
grant execute on function tasks_below to cchc_app;
