-- Sociological surveys: questionnaires as versions, rounds over many units, slips, and what they found.

create table survey_form (
  -- the committee that asks
  agency_id integer not null references unit (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9_-]*$'),
  version integer not null check (version > 0),
  -- who answers: citizens, council delegates, leaders of communes …
  group_name text not null check (group_name <> ''),
  name text not null check (name <> ''),
  basis text not null default '',
  state text not null check (state in ('draft', 'published')),
  -- [{ key, text, criterion, options: [{ key, label, weight }] }]; weights in hundredths of a percent, null: free answer
  questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (agency_id, id),
  unique (agency_id, code, version),
  check ((state = 'published') = (published_at is not null))
);
select fence('survey_form');

-- Slips were answered by what stood on them: a published questionnaire never changes, a correction is a new version.
create function refuse_published_survey_form() returns trigger
  language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'questionnaire % version % is published and never changes', old.code, old.version;
  end if;
  return coalesce(new, old);
end $$;
create trigger published_never_changes before update or delete on survey_form
  for each row execute function refuse_published_survey_form();

create table survey_round (
  agency_id integer not null references unit (id),
  id uuid not null,
  name text not null check (name <> ''),
  year integer not null check (year between 2000 and 2200),
  term text not null default 'year' check (term in ('year', 'half')),
  -- the set whose criteria the questions are of
  criteria_set_id uuid not null references criteria_set (id),
  campaign_id uuid,
  -- from slips entered here, or typed from a result somebody else counted
  method text not null check (method in ('slips', 'typed')),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- a group without a valid answer: left out of the average, or the unit has no result yet
  leave_out_empty boolean not null default false,
  basis text not null default '',
  state text not null default 'collecting' check (state in ('collecting', 'closed')),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz,
  closed_by text,
  joined_at timestamptz,
  joined_by text,
  primary key (agency_id, id),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id)
);
create index survey_round_year on survey_round (agency_id, year desc);
select fence('survey_round', 'keep');

-- The questionnaires of a round: what each group weighs, and how many valid slips a unit should have of it.
create table survey_round_form (
  agency_id integer not null,
  round_id uuid not null,
  form_id uuid not null,
  weight integer not null check (weight > 0),
  min_slips integer not null default 0 check (min_slips >= 0),
  primary key (agency_id, round_id, form_id),
  foreign key (agency_id, round_id) references survey_round (agency_id, id),
  foreign key (agency_id, form_id) references survey_form (agency_id, id)
);
select fence('survey_round_form');

create table survey_slip (
  agency_id integer not null,
  id uuid not null,
  round_id uuid not null,
  form_id uuid not null,
  -- what is printed on the paper: an import that comes twice finds it again
  slip_number text not null check (slip_number <> ''),
  unit_id integer not null references unit (id),
  -- 0 direct, 1 online
  channel smallint not null check (channel in (0, 1)),
  sex text check (sex in ('male', 'female', 'other')),
  age smallint check (age between 10 and 120),
  education text not null default '',
  workplace text not null default '',
  position text not null default '',
  answered boolean not null,
  anonymous boolean not null,
  respondent_name text,
  respondent_email text,
  respondent_phone text,
  -- question → option, and the words of free answers
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  remarks jsonb not null default '{}',
  -- the file it came from; null: typed
  file_hash text,
  entered_at timestamptz not null,
  entered_by text not null,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  primary key (agency_id, id),
  unique (agency_id, round_id, form_id, slip_number),
  foreign key (agency_id, round_id, form_id) references survey_round_form (agency_id, round_id, form_id),
  check (not anonymous or (respondent_name is null and respondent_email is null and respondent_phone is null)),
  check (answered or answers = '{}'),
  check ((voided_at is null) = (void_reason is null))
);
create index survey_slip_of_unit on survey_slip (agency_id, round_id, unit_id, form_id);
create index survey_slip_newest on survey_slip (agency_id, round_id, entered_at desc);
select fence('survey_slip', 'keep');

-- Who saw the name and address of a respondent.
create table survey_slip_reading (
  agency_id integer not null,
  id uuid not null,
  slip_id uuid not null,
  at timestamptz not null,
  account_id text,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, slip_id) references survey_slip (agency_id, id)
);
create index survey_slip_reading_of on survey_slip_reading (agency_id, slip_id, at desc);
select fence('survey_slip_reading', 'append');

-- A reader may change nothing, but leaves this one line: with the owner's rights, inside the units the session sees.
create function log_survey_slip_reading(
  in_agency integer, in_id uuid, in_slip uuid, in_at timestamptz, in_account text, in_actor text
) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  insert into survey_slip_reading (agency_id, id, slip_id, at, account_id, actor_name)
    values (in_agency, in_id, in_slip, in_at, in_account, in_actor);
end $$;
revoke all on function log_survey_slip_reading from public;
grant execute on function log_survey_slip_reading to cchc_app;

-- A result that was counted elsewhere, with the document it stands in. Averages in hundredths of a percent.
create table survey_typed_result (
  agency_id integer not null,
  round_id uuid not null,
  unit_id integer not null references unit (id),
  criterion_code text not null check (criterion_code <> ''),
  average integer not null check (average between 0 and 10000),
  slips integer check (slips >= 0),
  source text not null check (source <> ''),
  document_id uuid,
  entered_at timestamptz not null,
  entered_by text not null,
  primary key (agency_id, round_id, unit_id, criterion_code),
  foreign key (agency_id, round_id) references survey_round (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id)
);
create index survey_typed_result_document on survey_typed_result (agency_id, document_id);
select fence('survey_typed_result');
