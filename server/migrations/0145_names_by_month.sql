-- A name is looked for by its words, month by month from the newest. At a million dossiers a name that two in a thousand
-- bear took 8 ms by the walk through all names, a rarer one 43 by its trigrams; now both take 1. Who sees few agencies
-- walks through theirs, in an index that brings the names along.

-- The words of a folded name, each behind a space: " nguyen thi bich". Signs part words; letters of any script stand, and
-- so do those three signs that LIKE would take for something else. Most names are nothing but words already.
create function name_words(fold text) returns text
  language sql immutable parallel safe strict
  return case when fold !~ '[^a-z0-9 ]|  |^ | $|^$' then ' ' || fold
    else rtrim(regexp_replace(' ' || fold, '[\x01-\x24\x26-\x2f\x3a-\x40\x5b\x5d\x5e\x60\x7b-\x7f]+', ' ', 'g')) end;

-- A month for this purpose: 32 days. What is not received yet counts as the newest.
create function name_month(day date) returns integer
  language sql immutable parallel safe
  return coalesce((day - date '2000-01-01') / 32, 99999);

-- What a name is found by: from each of its words on to its end, behind its month: "306.thi bich".
create function name_keys(day date, fold text) returns tsvector
  language plpgsql immutable parallel safe as $$
declare
  month constant text := public.name_month(day) || '.';
  rest text := ltrim(public.name_words(fold));
  keys text[] := array[month || rest];
  gap integer := strpos(rest, ' ');
begin
  while gap > 0 loop
    rest := substr(rest, gap + 1);
    keys := keys || (month || rest);
    gap := strpos(rest, ' ');
  end loop;
  return array_to_tsvector(keys);
end $$;

-- What waits to be put into the index is read by every search: little may wait.
create index dossier_name_word on dossier using gin (name_keys(received_on, applicant_fold))
  with (gin_pending_list_limit = 64);
drop index dossier_name;
create index dossier_newest on dossier (received_on);
drop index dossier_newest_name;
create index dossier_received_with on dossier (agency_id, received_on)
  include (procedure_id, channel, status, fee, paid_online, applicant_fold, id);
drop index dossier_received;
alter index dossier_received_with rename to dossier_received;
alter table dossier alter column applicant_fold set statistics -1;

-- Dossiers whose applicant has these words in a row, the last of them perhaps only begun; the newest first. Whoever sees
-- few agencies has looked through all of theirs after the first statement. Else a name that many bear is among the newest,
-- and of all others no month holds many.
create function find_dossiers_named(in_words text, in_limit integer)
  returns table (agency_id integer, id uuid)
  language plpgsql stable security definer rows 20 set search_path = public as $$
declare
  units constant integer[] := app_units();
  words constant text := name_words(fold_vi(in_words));
  escaped constant text := replace(words, '\', '\\');
  pattern constant text := '%' || replace(replace(escaped, '%', '\%'), '_', '\_') || '%';
  newest constant integer := case when cardinality(units) <= 3 then 10000 else 1000 end;
  wanted integer := least(in_limit, 200);
  month integer := name_month(null);
  looked_at integer;
  agencies integer[];
  ids uuid[];
  keys tsquery;
  found integer;
  before date;
begin
  if words = '' then
    return;
  end if;
  -- the units as a literal, so that the planner knows how many they are
  execute format(
    'select count(*), array_agg(d.agency_id order by d.received_on desc) filter (where d.named),
        array_agg(d.id order by d.received_on desc) filter (where d.named)
      from (
        select dossier.agency_id, dossier.id, dossier.received_on, case when strpos(dossier.applicant_fold, %L) > 0
          then name_words(dossier.applicant_fold) like %L else false end as named
        from dossier where dossier.agency_id = any (%L::integer[]) order by dossier.received_on desc limit %s) d',
    split_part(words, ' ', -1), pattern, units, newest) into looked_at, agencies, ids;
  if looked_at < newest or cardinality(ids) >= wanted then
    return query select * from unnest(agencies[1:wanted], ids[1:wanted]);
    return;
  end if;
  loop
    keys := format('''%s.%s'':*', month, ltrim(escaped));
    -- the keys alone: with the agencies beside them the planner would fetch all that these have
    return query
      with named as materialized (
        select d.agency_id, d.id, d.received_on from dossier d where name_keys(d.received_on, d.applicant_fold) @@ keys)
      select named.agency_id, named.id from named where named.agency_id = any (units)
      order by named.received_on desc limit wanted;
    get diagnostics found = row_count;
    wanted := wanted - found;
    select max(d.received_on) into before from dossier d where d.received_on < date '2000-01-01' + month * 32;
    exit when wanted = 0 or before is null;
    month := name_month(before);
  end loop;
end $$;
revoke all on function find_dossiers_named from public;
grant execute on function find_dossiers_named to cchc_app;

-- The dossiers themselves: looked up once more behind the fence, the reader's units were read anew for each of them.
drop function find_dossiers;
create function find_dossiers(in_kind text, in_text text, in_limit integer)
  returns setof dossier
  language plpgsql stable security definer rows 20 set search_path = public as $$
declare
  pattern text := replace(replace(replace(in_text, '\', '\\'), '%', '\%'), '_', '\_');
  matches text;
begin
  if in_kind = 'name' then
    return query
      select d.* from find_dossiers_named(in_text, in_limit) named
      join dossier d on d.agency_id = named.agency_id and d.id = named.id order by d.received_on desc, d.id;
    return;
  end if;
  matches := case in_kind
    when 'code' then format('d.code like %L', upper(pattern) || '%')
    when 'tail' then format('d.code_tail like %L', pattern || '%')
    when 'id-number' then format('d.applicant_id_number like %L', pattern || '%')
  end;
  if matches is null then
    raise exception 'unknown kind of search: %', in_kind;
  end if;
  -- Beginnings of codes and numbers go by their own index, whatever the planner thinks of a walk.
  return query execute format(
    'with found as materialized (select d.agency_id, d.id, d.received_on from dossier d
        where d.agency_id = any (%L::integer[]) and %s limit 1000),
      newest as materialized (select found.agency_id, found.id from found order by found.received_on desc limit %s)
      select d.* from newest join dossier d on d.agency_id = newest.agency_id and d.id = newest.id
      order by d.received_on desc, d.id',
    app_units(), matches, least(in_limit, 200));
end $$;
revoke all on function find_dossiers from public;
grant execute on function find_dossiers to cchc_app;
