-- Files brought in from other systems: what was in them, what was done with them.

-- How an agency mapped the columns of a layout that the labels did not explain: asked once, kept.
create table import_mapping (
  agency_id integer not null references unit (id),
  id uuid not null,
  target text not null check (target in ('dossiers')),
  -- the labels of the header, folded and joined: the same export next month has the same ones
  fingerprint text not null check (fingerprint <> ''),
  -- { field: label } as chosen
  columns jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, target, fingerprint)
);
select fence('import_mapping');

create table import_run (
  agency_id integer not null references unit (id),
  id uuid not null,
  target text not null check (target in ('dossiers')),
  file_name text not null check (file_name <> ''),
  file_kind text not null check (file_kind in ('xlsx', 'csv')),
  file_size bigint not null check (file_size >= 0),
  file_hash text not null,
  -- mapping: the layout is unknown and asks for a person; interrupted runs stay in checking or applying
  state text not null check (state in ('mapping', 'checking', 'checked', 'applying', 'applied', 'failed', 'discarded')),
  -- { sheet, headerRow, columns: [{ field, column, label }], labels } as found or mapped
  layout jsonb,
  -- rows of the table read so far by the pass under way, and its sign of life
  read_rows integer not null default 0,
  beat_at timestamptz not null,
  total_rows integer,
  -- what the dry run found
  new_rows integer not null default 0,
  changed_rows integer not null default 0,
  equal_rows integer not null default 0,
  conflict_rows integer not null default 0,
  bad_rows integer not null default 0,
  skipped_rows integer not null default 0,
  -- what applying did, batch by batch in the transactions of the rows themselves
  applied_rows integer not null default 0,
  applied_new integer not null default 0,
  applied_changed integer not null default 0,
  applied_equal integer not null default 0,
  applied_refused integer not null default 0,
  failure text,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  checked_at timestamptz,
  applied_by text,
  applied_at timestamptz,
  primary key (agency_id, id)
);
create index import_run_recent on import_run (agency_id, uploaded_at desc);
select fence('import_run', 'keep');

-- Every row that was not taken, with its reason (at most the first 10,000 of a run; the counts above hold all).
create table import_problem (
  agency_id integer not null,
  run_id uuid not null,
  row_number integer not null check (row_number > 0),
  position smallint not null,
  outcome text not null check (outcome in ('conflict', 'bad')),
  code text not null,
  detail jsonb not null,
  dossier_code text,
  primary key (agency_id, run_id, row_number, position),
  foreign key (agency_id, run_id) references import_run (agency_id, id)
);
select fence('import_problem');
