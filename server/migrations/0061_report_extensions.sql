-- A later day granted by name: to a committee by the level above, to a section by its committee.
create table report_extension (
  agency_id integer not null references unit (id),
  id uuid not null,
  period text not null check (period ~ '^[0-9]{4}-[a-z0-9]{1,8}$'),
  -- null: the committee's report itself
  section_id integer references unit (id),
  until date not null,
  reason text not null check (reason <> ''),
  granted_by text not null,
  granted_at timestamptz not null,
  primary key (agency_id, id)
);
create index report_extension_period on report_extension (agency_id, period, granted_at desc);
select fence('report_extension', 'append');
