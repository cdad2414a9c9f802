-- Documents named once and quoted by id: tasks, minutes, evidence.

create table document_reference (
  agency_id integer not null references unit (id),
  id uuid not null,
  -- a code of core/documents/document-kind.ts
  kind text not null check (kind <> ''),
  -- number and symbol in their written form, "15/KH-UBND"
  symbol text not null check (symbol <> ''),
  number integer not null check (number >= 0),
  date date not null,
  -- the year in which the number is unique: the one in the symbol, else the date's
  number_year integer not null,
  issuer text not null check (issuer <> ''),
  abstract text not null check (abstract <> ''),
  -- equal for all spellings of one symbol, one series, one issuer
  symbol_key text not null,
  series_key text not null,
  issuer_key text not null,
  -- 0, or 1, 2… for other documents that were issued under the same number (a fault of the issuer, kept with its reason)
  twin smallint not null default 0 check (twin >= 0),
  separate_reason text not null default '',
  -- what a search looks through, folded
  search text not null,
  version integer not null default 1 check (version > 0),
  added_at timestamptz not null,
  added_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, id),
  unique (agency_id, symbol_key, number_year, issuer_key, twin),
  check ((twin = 0) = (separate_reason = ''))
);
create index document_reference_by_date on document_reference (agency_id, date desc, id desc);
create index document_reference_row on document_reference (agency_id, series_key, issuer_key, number_year, number);
select fence('document_reference', 'keep');

-- The files of a document, newest counts; kept in the data folder under their id.
create table document_file (
  agency_id integer not null,
  id uuid not null,
  document_id uuid not null,
  name text not null check (name <> ''),
  size bigint not null check (size >= 0),
  hash text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id)
);
create index document_file_of on document_file (agency_id, document_id, uploaded_at desc);
select fence('document_file', 'append');
