-- The superior's task behind one's own: its words, for the unit that carries it out.
create function task_above(in_agency integer, in_day date, in_task_agency integer, in_task uuid)
  returns table (title text, plan_title text)
  language plpgsql stable security definer set search_path = public as $$
begin
  if in_agency <> all (app_units()) then
    raise exception 'agency % is outside the units this session may see', in_agency using errcode = '42501';
  end if;
  return query
    select t.title, p.title
    from reform_task t
    join reform_plan p on p.agency_id = t.agency_id and p.id = t.plan_id and p.state = 'issued'
    where t.agency_id = in_task_agency and t.id = in_task
      and exists (select from committees_above(in_agency, in_day) above
        where above.id = in_task_agency and above.distance > 0);
end $$;
revoke all on function task_above from public;
grant execute on function task_above to cchc_app;
