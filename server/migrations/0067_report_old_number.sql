-- Numbers typed by hand in a text that was taken over from an earlier period, until somebody confirms or binds them.
create table report_old_number (
  agency_id integer not null,
  report_id uuid not null,
  code text not null,
  printed text not null check (printed <> ''),
  from_period text not null,
  primary key (agency_id, report_id, code, printed),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
select fence('report_old_number');
