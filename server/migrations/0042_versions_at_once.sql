-- The reporting schemes get a version like the other catalogues, so that the first page of a unit can be remembered
-- whole: which reports are due hangs on the schemes of the levels above.
create table scheme_catalogue (
  single boolean primary key default true check (single),
  version uuid not null default gen_random_uuid()
);
insert into scheme_catalogue default values;
select share('scheme_catalogue');

create function scheme_catalogue_moved() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update scheme_catalogue set version = gen_random_uuid();
  return null;
end $$;
revoke all on function scheme_catalogue_moved from public;

create trigger moved after insert or update or delete on reporting_scheme
  for each statement execute function scheme_catalogue_moved();
create trigger moved after insert or update or delete on report_period
  for each statement execute function scheme_catalogue_moved();

-- What moves whenever anything behind these agencies' figures may have changed: their ledgers and the shared catalogues.
-- With its owner's rights, so that one statement outside of any transaction answers it; it tells a digest and nothing of
-- the records.
create function records_version(in_agencies integer[]) returns text
  language sql stable security definer set search_path = public as $$
  select concat_ws(' ', unit_catalogue.version, calendar_catalogue.version, procedure_catalogue.version,
    scheme_catalogue.version,
    (select md5(string_agg(agency_ledger.agency_id || ' ' || agency_ledger.changed, ',' order by agency_ledger.agency_id))
      from agency_ledger where agency_ledger.agency_id = any (in_agencies)))
  from unit_catalogue, calendar_catalogue, procedure_catalogue, scheme_catalogue
$$;
revoke all on function records_version from public;
grant execute on function records_version to cchc_app;
