-- A report due before its window ends: what is expected of the rest, by whom and why; and what it was in the end.
create table report_estimate (
  agency_id integer not null,
  report_id uuid not null,
  -- figures are counted up to and with this day, the rest of the window is expected
  cut_off date not null,
  reason text not null check (reason <> ''),
  -- [{ "code": "online", "amount": 12, "method": "pace" }]
  lines jsonb not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (agency_id, report_id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
select fence('report_estimate');

-- What was sent as an estimate beside what it became; the next report prints the difference.
create table report_true_up (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  first_day date not null,
  last_day date not null,
  cut_off date not null,
  lines jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
create index report_true_up_day on report_true_up (agency_id, last_day desc);
select fence('report_true_up', 'append');
