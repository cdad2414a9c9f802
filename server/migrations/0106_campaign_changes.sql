-- What is told to the units of a running campaign: changed dates with their reason. And "not applicable", which a unit
-- proposes and the level above decides, or which the level above sets down beforehand.

create table campaign_change (
  agency_id integer not null,
  id uuid not null,
  campaign_id uuid not null,
  -- [{ field, before, after }]
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id)
);
create index campaign_change_of on campaign_change (agency_id, campaign_id, changed_at desc);
select fence('campaign_change', 'append');
drop policy seen on campaign_change;
create policy seen on campaign_change for select to cchc_app using
  (agency_id = any ((select app_units())::integer[])
    or exists (select from campaign
      where campaign.agency_id = campaign_change.agency_id and campaign.id = campaign_change.campaign_id));

-- Criteria that do not concern a unit, decided by the level above before anybody asked ("các xã không có rừng").
create table campaign_exemption (
  agency_id integer not null,
  campaign_id uuid not null,
  criterion_code text not null,
  unit_id integer not null,
  reason text not null check (reason <> ''),
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (agency_id, campaign_id, criterion_code, unit_id),
  foreign key (agency_id, campaign_id, unit_id) references campaign_unit (agency_id, campaign_id, unit_id)
);
create index campaign_exemption_of on campaign_exemption (agency_id, campaign_id, unit_id);
select fence('campaign_exemption');
drop policy seen on campaign_exemption;
create policy seen on campaign_exemption for select to cchc_app using
  (agency_id = any ((select app_units())::integer[]) or unit_id = any ((select app_units())::integer[]));

-- A proposed exemption stays in the denominator until it is approved; a refused one is scored like any other.
alter table assessment_line
  add column exemption text check (exemption in ('proposed', 'approved', 'refused')),
  add column exemption_by text,
  add column exemption_at timestamptz,
  add column exemption_note text not null default '',
  add constraint assessment_line_exemption check
    (exemption is null or applicable = (exemption = 'refused'));
create index assessment_line_proposed on assessment_line (agency_id, assessment_id) where exemption = 'proposed';
