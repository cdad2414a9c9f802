-- The score that a unit would have on a day, with the figures of that day: one row a unit, term and day, written by the
-- morning's job and computed again at will. Points in ten-thousandths.
create table provisional_score (
  agency_id integer not null references unit (id),
  year integer not null check (year between 2000 and 2200),
  term text not null check (term in ('year', 'half')),
  day date not null,
  criteria_set_id uuid not null references criteria_set (id),
  -- bonus and penalty counted
  points integer not null check (points >= 0),
  max_points integer not null check (max_points >= 0),
  -- maxima of the criteria whose points are known on that day; the others are no zero
  known_max integer not null check (known_max between 0 and max_points),
  unknown integer not null check (unknown >= 0),
  -- at the end of the term, by the lower and by the higher of the two paces
  forecast_low integer not null check (forecast_low >= 0),
  forecast_high integer not null check (forecast_high >= forecast_low),
  alerts integer not null check (alerts >= 0),
  computed_at timestamptz not null,
  primary key (agency_id, year, term, day)
);
create index provisional_score_of_day on provisional_score (year, term, day desc);
select fence('provisional_score', 'keep');

-- When an agency is warned; where nobody set it the product's own values hold.
create table score_alert_setting (
  agency_id integer primary key references unit (id),
  -- hundredths of a percent that a month lies below the three before it
  falling_drop integer not null check (falling_drop between 1 and 10000),
  -- cases needed in the month and before it
  falling_cases integer not null check (falling_cases between 1 and 100000),
  task_days smallint not null check (task_days between 1 and 120),
  deadline_days smallint not null check (deadline_days between 1 and 120),
  -- ten-thousandths of a point by which a confirmed line has to move
  moved_points integer not null check (moved_points between 1 and 1000000),
  changed_at timestamptz not null,
  changed_by text not null
);
select fence('score_alert_setting', 'keep');

-- A warning is told once: it has no due day of its own.
alter table reminder drop constraint reminder_stage_check;
alter table reminder add constraint reminder_stage_check check (stage in ('soon', 'due', 'late', 'notice'));
