-- Disputes about figures: a unit says that a count is wrong, with records and proof; the level above decides. What was
-- settled (by a dispute or a survey) stands beside the sheet, so that a later self-score keeps it.

create table figure_dispute (
  agency_id integer not null references unit (id),
  id uuid not null,
  -- counts the disputes of an agency; with the year it is the name that people use
  number integer not null check (number > 0),
  year integer not null check (year between 2000 and 2200),
  -- the figure: a variable of a sheet's line, or an indicator of a window
  assessment_id uuid,
  criterion_code text,
  variable text,
  indicator_code text,
  window_from date not null,
  window_to date not null check (window_to >= window_from),
  figure_name text not null check (figure_name <> ''),
  measure text not null check (measure in ('count', 'rate', 'flag')),
  -- counts as they are, flags 0 or 1, rates in hundredths of a percent; null: the system shows no figure
  system_value bigint check (system_value >= 0),
  system_source text not null check (system_source <> ''),
  unit_value bigint not null check (unit_value >= 0),
  claim text not null check (claim <> ''),
  state text not null check (state in ('draft', 'sent', 'accepted', 'partly-accepted', 'refused', 'withdrawn')),
  -- by when the unit asks for an answer
  answer_by date,
  -- entered from a result of the past; `note` says what of it is printed there and what is inferred
  historical boolean not null default false,
  note text not null default '',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  created_by text not null,
  sent_at timestamptz,
  sent_by text,
  -- the committee above, whose appraiser decides
  decider_agency_id integer references unit (id),
  decided_at timestamptz,
  decided_by text,
  decided_value bigint check (decided_value >= 0),
  decision_reason text not null default '',
  decision_number text,
  decision_date date,
  decision_issuer text,
  -- criteria whose lines took the accepted figure
  applied_to text[] not null default '{}',
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdraw_reason text not null default '',
  primary key (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id),
  check ((assessment_id is null) = (criterion_code is null) and (criterion_code is null) = (variable is null)),
  check ((indicator_code is null) <> (assessment_id is null)),
  check ((state in ('accepted', 'partly-accepted')) = (decided_value is not null)),
  check (state not in ('accepted', 'partly-accepted', 'refused') or (decided_at is not null and decision_reason <> '')),
  check (state <> 'sent' or (sent_at is not null and answer_by is not null))
);
create index figure_dispute_state on figure_dispute (agency_id, state, number desc);
create index figure_dispute_line on figure_dispute (agency_id, assessment_id, criterion_code);
create index figure_dispute_indicator on figure_dispute (agency_id, indicator_code, window_from, window_to);
create index figure_dispute_decider on figure_dispute (decider_agency_id, state);
select fence('figure_dispute', 'keep');
-- What was sent up is seen by the committee that decides, though it stands among the unit's own records.
drop policy seen on figure_dispute;
create policy seen on figure_dispute for select to cchc_app using
  (agency_id = any (app_units())
    or (sent_at is not null and decider_agency_id = any ((select app_units())::integer[])));

-- The records that the dispute is about and the documents that prove it. `words` keeps their name where the record goes.
create table figure_dispute_item (
  agency_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  role text not null check (role in ('record', 'evidence')),
  kind text not null check (kind in ('dossier', 'document', 'task', 'file')),
  dossier_id uuid,
  document_id uuid,
  task_id uuid,
  file_name text,
  file_size bigint,
  file_hash text,
  words text not null check (words <> ''),
  -- of a record: whether it should have been counted
  verdict text check (verdict in ('should-count', 'should-not-count')),
  note text not null default '',
  added_at timestamptz not null,
  added_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dispute_id) references figure_dispute (agency_id, id),
  foreign key (agency_id, dossier_id) references dossier (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  foreign key (agency_id, task_id) references reform_task (agency_id, id) on delete set null (task_id),
  check ((kind = 'file') = (file_hash is not null and file_name is not null and file_size is not null)),
  check (kind = 'file' or role = 'record' or kind = 'document')
);
create index figure_dispute_item_of on figure_dispute_item (agency_id, dispute_id, added_at);
create index figure_dispute_item_document on figure_dispute_item (agency_id, document_id) where document_id is not null;
create unique index figure_dispute_item_dossier on figure_dispute_item (agency_id, dispute_id, dossier_id)
  where dossier_id is not null;
create unique index figure_dispute_item_task on figure_dispute_item (agency_id, dispute_id, task_id)
  where task_id is not null;
select fence('figure_dispute_item');

-- The figure of a line's variable that was settled outside the sheet, and by what.
create table settled_value (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  variable text not null,
  value bigint not null check (value >= 0),
  -- what the system showed before
  said_before bigint check (said_before >= 0),
  kind text not null check (kind in ('dispute', 'survey')),
  source_id uuid not null,
  source text not null check (source <> ''),
  settled_at timestamptz not null,
  settled_by text not null,
  primary key (agency_id, assessment_id, criterion_code, variable),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id)
);
select fence('settled_value');
