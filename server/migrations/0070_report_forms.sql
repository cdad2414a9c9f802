-- Versions of the report's forms, and the summing of lower levels with its adjustments.

-- A later version of a form, by a province's decision, for itself and the units below; the first versions ship with
-- the product (core/reports/shipped-forms.ts).
create table report_form (
  unit_id integer not null references unit (id),
  code text not null check (code in ('statistics', 'II.06a', 'II.07b', '07a-BTP')),
  version smallint not null check (version > 1),
  valid_from date not null,
  basis text not null check (basis <> ''),
  -- heads, order, kinds and sums of the columns; where a figure comes from follows from its key
  definition jsonb not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (unit_id, code, version),
  unique (unit_id, code, valid_from)
);
select share('report_form', 'write');

-- A report whose figures are the sum of the units directly below and the unit's own.
create table report_aggregation (
  agency_id integer not null,
  report_id uuid not null,
  -- 'sent': only reports that have come; 'sent-and-live': units without one are counted from the system
  mode text not null check (mode in ('sent', 'sent-and-live')),
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (agency_id, report_id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
select fence('report_aggregation');

-- What the summing level changes in the sum, never in what was sent. Withdrawn, not deleted.
create table report_adjustment (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  code text not null,
  label text not null check (label <> ''),
  -- the unit below whose figure is wrong, where it is one
  about_unit_id integer references unit (id),
  delta bigint not null check (delta <> 0),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index report_adjustment_report on report_adjustment (agency_id, report_id) where withdrawn_at is null;
select fence('report_adjustment', 'keep');
