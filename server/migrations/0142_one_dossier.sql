-- One dossier by its key. Behind the fence the planner takes any index that begins with the agency for as good as the key
-- (it multiplies the fence's condition with ours and expects one row either way), and read all of an agency's dossiers to
-- find one: 390 µs where 100 do. So it is found with the owner's rights, which applies the session's units itself.
create function one_dossier(in_agency integer, in_id uuid) returns setof dossier
  language plpgsql stable security definer rows 1 set search_path = public as $$
begin
  if in_agency = any (app_units()) then
    return query select dossier.* from dossier where dossier.agency_id = in_agency and dossier.id = in_id;
  end if;
end $$;

-- The same for a reader of its page with the personal data, whose line is written where the dossier is found: a reader may
-- change nothing else.
create function opened_dossier(
  in_agency integer, in_id uuid, in_reading uuid, in_at timestamptz, in_account text, in_actor text
) returns setof dossier
  language plpgsql security definer rows 1 set search_path = public as $$
begin
  if in_agency = any (app_units()) then
    return query select dossier.* from dossier where dossier.agency_id = in_agency and dossier.id = in_id;
    if found then
      insert into dossier_reading (agency_id, id, dossier_id, at, account_id, actor_name)
        values (in_agency, in_reading, in_id, in_at, in_account, in_actor);
    end if;
  end if;
end $$;
revoke all on function one_dossier, opened_dossier from public;
grant execute on function one_dossier, opened_dossier to cchc_app;
drop function log_dossier_reading;
