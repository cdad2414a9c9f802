-- Servers keep calendars and procedures in memory and look at one small row to know whether they still hold. A change
-- draws a new version instead of counting on: a number that a rolled-back transaction had used would come again, and
-- whatever was read meanwhile would pass for it.
create table calendar_catalogue (
  single boolean primary key default true check (single),
  version uuid not null default gen_random_uuid()
);
insert into calendar_catalogue default values;
select share('calendar_catalogue');

create table procedure_catalogue (
  single boolean primary key default true check (single),
  version uuid not null default gen_random_uuid()
);
insert into procedure_catalogue default values;
select share('procedure_catalogue');

-- With their owner's rights: whoever may change a calendar need not be able to write here.
create function calendar_catalogue_moved() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update calendar_catalogue set version = gen_random_uuid();
  return null;
end $$;
revoke all on function calendar_catalogue_moved from public;

create function procedure_catalogue_moved() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update procedure_catalogue set version = gen_random_uuid();
  return null;
end $$;
revoke all on function procedure_catalogue_moved from public;

create trigger moved after insert or update or delete on national_year
  for each statement execute function calendar_catalogue_moved();
create trigger moved after insert or update or delete on national_day
  for each statement execute function calendar_catalogue_moved();
create trigger moved after insert or update or delete on calendar_year
  for each statement execute function calendar_catalogue_moved();
create trigger moved after insert or update or delete on calendar_day
  for each statement execute function calendar_catalogue_moved();
create trigger moved after insert or update or delete on working_week
  for each statement execute function calendar_catalogue_moved();
create trigger moved after insert or update or delete on working_interval
  for each statement execute function calendar_catalogue_moved();

create trigger moved after insert or update or delete on procedure_field
  for each statement execute function procedure_catalogue_moved();
create trigger moved after insert or update or delete on procedure
  for each statement execute function procedure_catalogue_moved();
create trigger moved after insert or update or delete on procedure_version
  for each statement execute function procedure_catalogue_moved();
create trigger moved after insert or update or delete on procedure_component
  for each statement execute function procedure_catalogue_moved();
