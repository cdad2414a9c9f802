-- The units that a session may change are read once a statement instead of once a row: as a sub-select the list is the
-- statement's own, as a bare call it was parsed anew for every row written.

create or replace function fence(target regclass, mode text default 'all') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy seen on %s for select to cchc_app using
    (agency_id = any (app_units()))', target);
  execute format('create policy added on %s for insert to cchc_app with check
    (agency_id = any ((select app_write_units())::integer[]))', target);
  execute format('grant select, insert on %s to cchc_app', target);
  if mode in ('all', 'keep') then
    execute format('create policy changed on %s for update to cchc_app using
      (agency_id = any ((select app_write_units())::integer[]))', target);
    execute format('grant update on %s to cchc_app', target);
  end if;
  if mode = 'all' then
    execute format('create policy removed on %s for delete to cchc_app using
      (agency_id = any ((select app_write_units())::integer[]))', target);
    execute format('grant delete on %s to cchc_app', target);
  end if;
end $$;

do $$
declare
  fenced record;
begin
  for fenced in select pg_policies.tablename, pg_policies.policyname,
      case when pg_policies.with_check is null then 'using' else 'with check' end as part
    from pg_policies
    where pg_policies.schemaname = 'public'
      and coalesce(pg_policies.with_check, pg_policies.qual) = '(agency_id = ANY (app_write_units()))'
  loop
    execute format('alter policy %I on %I %s (agency_id = any ((select app_write_units())::integer[]))',
      fenced.policyname, fenced.tablename, fenced.part);
  end loop;
end $$;
