-- The remediation plan of a year, made from the points that the sheet of the year before lost.

create table remediation_plan (
  agency_id integer not null references unit (id),
  id uuid not null,
  -- the year in which it is carried out
  year integer not null check (year between 2000 and 2200),
  assessment_id uuid not null,
  state text not null check (state in ('draft', 'accepted')),
  version integer not null default 1 check (version > 0),
  document_number text,
  document_date date,
  note text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  accepted_at timestamptz,
  accepted_by text,
  primary key (agency_id, id),
  unique (agency_id, year),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id),
  check ((state = 'accepted') = (accepted_at is not null))
);
select fence('remediation_plan', 'keep');

-- One task a lost line. Measures are exact: rates in hundredths of a percent, points in ten-thousandths, counts.
create table remediation_task (
  agency_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  position integer not null,
  criterion_code text not null,
  criterion_name text not null,
  lost_points integer not null check (lost_points > 0),
  reason text not null,
  -- the words of the sheet; "Các bộ phận liên quan" is wording, no section
  proposed_section text not null,
  -- what is to be done
  title text not null check (title <> ''),
  lead_section_id integer references unit (id),
  measure_kind text not null check (measure_kind in ('rate', 'events', 'points')),
  last_value integer not null check (last_value >= 0),
  last_part bigint,
  last_whole bigint,
  max_points integer not null,
  target_value integer check (target_value >= 0),
  -- why the target lies below last year's result
  target_reason text not null default '',
  deadline date,
  state text not null check (state in ('proposed', 'accepted', 'done', 'dropped')),
  drop_reason text not null default '',
  done_at timestamptz,
  done_on date,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  unique (agency_id, plan_id, criterion_code),
  foreign key (agency_id, plan_id) references remediation_plan (agency_id, id),
  check (state in ('proposed', 'dropped') or
    (lead_section_id is not null and target_value is not null and deadline is not null)),
  check ((state = 'done') = (done_on is not null)),
  check (state <> 'dropped' or drop_reason <> '')
);
select fence('remediation_task', 'keep');

create table remediation_task_section (
  agency_id integer not null,
  task_id uuid not null,
  section_id integer not null references unit (id),
  primary key (agency_id, task_id, section_id),
  foreign key (agency_id, task_id) references remediation_task (agency_id, id)
);
select fence('remediation_task_section');

-- What was reported on a task, newest last; never changed afterwards.
create table remediation_progress (
  agency_id integer not null,
  id uuid not null,
  task_id uuid not null,
  on_day date not null,
  percent smallint not null check (percent between 0 and 100),
  note text not null,
  at timestamptz not null,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, task_id) references remediation_task (agency_id, id)
);
create index remediation_progress_task on remediation_progress (agency_id, task_id, at);
select fence('remediation_progress', 'append');

-- The issued document or the link that proves a task.
create table remediation_evidence (
  agency_id integer not null,
  id uuid not null,
  task_id uuid not null,
  title text not null check (title <> ''),
  document_number text,
  document_date date,
  link text,
  at timestamptz not null,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, task_id) references remediation_task (agency_id, id),
  check (link is not null or (document_number is not null and document_date is not null))
);
create index remediation_evidence_task on remediation_evidence (agency_id, task_id);
select fence('remediation_evidence');
