-- Periodic reports: which periods are due when, what a report says, and what was sent.

-- Whose periods, for which years: the nation's (unit_id null) or those of a committee's own decision, which go before.
create table reporting_scheme (
  id uuid primary key,
  unit_id integer references unit (id),
  -- who sends: a section to its committee, a committee to the level above
  level text not null check (level in ('section', 'commune', 'district', 'province')),
  first_year smallint not null check (first_year between 2000 and 2100),
  last_year smallint check (last_year >= first_year),
  name text not null check (name <> ''),
  basis text not null check (basis <> ''),
  -- the basis says nothing of the deadlines: taken until the level above sets them, and shown so
  invented boolean not null default false
);
create index reporting_scheme_unit on reporting_scheme (unit_id);
select share('reporting_scheme', 'write');

create table report_period (
  scheme_id uuid not null references reporting_scheme (id) on delete cascade,
  kind text not null check (kind in ('q1', '6m', 'q3', 'year')),
  -- the first day lies in the year before the report's
  from_before boolean not null,
  from_day text not null check (from_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  to_day text not null check (to_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  deadline_day text not null check (deadline_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  primary key (scheme_id, kind)
);
select share('report_period', 'write');

-- Công văn 581/BNV-CCHC: windows of all levels, and by when ministries and provinces send. It sets no day for the
-- levels below, who must be earlier; 17 and 15 stand until their superiors decide otherwise.
insert into reporting_scheme (id, unit_id, level, first_year, last_year, name, basis, invented) values
  ('00000000-0000-7000-8000-000000000581', null, 'province', 2021, null,
   'Chế độ báo cáo CCHC định kỳ', 'Công văn 581/BNV-CCHC', false),
  ('00000000-0000-7000-8000-000000000582', null, 'district', 2021, null,
   'Chế độ báo cáo CCHC định kỳ', 'Công văn 581/BNV-CCHC; hạn gửi của cấp huyện tạm lấy, chờ cấp trên quy định', true),
  ('00000000-0000-7000-8000-000000000583', null, 'commune', 2021, null,
   'Chế độ báo cáo CCHC định kỳ', 'Công văn 581/BNV-CCHC; hạn gửi của cấp xã tạm lấy, chờ cấp trên quy định', true);

insert into report_period (scheme_id, kind, from_before, from_day, to_day, deadline_day)
  select reporting_scheme.id, period.kind, period.from_before, period.from_day, period.to_day,
    period.month || '-' || case reporting_scheme.level when 'province' then '20' when 'district' then '17' else '15' end
  from reporting_scheme
  cross join (values
    ('q1', true, '12-15', '03-14', '03'),
    ('6m', true, '12-15', '06-14', '06'),
    ('q3', false, '06-15', '09-14', '09'),
    ('year', true, '12-15', '12-14', '12')) as period (kind, from_before, from_day, to_day, month);

-- An agency counted other days than the scheme's: which, and why.
create table report_window_exception (
  agency_id integer not null references unit (id),
  period text not null check (period ~ '^[0-9]{4}-(q1|6m|q3|year)$'),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (agency_id, period)
);
select fence('report_window_exception');

create table report (
  agency_id integer not null references unit (id),
  id uuid not null,
  period text not null check (period ~ '^[0-9]{4}-(q1|6m|q3|year)$'),
  state text not null check (state in ('draft', 'sent', 'returned', 'accepted')),
  title text not null check (title <> ''),
  -- given by the register of documents; blank until then
  number text not null default '',
  document_date date,
  place text not null,
  recipients text[] not null,
  authority text[] not null,
  signer text not null,
  -- of the frame (title … signer); sections have their own
  version integer not null default 1,
  opened_by text not null,
  opened_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, period)
);
select fence('report', 'keep');

create table report_section (
  agency_id integer not null,
  report_id uuid not null,
  code text not null check (code <> ''),
  text text not null check (length(text) <= 20000),
  version integer not null,
  edited_by text not null,
  edited_at timestamptz not null,
  primary key (agency_id, report_id, code),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
select fence('report_section', 'keep');

-- Figures that the report types in because no feature records them, each with its source.
create table report_figure (
  agency_id integer not null,
  report_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  label text not null check (label <> ''),
  value numeric(18, 2) not null check (value >= 0),
  unit_of_measure text not null,
  source text not null check (source <> ''),
  estimate boolean not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (agency_id, report_id, code),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
select fence('report_figure');

-- What was sent, as it was: figures, prose and findings are frozen here and never change.
create table report_sending (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  sent_at timestamptz not null,
  sent_by text not null,
  frame jsonb not null,
  sections jsonb not null,
  figures jsonb not null,
  findings jsonb not null,
  explanations jsonb not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
create index report_sending_report on report_sending (agency_id, report_id, sent_at desc);
select fence('report_sending', 'append');

-- What the level above answered.
create table report_answer (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  kind text not null check (kind in ('returned', 'accepted')),
  reason text not null,
  answered_at timestamptz not null,
  answered_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id),
  check (kind <> 'returned' or reason <> '')
);
create index report_answer_report on report_answer (agency_id, report_id, answered_at desc);
select fence('report_answer', 'append');
