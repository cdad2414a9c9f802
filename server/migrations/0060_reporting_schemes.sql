-- Schemes become versions: a decision in force is never changed, a later one takes its place from its effective date.

alter table reporting_scheme
  -- all versions of one decision's scheme; the first version's id
  add column lineage uuid,
  add column version smallint not null default 1 check (version > 0),
  add column state text not null default 'in-force' check (state in ('draft', 'in-force')),
  -- its periods are those with a deadline on or after this day
  add column effective_from date,
  -- a deadline on a day off: as printed, the next working day, or the working day before
  add column shift text not null default 'kept' check (shift in ('kept', 'next', 'previous')),
  -- days after the deadline on which a period locks; null: never by itself
  add column lock_after smallint check (lock_after between 0 and 365),
  -- counts the savings of a draft, so that two writers meet
  add column revision integer not null default 1,
  add column written_by text not null default 'Hệ thống',
  add column written_at timestamptz not null default now();
update reporting_scheme set lineage = id, effective_from = make_date(first_year, 1, 1);
alter table reporting_scheme
  alter column lineage set not null,
  alter column effective_from set not null,
  alter column written_by drop default,
  alter column written_at drop default,
  add unique (lineage, version),
  drop constraint reporting_scheme_basis_check,
  add constraint reporting_scheme_basis_check check (basis <> '' or state = 'draft');
create unique index reporting_scheme_one_draft on reporting_scheme (lineage) where state = 'draft';

-- Any period with a code and a title of its own, not only the four.
alter table report_period
  drop constraint report_period_kind_check,
  add constraint report_period_kind_check check (kind ~ '^[a-z0-9]{1,8}$'),
  add column shape text not null default 'other'
    check (shape in ('month', 'quarter', 'half-year', 'nine-months', 'year', 'other')),
  add column title text not null default '',
  add column next_title text not null default '',
  -- the deadline lies in the year after the report's
  add column deadline_after boolean not null default false,
  -- the period whose open dossiers this one carries over; of the year before where it is no earlier one
  add column carries_from text check (carries_from ~ '^[a-z0-9]{1,8}$'),
  -- places of the outline that are written; null: all
  add column sections text[],
  -- [{ "code": "II.06a", "version": "2017" }]: the forms that go with it, each in the version in force
  add column annexes jsonb not null default '[]';
update report_period set
  shape = case kind when '6m' then 'half-year' when 'year' then 'year' else 'quarter' end,
  title = case kind when 'q1' then 'Quý I' when '6m' then '6 tháng đầu năm' when 'q3' then 'Quý III' else 'năm' end,
  next_title = case kind when 'q1' then 'Quý II' when '6m' then '6 tháng cuối năm' when 'q3' then 'Quý IV' else 'năm' end,
  carries_from = case kind when 'q3' then '6m' else 'year' end,
  annexes = '[{"code": "II.06a", "version": "VPCP/KSTT"}]';
alter table report_period
  alter column title drop default,
  alter column shape drop default,
  add constraint report_period_title_check check (title <> '');

alter table report drop constraint report_period_check,
  add constraint report_period_check check (period ~ '^[0-9]{4}-[a-z0-9]{1,8}$');
alter table report_window_exception drop constraint report_window_exception_period_check,
  add constraint report_window_exception_period_check check (period ~ '^[0-9]{4}-[a-z0-9]{1,8}$');
