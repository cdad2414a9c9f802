-- People, their sign-in and their roles. The first five tables are the sign-in library's, under our names; they belong
-- to a person and not to an agency, so no fence by agency can stand around them.

create table account (
  id uuid primary key,
  -- The committee that keeps this account; the events of its sign-in stand in that agency's audit chain.
  agency_id integer not null references unit (id),
  name text not null,
  user_name text not null unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$'),
  -- The library wants an address; nobody writes to it.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  is_sample boolean not null default false,
  -- Wrong passwords in a row. The fifth sets locked_until before it is checked, so guesses side by side do not help.
  failed_count integer not null default 0,
  locked_until timestamptz,
  -- Closed by an administrator until one opens it.
  closed_at timestamptz,
  closed_reason text
);
create index account_agency on account (agency_id);

create table account_credential (
  id uuid primary key,
  account_id uuid not null references account (id),
  provider_id text not null,
  provider_account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, provider_account_id)
);
create index account_credential_account on account_credential (account_id);

create table account_session (
  id uuid primary key,
  account_id uuid not null references account (id),
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_session_account on account_session (account_id);

create table account_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_verification_identifier on account_verification (identifier);

create table account_totp (
  id uuid primary key,
  account_id uuid not null unique references account (id),
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

-- One-time links: to set a password, or (without an account) to become the first administrator. Only hashes are kept.
create table account_link (
  token_hash text primary key,
  account_id uuid references account (id),
  purpose text not null check (purpose in ('password', 'first-administrator')),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((account_id is null) = (purpose = 'first-administrator'))
);

grant select, insert, update on account to cchc_app;
grant select, insert, update, delete on account_credential, account_session, account_verification, account_totp, account_link
  to cchc_app;

-- A role, held at a unit (a committee or one of its sections), perhaps for the units below it, from one day to another.
create table role_grant (
  agency_id integer not null references unit (id),
  id uuid not null,
  account_id uuid not null references account (id),
  unit_id integer not null references unit (id),
  role text not null check (role in
    ('counter-officer', 'specialist', 'focal-officer', 'chair', 'appraiser', 'administrator', 'inspector')),
  covers_below boolean not null default false,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  granted_at timestamptz not null,
  granted_by text not null,
  reason text not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  primary key (agency_id, id),
  check ((revoked_at is null) = (revoked_by is null))
);
create index role_grant_account on role_grant (account_id) where revoked_at is null;
create index role_grant_unit on role_grant (agency_id, unit_id);
select fence('role_grant', 'keep');

-- Who holds this session and which roles: the one statement that every signed-in request begins with. Runs with its
-- owner's rights, because the fence around role_grant opens only after it is known who asks.
create function session_identity(in_token text, in_day date, in_idle interval)
  returns table (
    session_id uuid, account_id uuid, name text, touched_at timestamptz, catalogue_version bigint, grants jsonb)
  language sql stable security definer set search_path = public as $$
  select account_session.id, account.id, account.name, account_session.updated_at,
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

-- The agencies where an account holds a role today or later: who manages the account must reach them all.
create function account_agencies(in_account uuid, in_day date) returns integer[]
  language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct role_grant.agency_id), '{}') from role_grant
  where role_grant.account_id = in_account and role_grant.revoked_at is null
    and coalesce(role_grant.valid_to >= in_day, true)
$$;
revoke all on function session_identity, account_agencies from public;
grant execute on function session_identity, account_agencies to cchc_app;
