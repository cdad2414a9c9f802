-- Criteria sets (versioned data; a published one never changes) and the score sheets of units by year.

create table criteria_set (
  id uuid primary key,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  -- where the set comes from, said under every sheet that uses it
  basis text not null,
  unit_kind text not null check (unit_kind in ('province', 'district', 'commune')),
  state text not null default 'draft' check (state in ('draft', 'published')),
  -- ceilings of the sums of bonus and penalty leaves, in ten-thousandths of a point
  max_bonus integer not null default 0 check (max_bonus >= 0),
  max_penalty integer not null default 0 check (max_penalty >= 0),
  created_at timestamptz not null,
  published_at timestamptz,
  unique (code, version),
  check ((state = 'published') = (published_at is not null))
);
select share('criteria_set', 'write');

-- The tree: part → area → criterion → component. A leaf (method not null) may stand on any level.
create table criterion (
  criteria_set_id uuid not null references criteria_set (id),
  code text not null check (code <> ''),
  parent text,
  position integer not null,
  level text not null check (level in ('part', 'area', 'criterion', 'component')),
  name text not null check (name <> ''),
  -- ten-thousandths of a point, whole hundredths of a point
  max_points integer not null check (max_points >= 0 and max_points % 100 = 0),
  method text,
  parameters jsonb not null default '{}',
  variables jsonb not null default '[]',
  rounding_mode text not null default 'half-up' check (rounding_mode in ('half-up', 'truncate')),
  never_up_to_full boolean not null default false,
  rate_indicator text,
  section text not null default '',
  evidence text not null default '',
  note text not null default '',
  legal_basis text not null default '',
  origin text not null default '',
  primary key (criteria_set_id, code),
  foreign key (criteria_set_id, parent) references criterion (criteria_set_id, code)
);
select share('criterion', 'write');

-- A correction of a published set is a new version: sheets scored by the old one keep their rules.
create function refuse_published_set() returns trigger
  language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'criteria set % version % is published and never changes', old.code, old.version;
  end if;
  return coalesce(new, old);
end $$;
create trigger published_never_changes before update or delete on criteria_set
  for each row execute function refuse_published_set();

create function refuse_published_criterion() returns trigger
  language plpgsql as $$
begin
  if exists (select 1 from criteria_set where id = coalesce(new.criteria_set_id, old.criteria_set_id) and state = 'published')
    or (tg_op = 'UPDATE' and exists (select 1 from criteria_set where id = old.criteria_set_id and state = 'published')) then
    raise exception 'a criterion of a published set never changes';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_never_changes before insert or update or delete on criterion
  for each row execute function refuse_published_criterion();

-- One sheet a unit and year. `historical`: entered from a decision, kept as printed.
create table assessment (
  agency_id integer not null references unit (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  criteria_set_id uuid not null references criteria_set (id),
  -- the window of its indicators
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  state text not null check (state in ('self-scoring', 'submitted', 'appraised', 'published')),
  historical boolean not null default false,
  -- what the sheet says about itself: invented data, an estimate, how it was entered
  note text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  appraised_at timestamptz,
  appraised_by text,
  published_at timestamptz,
  -- why it was returned for another self-score
  return_reason text,
  decision_number text,
  decision_date date,
  decision_issuer text,
  rank integer check (rank > 0),
  rank_of integer check (rank_of >= rank),
  primary key (agency_id, id),
  unique (agency_id, year)
);
select fence('assessment', 'keep');

-- The figures of one leaf. `version` counts changes: a second writer is told and shown the first one's.
create table assessment_line (
  agency_id integer not null,
  assessment_id uuid not null,
  criteria_set_id uuid not null,
  criterion_code text not null,
  version integer not null check (version > 0),
  applicable boolean not null default true,
  not_applicable_reason text not null default '',
  -- by variable: value, origin (indicator or typed), source, reason, what the indicator said
  declared jsonb not null default '{}',
  self_points integer check (self_points >= 0),
  self_computed boolean not null default false,
  self_reason text,
  explanation text not null default '',
  appraised_points integer check (appraised_points >= 0),
  appraised_computed boolean not null default false,
  appraisal_reason text not null default '',
  deductions jsonb not null default '[]',
  appraisal_declared jsonb,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id),
  foreign key (criteria_set_id, criterion_code) references criterion (criteria_set_id, code)
);
select fence('assessment_line', 'keep');

-- Every points a line ever had: who, when, why.
create table assessment_line_change (
  agency_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  criterion_code text not null,
  version integer not null,
  step text not null check (step in ('self-score', 'appraisal')),
  points integer,
  computed boolean not null,
  reason text not null default '',
  at timestamptz not null,
  actor_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id)
);
create index assessment_line_change_line on assessment_line_change (agency_id, assessment_id, criterion_code, version);
select fence('assessment_line_change', 'append');

-- A document kept once per agency and used by any number of lines: number and day of issue, or a link.
create table evidence (
  agency_id integer not null references unit (id),
  id uuid not null,
  title text not null check (title <> ''),
  document_number text,
  document_date date,
  issuer text,
  link text,
  created_at timestamptz not null,
  created_by text not null,
  primary key (agency_id, id),
  check (link is not null or (document_number is not null and document_date is not null))
);
select fence('evidence');

create table assessment_evidence (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  evidence_id uuid not null,
  primary key (agency_id, assessment_id, criterion_code, evidence_id),
  foreign key (agency_id, assessment_id, criterion_code)
    references assessment_line (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, evidence_id) references evidence (agency_id, id)
);
create index assessment_evidence_document on assessment_evidence (agency_id, evidence_id);
select fence('assessment_evidence');
