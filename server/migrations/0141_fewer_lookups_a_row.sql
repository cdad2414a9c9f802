-- A foreign key looks its row up once a row that is written, and locks it: of an import's 88 µs a row 25 were these. They
-- stay where a mistake could name something that is not there (field, procedure, section, officer); they go where the
-- statement itself cannot: `cchc verify` still looks for an event without its dossier.

-- The agency is the one the fence was opened for.
alter table dossier drop constraint dossier_agency_id_fkey;
-- Dossier and event are written by one statement, and a dossier is never taken out.
alter table dossier_event drop constraint dossier_event_agency_id_dossier_id_fkey;
-- The reader's line is written by the statement that found the dossier.
alter table dossier_reading drop constraint dossier_reading_agency_id_dossier_id_fkey;
-- Sums of what dossiers name.
alter table dossier_daily drop constraint dossier_daily_agency_id_fkey;
alter table dossier_daily drop constraint dossier_daily_field_id_fkey;
alter table dossier_total drop constraint dossier_total_agency_id_fkey;
alter table dossier_procedure drop constraint dossier_procedure_agency_id_fkey;
alter table dossier_procedure drop constraint dossier_procedure_procedure_id_fkey;
