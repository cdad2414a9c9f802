-- A report written by several: whose part each section is and by when, who handed in what, and every text it had.

create table report_part (
  agency_id integer not null,
  report_id uuid not null,
  -- of the outline
  code text not null check (code <> ''),
  -- whose part it is: a section of the committee, and perhaps one person of it; neither: the focal officer's own
  section_id integer references unit (id),
  account_id uuid references account (id),
  deadline date,
  state text not null check (state in ('open', 'handed-in', 'taken', 'sent-back')),
  -- why it was sent back
  reason text not null default '',
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, report_id, code),
  foreign key (agency_id, report_id) references report (agency_id, id),
  check (state <> 'sent-back' or reason <> '')
);
select fence('report_part', 'keep');

-- Every step of the work on a report and its parts, for people to read; the audit chain holds them as well.
create table report_step (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  -- null: of the whole report
  code text,
  kind text not null check (kind <> ''),
  reason text not null default '',
  done_by text not null,
  done_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
create index report_step_report on report_step (agency_id, report_id, done_at desc);
select fence('report_step', 'append');

-- The texts a section had. One writer's saves within a few minutes are one entry; a text that lost against a newer one
-- is kept aside, never thrown away.
create table report_section_version (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  code text not null,
  kind text not null check (kind in ('saved', 'aside')),
  -- saved: the version it became; aside: the version it was written on
  version integer not null,
  text text not null check (length(text) <= 20000),
  edited_by text not null,
  edited_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
create index report_section_version_section
  on report_section_version (agency_id, report_id, code, edited_at desc);
select fence('report_section_version', 'keep');

insert into report_section_version (agency_id, id, report_id, code, kind, version, text, edited_by, edited_at)
  select agency_id, gen_random_uuid(), report_id, code, 'saved', version, text, edited_by, edited_at
  from report_section;
