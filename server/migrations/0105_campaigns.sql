-- A scoring campaign: whom a committee appraises for a term, by which set, and by when each step is done.

create table campaign (
  -- the committee that runs the appraisal: a province, or a district until 30/6/2025
  agency_id integer not null references unit (id),
  id uuid not null,
  name text not null check (name <> ''),
  year integer not null check (year between 2000 and 2200),
  term text not null check (term in ('year', 'half')),
  criteria_set_id uuid not null references criteria_set (id),
  unit_kind text not null check (unit_kind in ('province', 'district', 'commune')),
  -- the window whose figures the sheets take
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- last days, each still open; without a second round the last two are null
  self_from date not null,
  self_to date not null check (self_to >= self_from),
  appraisal1_to date not null check (appraisal1_to > self_to),
  explanation_to date check (explanation_to > appraisal1_to),
  appraisal2_to date check (appraisal2_to > explanation_to),
  -- ceilings of the sums of bonus and penalty leaves, in ten-thousandths of a point
  max_bonus integer not null default 0 check (max_bonus >= 0),
  max_penalty integer not null default 0 check (max_penalty >= 0),
  -- the decision or plan that orders it; what else the units must know
  basis text not null default '',
  note text not null default '',
  state text not null default 'draft' check (state in ('draft', 'running', 'closed')),
  -- counts the savings, so that two writers meet
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  opened_at timestamptz,
  opened_by text,
  closed_at timestamptz,
  closed_by text,
  primary key (agency_id, id),
  check ((explanation_to is null) = (appraisal2_to is null)),
  check (state = 'draft' or opened_at is not null)
);
create index campaign_term on campaign (agency_id, year desc, term);

-- The units that the campaign scores, in the groups they are ranked in ("xã đồng bằng", "xã miền núi").
create table campaign_unit (
  agency_id integer not null,
  campaign_id uuid not null,
  unit_id integer not null references unit (id),
  group_name text not null default '',
  primary key (agency_id, campaign_id, unit_id),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id)
);
create index campaign_unit_of on campaign_unit (unit_id);

-- Who appraises an area or a criterion; null: the council. An area's body holds for its criteria without one of their own.
create table campaign_body (
  agency_id integer not null,
  campaign_id uuid not null,
  criterion_code text not null check (criterion_code <> ''),
  section_id integer references unit (id),
  primary key (agency_id, campaign_id, criterion_code),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id)
);

-- A phase opened again for one unit, with a new last day and the reason. The newest one counts.
create table campaign_reopening (
  agency_id integer not null,
  id uuid not null,
  campaign_id uuid not null,
  unit_id integer not null,
  phase text not null check (phase in ('self-scoring', 'appraisal-1', 'explanation', 'appraisal-2')),
  until date not null,
  reason text not null check (reason <> ''),
  granted_at timestamptz not null,
  granted_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, campaign_id, unit_id) references campaign_unit (agency_id, campaign_id, unit_id)
);
create index campaign_reopening_of on campaign_reopening (agency_id, campaign_id, unit_id, phase, granted_at desc);

select fence('campaign');
select fence('campaign_unit');
select fence('campaign_body');
select fence('campaign_reopening', 'append');

-- A campaign binds the units it names: each of them reads its head, its bodies and its own rows, and of nobody else's.
-- The units of the session are read once a statement.
drop policy seen on campaign_unit;
create policy seen on campaign_unit for select to cchc_app using
  (agency_id = any ((select app_units())::integer[]) or unit_id = any ((select app_units())::integer[]));
drop policy seen on campaign_reopening;
create policy seen on campaign_reopening for select to cchc_app using
  (agency_id = any ((select app_units())::integer[]) or unit_id = any ((select app_units())::integer[]));
drop policy seen on campaign;
create policy seen on campaign for select to cchc_app using
  (agency_id = any ((select app_units())::integer[])
    or (state <> 'draft' and exists (select from campaign_unit
      where campaign_unit.agency_id = campaign.agency_id and campaign_unit.campaign_id = campaign.id
        and campaign_unit.unit_id = any ((select app_units())::integer[]))));
drop policy seen on campaign_body;
create policy seen on campaign_body for select to cchc_app using
  (agency_id = any ((select app_units())::integer[])
    or exists (select from campaign
      where campaign.agency_id = campaign_body.agency_id and campaign.id = campaign_body.campaign_id));

-- A sheet belongs to a term and, where it was opened by one, to a campaign; without one no date locks it.
alter table assessment
  add column term text not null default 'year' check (term in ('year', 'half')),
  add column campaign_agency_id integer,
  add column campaign_id uuid,
  add constraint assessment_campaign foreign key (campaign_agency_id, campaign_id) references campaign (agency_id, id),
  add constraint assessment_campaign_whole check ((campaign_agency_id is null) = (campaign_id is null)),
  drop constraint assessment_agency_id_year_key,
  add constraint assessment_term_key unique (agency_id, year, term);
create index assessment_of_campaign on assessment (campaign_agency_id, campaign_id);
