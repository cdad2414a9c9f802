-- Quyết định 766/QĐ-TTg: a province's own versions of the components, and the figures read from the National Portal.

create table service_index_set (
  agency_id integer not null references unit (id),
  id uuid not null,
  name text not null check (name <> ''),
  basis text not null check (basis <> ''),
  valid_from date not null,
  state text not null check (state in ('draft', 'published')),
  revision integer not null check (revision > 0),
  -- [{ code, group, name, maxPoints, formula, method, target, zeroPolicy, confidence, note }]
  components jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  primary key (agency_id, id),
  check ((state = 'published') = (published_at is not null)),
  check ((published_by is null) = (published_at is null))
);
create unique index service_index_set_in_force on service_index_set (agency_id, valid_from) where state = 'published';

-- What is published binds the units below and is open to all; a draft is the issuer's own.
alter table service_index_set enable row level security;
grant select, insert, update, delete on service_index_set to cchc_app;
create policy seen on service_index_set for select to cchc_app using
  (state = 'published' or agency_id = any (app_units()));
create policy added on service_index_set for insert to cchc_app with check
  (agency_id = any ((select app_write_units())::integer[]));
create policy changed on service_index_set for update to cchc_app using
  (agency_id = any ((select app_write_units())::integer[]));
create policy removed on service_index_set for delete to cchc_app using
  (state = 'draft' and agency_id = any ((select app_write_units())::integer[]));

-- A published version never changes, whoever asks.
create function service_index_set_stands() returns trigger
  language plpgsql as $$
begin
  raise exception 'a published set of components never changes' using errcode = '23514';
end $$;
create trigger stands before update or delete on service_index_set
  for each row when (old.state = 'published') execute function service_index_set_stands();

create table service_index_portal_figure (
  agency_id integer not null references unit (id),
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  -- 'all', a group ('IV') or a component ('IV.3')
  subject text not null check (subject <> ''),
  -- ten-thousandths of a point
  points integer not null check (points between 0 and 1000000),
  read_on date not null check (read_on >= month),
  read_by text not null check (read_by <> ''),
  source text not null check (source <> ''),
  -- the screenshot, kept in the data folder under `file_id`
  file_id uuid,
  file_name text,
  file_type text,
  file_size integer check (file_size > 0),
  file_hash text,
  entered_by text not null,
  entered_at timestamptz not null,
  -- replaced by a later reading or withdrawn: kept, never changed
  ended_at timestamptz,
  ended_why text,
  primary key (agency_id, id),
  check ((ended_at is null) = (ended_why is null)),
  check (num_nulls(file_id, file_name, file_type, file_size, file_hash) in (0, 5))
);
create unique index service_index_portal_figure_in_force on service_index_portal_figure (agency_id, month, subject)
  where ended_at is null;
select fence('service_index_portal_figure', 'keep');
