-- What is due soon, today or too late, told to who has to act and to the leaders.

create table reminder_setting (
  agency_id integer primary key references unit (id),
  -- working days before the last day
  days_before smallint not null check (days_before between 1 and 30),
  changed_at timestamptz not null,
  changed_by text not null
);
select fence('reminder_setting', 'keep');

-- Days on which an agency's reminders were written: once a day, whichever process comes first, also after a restart.
create table reminder_run (
  agency_id integer not null references unit (id),
  day date not null,
  at timestamptz not null,
  reminders integer not null,
  primary key (agency_id, day)
);
select fence('reminder_run', 'append');

create table reminder (
  agency_id integer not null references unit (id),
  id uuid not null,
  account_id uuid not null references account (id),
  day date not null,
  stage text not null check (stage in ('soon', 'due', 'late')),
  thing_key text not null,
  what text not null,
  title text not null,
  path text not null,
  due_on date not null,
  who text not null default '',
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (agency_id, id),
  -- one thing is told to one person once a stage; another due day tells it anew
  unique (agency_id, account_id, thing_key, due_on, stage)
);
create index reminder_of on reminder (agency_id, account_id, day desc);
select fence('reminder', 'keep');
