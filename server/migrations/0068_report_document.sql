-- The document of the unit's register that a report is: entered by the report itself, or found there.

alter table report
  add column document_id uuid,
  add column document_added boolean not null default false,
  add foreign key (agency_id, document_id) references document_reference (agency_id, id),
  add check (document_id is not null or not document_added);
