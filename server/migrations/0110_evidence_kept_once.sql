-- Evidence is a document of the unit's register, a file, or a page: kept once, named by any number of criteria.

alter table evidence drop constraint evidence_check;
alter table evidence
  -- 'typed': named by hand before the register took evidence, where its number could not be read
  add column kind text not null default 'typed' check (kind in ('document', 'file', 'link', 'typed')),
  add column document_id uuid,
  add foreign key (agency_id, document_id) references document_reference (agency_id, id),
  add check (case kind when 'document' then document_id is not null when 'link' then link is not null else true end);
create unique index evidence_document on evidence (agency_id, document_id) where document_id is not null;
update evidence set kind = 'link' where link is not null and (document_number is null or document_date is null);

-- The versions of a file; the newest counts, every earlier one stays readable. Kept in the data folder under their id.
create table evidence_file (
  agency_id integer not null,
  id uuid not null,
  evidence_id uuid not null,
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  -- in bytes
  size bigint not null check (size >= 0),
  -- SHA-256
  hash text not null check (hash <> ''),
  -- why an earlier one was replaced
  reason text not null default '',
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (agency_id, id),
  unique (agency_id, evidence_id, version),
  foreign key (agency_id, evidence_id) references evidence (agency_id, id)
);
select fence('evidence_file', 'append');

-- Typed evidence moves into the register: keys as core/documents/document-symbol.ts makes them.
with typed as (
  select evidence.agency_id, evidence.id, evidence.title, evidence.document_date, evidence.created_at,
    evidence.created_by, parts[1]::integer as number, parts[2] as year, parts[3] as series,
    coalesce(nullif(btrim(evidence.issuer), ''), 'UBND ' || (case unit_version.type
      when 'tinh' then 'tỉnh' when 'huyen' then 'huyện' when 'quan' then 'quận' when 'thi-xa' then 'thị xã'
      when 'xa' then 'xã' when 'phuong' then 'phường' when 'thi-tran' then 'thị trấn' when 'dac-khu' then 'đặc khu'
      else 'thành phố' end) || ' ' || unit_version.name) as issuer
  from evidence
  join lateral (select held.type, held.name from unit_version held where held.unit_id = evidence.agency_id
    order by held.valid_from desc limit 1) unit_version on true
  cross join lateral regexp_match(
    regexp_replace(regexp_replace(normalize(evidence.document_number, nfc), '^\s*[Ss]ố\s*:?\s*', ''), '\s*([-/])\s*', '\1', 'g'),
    '^(\d{1,6})/(?:((?:19|20)\d{2})/)?([^\d\W][^/]*(?:/[^\d\W][^/]*)*)$') parts
  where evidence.kind = 'typed' and evidence.document_date is not null and parts is not null
), keyed as (
  select typed.*, concat_ws('/', lpad(number::text, greatest(2, length(number::text)), '0'), year, series) as symbol,
    fold_vi(replace(replace(series, 'đ', 'dd'), 'Đ', 'dd')) as series_key,
    regexp_replace(fold_vi(issuer), '^uy ban nhan dan\M', 'ubnd') as issuer_key,
    coalesce(year::integer, extract(year from document_date)::integer) as number_year
  from typed
), numbered as (
  select keyed.*, concat_ws('/', number, year, series_key) as symbol_key from keyed
), entered as (
  insert into document_reference (agency_id, id, kind, symbol, number, date, number_year, issuer, abstract, symbol_key,
    series_key, issuer_key, search, added_at, added_by, changed_at, changed_by)
  select distinct on (agency_id, symbol_key, number_year, issuer_key) agency_id, gen_random_uuid(),
    case regexp_replace(split_part(split_part(series_key, '/', 1), '-', 1), '\d+$', '')
      when 'nq' then 'resolution' when 'qdd' then 'decision' when 'ct' then 'directive' when 'qc' then 'statute'
      when 'tb' then 'notice' when 'hd' then 'guideline' when 'ctr' then 'programme' when 'kh' then 'plan'
      when 'pa' then 'scheme' when 'dda' then 'project-proposal' when 'bc' then 'report' when 'bb' then 'minutes'
      when 'ttr' then 'submission' when 'hdd' then 'contract' else 'official-letter' end,
    symbol, number, document_date, number_year, issuer, title, symbol_key, series_key, issuer_key,
    fold_vi(symbol || ' ' || number || '/' || series || ' ' || title || ' ' || issuer), created_at, created_by,
    created_at, created_by
  from numbered order by agency_id, symbol_key, number_year, issuer_key, created_at
  on conflict (agency_id, symbol_key, number_year, issuer_key, twin) do nothing
  returning agency_id, id, symbol_key, number_year, issuer_key, date, abstract
), registered as (
  select * from entered
  union all
  select document_reference.agency_id, document_reference.id, document_reference.symbol_key,
    document_reference.number_year, document_reference.issuer_key, document_reference.date, document_reference.abstract
  from document_reference
), met as (
  -- one number with another day or title is another document: it stays as it was typed
  select distinct on (numbered.agency_id, registered.id) numbered.agency_id, numbered.id, registered.id as document_id
  from numbered
  join registered on registered.agency_id = numbered.agency_id and registered.symbol_key = numbered.symbol_key
    and registered.number_year = numbered.number_year and registered.issuer_key = numbered.issuer_key
    and registered.date = numbered.document_date and fold_vi(registered.abstract) = fold_vi(numbered.title)
  order by numbered.agency_id, registered.id, numbered.created_at
)
update evidence set kind = 'document', document_id = met.document_id
from met where evidence.agency_id = met.agency_id and evidence.id = met.id;
