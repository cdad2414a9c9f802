-- The ground every feature stands on: text folding, the two fences of row-level security, the audit chain.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- The search form of Vietnamese words; core/kernel/text.ts `fold` does the same and a test compares the two.
create function fold_vi(words text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent', normalize(words, nfc)) collate "und-x-icu");

-- The units (small integers) that the session may see and may change; empty when nothing was set. The cost tells the
-- planner what reading the list for every row would take: it then looks the units up in an index, where the list is read
-- once (a province's year: 34 ms; as a filter on every row: 1,850 ms).
create function app_units() returns integer[]
  language plpgsql stable parallel safe cost 1000 as $$
begin
  return coalesce(string_to_array(nullif(current_setting('app.units', true), ''), ',')::integer[], '{}');
end $$;

create function app_write_units() returns integer[]
  language plpgsql stable parallel safe cost 1000 as $$
begin
  return coalesce(string_to_array(nullif(current_setting('app.write_units', true), ''), ',')::integer[], '{}');
end $$;

-- Puts the second fence around an operational table: rows of other agencies are neither seen nor written.
-- mode 'all' grants every change, 'append' only new rows (events, audit), 'keep' new rows and changes but no delete.
create function fence(target regclass, mode text default 'all') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy seen on %s for select to cchc_app using
    (agency_id = any (app_units()))', target);
  execute format('create policy added on %s for insert to cchc_app with check
    (agency_id = any (app_write_units()))', target);
  execute format('grant select, insert on %s to cchc_app', target);
  if mode in ('all', 'keep') then
    execute format('create policy changed on %s for update to cchc_app using
      (agency_id = any (app_write_units()))', target);
    execute format('grant update on %s to cchc_app', target);
  end if;
  if mode = 'all' then
    execute format('create policy removed on %s for delete to cchc_app using
      (agency_id = any (app_write_units()))', target);
    execute format('grant delete on %s to cchc_app', target);
  end if;
end $$;

-- A catalogue that all agencies share (units, procedures, calendars, criteria sets): read by all;
-- mode 'write' lets the server change it for people whose permission says so.
create function share(target regclass, mode text default 'read') returns void
  language plpgsql as $$
begin
  execute format('grant select on %s to cchc_app', target);
  if mode = 'write' then
    execute format('grant insert, update, delete on %s to cchc_app', target);
  end if;
end $$;

-- One row an agency: every writing transaction locks it first, so numbering, roll-ups and the audit chain of an
-- agency are written one after the other, and writes of different agencies never wait for each other.
create table agency_ledger (
  agency_id integer primary key,
  audit_seq bigint not null default 0,
  audit_hash bytea not null default '\x'::bytea
);
select fence('agency_ledger', 'keep');

-- Who, when, what, why: a hash chain per agency. `entry` is the exact text that was hashed.
create table audit_entry (
  agency_id integer not null references agency_ledger (agency_id),
  seq bigint not null,
  at timestamptz not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  entry text not null,
  hash bytea not null,
  primary key (agency_id, seq)
);
create index audit_entry_at on audit_entry (agency_id, at desc);
create index audit_entry_subject on audit_entry (agency_id, subject_kind, subject_id);
alter table audit_entry enable row level security;
create policy seen on audit_entry for select to cchc_app using
  (agency_id = any (app_units()));
grant select on audit_entry to cchc_app;

-- Appends one entry to the agency's chain. Runs with its owner's rights: nobody else can write the chain, and only
-- for an agency that the session may change.
create function append_audit(
  in_agency integer, in_at timestamptz, in_actor_id text, in_actor_name text,
  in_action text, in_subject_kind text, in_subject_id text, in_what jsonb, in_why text
) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  head agency_ledger;
  next_seq bigint;
  next_entry text;
  next_hash bytea;
begin
  if in_agency <> all (app_write_units()) then
    raise exception 'agency % is outside the units this session may change', in_agency using errcode = '42501';
  end if;
  insert into agency_ledger (agency_id) values (in_agency) on conflict do nothing;
  select * into head from agency_ledger where agency_id = in_agency for update;
  next_seq := head.audit_seq + 1;
  next_entry := jsonb_build_object(
    'seq', next_seq, 'at', to_char(in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorId', in_actor_id, 'actor', in_actor_name, 'action', in_action,
    'subjectKind', in_subject_kind, 'subjectId', in_subject_id, 'what', in_what, 'why', in_why)::text;
  next_hash := sha256(head.audit_hash || convert_to(next_entry, 'UTF8'));
  insert into audit_entry (agency_id, seq, at, actor_id, actor_name, action, subject_kind, subject_id, entry, hash)
    values (in_agency, next_seq, in_at, in_actor_id, in_actor_name, in_action, in_subject_kind, in_subject_id, next_entry, next_hash);
  update agency_ledger set audit_seq = next_seq, audit_hash = next_hash where agency_id = in_agency;
  return next_seq;
end $$;
revoke all on function append_audit from public;
grant execute on function append_audit to cchc_app;

-- Whether this installation was filled with the sample or begun empty; no row: nobody has begun yet.
create table installation (
  only_one boolean primary key default true check (only_one),
  begun_with text not null check (begun_with in ('sample', 'empty')),
  begun_at timestamptz not null
);
select share('installation', 'write');
