-- How a set turns points into a result: what units are classed and ranked by, its bands, what equal results mean.

alter table criteria_set
  -- 'absolute': the points; 'relative': points of what is attainable for the unit, in percent
  add column result_kind text not null default 'absolute' check (result_kind in ('absolute', 'relative')),
  -- [{ name, from }], highest first, half-open; `from` in hundredths of a point or of a percent
  add column bands jsonb not null default '[]' check (jsonb_typeof(bands) = 'array'),
  add column tie_rule text not null default 'shared' check (tie_rule in ('shared', 'dense', 'by-area'));
