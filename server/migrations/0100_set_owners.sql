-- A criteria set belongs to the committee that decides it; a set without one (the shipped template) is nobody's
-- decision. Drafts are seen by their committee alone, published sets by everybody whom they bind.

alter table criteria_set
  add column agency_id integer references unit (id),
  -- the first year that is scored by it
  add column effective_year integer check (effective_year between 2000 and 2200),
  -- a supplement: the published version of a level above that it adds components to
  add column base_id uuid references criteria_set (id),
  -- where its first draft was copied from
  add column copied_from uuid references criteria_set (id),
  -- counts the savings of a draft, so that two writers meet
  add column revision integer not null default 1,
  add column written_at timestamptz not null default now(),
  add column written_by text not null default 'Hệ thống',
  add column published_by text,
  add column decision_number text,
  add column decision_date date,
  add column decision_issuer text,
  -- the decision as a document of the owner's register
  add column document_id uuid,
  add constraint criteria_set_of_agency unique (id, agency_id),
  add constraint criteria_set_document_fkey
    foreign key (agency_id, document_id) references document_reference (agency_id, id),
  add constraint criteria_set_decided check (agency_id is null or state = 'draft'
    or (decision_number is not null and decision_date is not null and decision_issuer is not null
      and effective_year is not null));
create unique index criteria_set_one_draft on criteria_set (code) where state = 'draft';
create index criteria_set_of_owner on criteria_set (agency_id, code, version desc);

alter table criterion
  add column agency_id integer,
  -- moves with its set, so that a row can be judged by itself
  add column published boolean not null default false,
  -- a lower level may add components below it
  add column extendable boolean not null default false,
  -- who appraises it, in the words of the decision
  add column appraiser text not null default '',
  add foreign key (criteria_set_id, agency_id) references criteria_set (id, agency_id);

alter table criteria_set enable row level security;
create policy seen on criteria_set for select to cchc_app
  using (state = 'published' or agency_id is null or agency_id = any (app_units()));
create policy added on criteria_set for insert to cchc_app
  with check (agency_id is null or agency_id = any ((select app_write_units())::integer[]));
create policy changed on criteria_set for update to cchc_app
  using (agency_id is null or agency_id = any ((select app_write_units())::integer[]));
create policy removed on criteria_set for delete to cchc_app
  using (agency_id = any ((select app_write_units())::integer[]));

alter table criterion enable row level security;
create policy seen on criterion for select to cchc_app
  using (published or agency_id is null or agency_id = any (app_units()));
create policy added on criterion for insert to cchc_app
  with check (agency_id = any ((select app_write_units())::integer[]) or (agency_id is null and exists (
    select 1 from criteria_set where criteria_set.id = criterion.criteria_set_id and criteria_set.agency_id is null)));
create policy changed on criterion for update to cchc_app
  using (agency_id = any ((select app_write_units())::integer[]));
create policy removed on criterion for delete to cchc_app
  using (agency_id = any ((select app_write_units())::integer[]));
