-- A report is submitted to the one who signs, approved or sent back, and only then goes to the level above.

alter table report drop constraint report_state_check;
alter table report add constraint report_state_check
  check (state in ('draft', 'submitted', 'approved', 'sent', 'returned', 'accepted'));

-- What was submitted for signature, as it was: what the signer reads is what is sent.
create table report_submission (
  agency_id integer not null,
  id uuid not null,
  report_id uuid not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  sections jsonb not null,
  figures jsonb not null,
  findings jsonb not null,
  explanations jsonb not null,
  primary key (agency_id, id),
  foreign key (agency_id, report_id) references report (agency_id, id)
);
create index report_submission_report on report_submission (agency_id, report_id, submitted_at desc);
select fence('report_submission', 'append');

-- What is to be mended, section by section: [{ section, note }].
alter table report_answer add column marks jsonb not null default '[]'::jsonb;
