-- The appraisal council of a committee: its sessions, and the lines put before it. A case belongs to the assessed
-- committee and carries the session's name and day itself, since that committee reads nothing of the one above.

create table council_session (
  -- the committee that runs the appraisal
  agency_id integer not null references unit (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  term text not null check (term in ('year', 'half')),
  name text not null check (name <> ''),
  held_on date not null,
  place text not null default '',
  -- [{ name, position, part }], at least one; part: 'chair', 'secretary', 'member'
  members jsonb not null check (jsonb_typeof(members) = 'array' and jsonb_array_length(members) > 0),
  note text not null default '',
  -- the minutes, a document of the committee's register
  document_id uuid,
  -- counts the savings, so that two writers meet
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz,
  closed_by text,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  check (closed_at is null or document_id is not null)
);
create index council_session_term on council_session (agency_id, year desc, term, held_on);
select fence('council_session', 'keep');

create table council_case (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  why text not null check (why <> ''),
  put_at timestamptz not null,
  put_by text not null,
  -- what the council said; the points stand in appraisal_mark, round 'council'
  session_agency_id integer,
  session_id uuid,
  session_name text,
  session_on date,
  decision text,
  decided_at timestamptz,
  decided_by text,
  primary key (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id),
  foreign key (session_agency_id, session_id) references council_session (agency_id, id) on delete set null,
  check ((decided_at is null) = (decision is null))
);
create index council_case_session on council_case (session_agency_id, session_id);
select fence('council_case');
