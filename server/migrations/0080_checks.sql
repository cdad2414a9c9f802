-- Reports in free text that were checked: the file, how far reading is, what was found in it.

create table report_check (
  agency_id integer not null references unit (id),
  id uuid not null,
  file_name text not null check (file_name <> ''),
  file_size bigint not null check (file_size >= 0),
  file_hash text not null,
  -- waiting: kept, not begun; an interrupted check stays in checking and shows by its silence
  state text not null check (state in ('waiting', 'checking', 'checked', 'failed')),
  done_parts integer not null default 0,
  total_parts integer,
  beat_at timestamptz not null,
  failure jsonb,
  kind text check (kind in ('docx', 'pdf', 'scan', 'text')),
  -- false: a file that is no report, plan or notice gets no findings, but the reason
  is_report boolean,
  likeness text,
  title text,
  -- the first and last day of the data that the title's period has
  first_day date,
  last_day date,
  errors integer not null default 0,
  warnings integer not null default 0,
  notes integer not null default 0,
  reference_count integer not null default 0,
  figure_count integer not null default 0,
  -- { lines, references, figures, findings, unreadPages }
  result jsonb,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  checked_at timestamptz,
  primary key (agency_id, id)
);
create index report_check_recent on report_check (agency_id, uploaded_at desc);
create unique index report_check_file on report_check (agency_id, file_hash, file_name);
select fence('report_check', 'keep');

-- A finding that a person judged to be no mistake of the report, with the reason.
create table report_check_dismissal (
  agency_id integer not null,
  check_id uuid not null,
  -- rule, line and place among those of the line: "sum-mismatch 120 0"
  finding text not null,
  reason text not null check (reason <> ''),
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  primary key (agency_id, check_id, finding),
  foreign key (agency_id, check_id) references report_check (agency_id, id)
);
select fence('report_check_dismissal');

-- A figure of a checked report that became a typed-in value of an agency (perhaps another one, below this).
create table report_check_taking (
  agency_id integer not null,
  check_id uuid not null,
  target_agency_id integer not null references unit (id),
  code text not null check (code <> ''),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  -- the figure's place in the report's list of figures
  figure integer not null check (figure >= 0),
  taken_by text not null,
  taken_at timestamptz not null,
  primary key (agency_id, check_id, target_agency_id, code, first_day, last_day),
  foreign key (agency_id, check_id) references report_check (agency_id, id)
);
select fence('report_check_taking');
