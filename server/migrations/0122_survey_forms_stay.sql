-- A questionnaire is kept, never removed: no right to delete it instead of a trigger that also stops its owner.

drop trigger published_never_changes on survey_form;
create trigger published_never_changes before update on survey_form
  for each row execute function refuse_published_survey_form();
drop policy removed on survey_form;
revoke delete on survey_form from cchc_app;
