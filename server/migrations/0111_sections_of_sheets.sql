-- A sheet scored by several: whose criteria each section drafts, how far its part has come, and the report that the chair signed.

-- Only what differs from, or has been fixed after, the words of the set (core/assessments/selfscore/sections.ts).
create table assessment_assignment (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null check (criterion_code <> ''),
  section_id integer not null references unit (id),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id)
);
select fence('assessment_assignment');

create table assessment_part (
  agency_id integer not null,
  assessment_id uuid not null,
  section_id integer not null references unit (id),
  state text not null check (state in ('drafting', 'handed-in', 'taken', 'sent-back')),
  -- why it was sent back, or taken before it was handed in
  reason text not null default '',
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, assessment_id, section_id),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id),
  check (state <> 'sent-back' or reason <> '')
);
select fence('assessment_part', 'keep');

-- The register's number of the self-assessment report that was signed with the sheet.
alter table assessment
  add column report_document_id uuid,
  add foreign key (agency_id, report_document_id) references document_reference (agency_id, id);

-- Whose criteria a section officer's transaction may write; empty: whoever compiles the whole sheet.
create function app_sections() returns integer[]
  language plpgsql stable parallel safe as $$
begin
  return string_to_array(nullif(current_setting('app.sections', true), ''), ',')::integer[];
end $$;

create function is_own_criterion(agency integer, sheet uuid, criterion text) returns boolean
  language sql stable parallel safe as $$
  select app_sections() is null or exists (
    select 1 from assessment_assignment
    where assessment_assignment.agency_id = agency and assessment_assignment.assessment_id = sheet
      and assessment_assignment.criterion_code = criterion
      and assessment_assignment.section_id = any (app_sections()))
$$;

-- The second fence inside an agency: an officer's draft cannot reach another section's criteria.
create policy own_section_added on assessment_line as restrictive for insert to cchc_app
  with check (is_own_criterion(agency_id, assessment_id, criterion_code));
create policy own_section_changed on assessment_line as restrictive for update to cchc_app
  using (is_own_criterion(agency_id, assessment_id, criterion_code));
create policy own_section_added on assessment_evidence as restrictive for insert to cchc_app
  with check (is_own_criterion(agency_id, assessment_id, criterion_code));
create policy own_section_removed on assessment_evidence as restrictive for delete to cchc_app
  using (is_own_criterion(agency_id, assessment_id, criterion_code));
