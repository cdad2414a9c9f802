-- What the office keeps beside the plans: commitments, dialogues, initiatives, notices of conclusions.

-- A commitment to improve an index, of a year; kept or broken only by evidence.
create table commitment (
  agency_id integer not null references unit (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  position integer not null check (position > 0),
  text text not null check (text <> ''),
  section_id integer references unit (id),
  -- the target, where the commitment is measured: rates in hundredths of a percent, counts whole
  indicator_code text,
  comparison text check (comparison in ('at-least', 'at-most')),
  target_value bigint check (target_value >= 0),
  outcome text check (outcome in ('kept', 'broken')),
  judged_by text check (judged_by in ('measure', 'judgement')),
  judged_on date,
  judged_reason text not null default '',
  document_id uuid,
  -- what the indicator showed when it decided
  measured_value bigint,
  measured_from date,
  measured_to date,
  -- the section's own words
  report text not null default '',
  reported_by text,
  reported_at timestamptz,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  unique (agency_id, year, position),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  check ((indicator_code is null) = (comparison is null) and (comparison is null) = (target_value is null)),
  check ((outcome is null) = (judged_by is null) and (outcome is null) = (judged_on is null)),
  check (judged_by is distinct from 'measure' or measured_value is not null),
  check (judged_by is distinct from 'judgement' or (judged_reason <> '' and document_id is not null))
);
create index commitment_document on commitment (agency_id, document_id) where document_id is not null;
select fence('commitment', 'keep');

-- A dialogue of a leader with citizens and enterprises: planned, held with its minutes, or called off.
create table dialogue (
  agency_id integer not null references unit (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  topic text not null check (topic <> ''),
  planned_on date,
  plan_document_id uuid,
  place text not null default '',
  chaired_by text not null default '',
  state text not null check (state in ('planned', 'held', 'cancelled')),
  held_on date,
  participants integer check (participants >= 0),
  minutes_document_id uuid,
  cancel_reason text not null default '',
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, plan_document_id) references document_reference (agency_id, id),
  foreign key (agency_id, minutes_document_id) references document_reference (agency_id, id),
  check ((state = 'held') = (held_on is not null)),
  check (state <> 'held' or (participants is not null and minutes_document_id is not null and place <> '' and chaired_by <> '')),
  check (state <> 'cancelled' or cancel_reason <> '')
);
create index dialogue_held on dialogue (agency_id, held_on) where held_on is not null;
create index dialogue_documents on dialogue (agency_id, minutes_document_id);
select fence('dialogue', 'keep');

-- What was asked, what was answered; a follow-up is a task of the plans.
create table dialogue_question (
  agency_id integer not null,
  id uuid not null,
  dialogue_id uuid not null,
  position integer not null check (position > 0),
  asked_by text not null default '',
  question text not null check (question <> ''),
  answer text not null default '',
  -- the follow-up: a row of reform_task
  task_id uuid,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  unique (agency_id, dialogue_id, position),
  foreign key (agency_id, dialogue_id) references dialogue (agency_id, id)
);
select fence('dialogue_question', 'keep');

create table initiative (
  agency_id integer not null references unit (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  title text not null check (title <> ''),
  author text not null check (author <> ''),
  section_id integer references unit (id),
  applied_where text not null default '',
  -- how far it came: registered, recognised by the agency's own council, entered at the level above, recognised there
  level text not null check (level in ('registered', 'recognised', 'entered-above', 'recognised-above')),
  council text not null default '',
  recognised_on date,
  document_id uuid,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  check (level not in ('recognised', 'recognised-above') or (recognised_on is not null and document_id is not null and council <> ''))
);
create index initiative_year on initiative (agency_id, year);
create index initiative_document on initiative (agency_id, document_id) where document_id is not null;
select fence('initiative', 'keep');

-- A notice of conclusions as it was pasted; the same text is kept once.
create table conclusion (
  agency_id integer not null references unit (id),
  id uuid not null,
  document_id uuid not null,
  year integer not null check (year between 2000 and 2200),
  text text not null check (text <> ''),
  text_hash text not null,
  -- periods with their deadlines and windows, as read: offered as a reporting scheme of the sections
  schedule jsonb not null default '[]'::jsonb,
  created_at timestamptz not null,
  created_by text not null,
  primary key (agency_id, id),
  unique (agency_id, text_hash),
  foreign key (agency_id, document_id) references document_reference (agency_id, id)
);
create index conclusion_document on conclusion (agency_id, document_id);
select fence('conclusion', 'append');

-- What the text seems to order. Only a confirmed item has a task; the quote stays as printed.
create table conclusion_item (
  agency_id integer not null,
  id uuid not null,
  conclusion_id uuid not null,
  position integer not null check (position > 0),
  number text not null,
  quote text not null check (quote <> ''),
  -- equal for one order copied again
  quote_key text not null,
  title text not null,
  lead_section_id integer references unit (id),
  cooperating integer[] not null default '{}',
  person_words text not null default '',
  lead_from text not null check (lead_from in ('named', 'heading', 'wording', 'none')),
  wording text not null default '',
  deadline date,
  deadline_words text not null default '',
  repeated boolean not null default false,
  state text not null check (state in ('proposed', 'confirmed', 'dropped')),
  task_id uuid,
  drop_reason text not null default '',
  decided_at timestamptz,
  decided_by text,
  primary key (agency_id, id),
  unique (agency_id, conclusion_id, position),
  foreign key (agency_id, conclusion_id) references conclusion (agency_id, id),
  check ((state = 'confirmed') = (task_id is not null)),
  check ((state = 'proposed') = (decided_at is null))
);
create unique index conclusion_item_once on conclusion_item (agency_id, quote_key) where state = 'confirmed';
select fence('conclusion_item', 'keep');
