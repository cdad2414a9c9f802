-- Figures that are not counted from records: typed in, with who, when, whether estimated, and their source.

create table indicator_value (
  agency_id integer not null references unit (id),
  id uuid not null,
  code text not null check (code <> ''),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  kind text not null check (kind in ('actual', 'estimate')),
  -- a count, a fraction (numerator of denominator), or a bare rate in whole hundredths of a percent where the source
  -- prints only that: counts behind a rate are never invented
  count bigint check (count >= 0),
  numerator bigint check (numerator between 0 and denominator),
  denominator bigint check (denominator > 0),
  rate integer check (rate between 0 and 1000000),
  source text not null check (source <> ''),
  note text,
  entered_by text not null,
  entered_at timestamptz not null,
  -- replaced by a later value or withdrawn: kept, never changed
  ended_at timestamptz,
  ended_why text,
  primary key (agency_id, id),
  check ((count is not null)::integer + (numerator is not null)::integer + (rate is not null)::integer = 1),
  check ((numerator is null) = (denominator is null)),
  check ((ended_at is null) = (ended_why is null))
);
-- One figure in force for a code and window.
create unique index indicator_value_in_force on indicator_value (agency_id, code, first_day, last_day)
  where ended_at is null;
select fence('indicator_value', 'keep');

-- Figures of a window that were closed before its end: what was known on `cut_off` stands for the whole window.
create table indicator_cutoff (
  agency_id integer not null references unit (id),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  cut_off date not null check (cut_off between first_day and last_day),
  note text not null check (note <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (agency_id, first_day, last_day)
);
select fence('indicator_cutoff');

-- Targets of an agency's plan, versioned by the day from which they hold.
create table indicator_target (
  agency_id integer not null references unit (id),
  code text not null check (code <> ''),
  valid_from date not null,
  direction text not null check (direction in ('at-least', 'at-most')),
  -- rates in whole hundredths of a percent, counts as they are; margin: how far away still shows amber
  goal bigint not null check (goal >= 0),
  margin bigint not null check (margin >= 0),
  basis text not null check (basis <> ''),
  set_by text not null,
  set_at timestamptz not null,
  primary key (agency_id, code, valid_from)
);
select fence('indicator_target');
