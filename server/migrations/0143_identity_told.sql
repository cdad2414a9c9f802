-- Servers remember who holds a session and which roles. Whatever can change that answer tells them: a session that
-- ends, a person whose account is closed, a role given or taken back, the units (docs/decisions/0021). What happens on
-- every day of every person (signing in, noting that a session is in use, a wrong password) tells nothing.
create function tell_identity() returns trigger
  language plpgsql as $$
begin
  -- The number lets a server that hears it on several connections know that it is one and the same change.
  perform pg_notify('cchc_identity', pg_current_xact_id()::text);
  return null;
end $$;

create trigger told after delete on account_session
  for each row execute function tell_identity();
create trigger told_of_change after update on account_session
  for each row when (new.updated_at < old.updated_at
    or (new.token, new.account_id, new.expires_at) is distinct from (old.token, old.account_id, old.expires_at))
  execute function tell_identity();
create trigger told_of_all after truncate on account_session
  for each statement execute function tell_identity();
create trigger told after update of name, closed_at or delete or truncate on account
  for each statement execute function tell_identity();
create trigger told after insert or update or delete or truncate on role_grant
  for each statement execute function tell_identity();
create trigger told after update on unit_catalogue
  for each statement execute function tell_identity();

-- The same answer, with how long the session still lives if nobody uses it.
drop function session_identity;
create function session_identity(in_token text, in_day date, in_idle interval)
  returns table (
    session_id uuid, account_id uuid, name text, touched_at timestamptz, ends_in_ms double precision,
    catalogue_version bigint, grants jsonb)
  language sql stable security definer set search_path = public as $$
  select account_session.id, account.id, account.name, account_session.updated_at,
    extract(epoch from least(account_session.expires_at, account_session.updated_at + in_idle) - now()) * 1000,
    (select unit_catalogue.version from unit_catalogue),
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'role', role_grant.role, 'unitId', role_grant.unit_id, 'coversBelow', role_grant.covers_below))
      from role_grant
      where role_grant.account_id = account.id and role_grant.revoked_at is null
        and role_grant.valid_from <= in_day and coalesce(role_grant.valid_to >= in_day, true)), '[]'::jsonb)
  from account_session
  join account on account.id = account_session.account_id and account.closed_at is null
  where account_session.token = in_token
    and account_session.expires_at > now() and account_session.updated_at > now() - in_idle
$$;
revoke all on function session_identity from public;
grant execute on function session_identity to cchc_app;
