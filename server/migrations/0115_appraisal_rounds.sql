-- Two rounds of appraisal with the unit's explanation between them, and the council's decision. `assessment_line` keeps
-- the newest points; what each round said stays beside it.

alter table assessment drop constraint assessment_state_check;
alter table assessment add constraint assessment_state_check check (
  state in ('self-scoring', 'submitted', 'explaining', 'second-appraisal', 'appraised', 'published'));
alter table assessment
  -- the last day on which the unit may explain
  add column explanation_until date,
  add column explanation_asked_at timestamptz,
  add column explanation_asked_by text,
  -- null while it has not answered; `explanation_ended_at` alone: the day passed without an answer
  add column explanation_sent_at timestamptz,
  add column explanation_sent_by text,
  add column explanation_ended_at timestamptz,
  -- when the chair of the level above approved the result
  add column approved_at timestamptz,
  add column approved_by text;

alter table assessment_line_change drop constraint assessment_line_change_step_check;
alter table assessment_line_change add constraint assessment_line_change_step_check check (
  step in ('self-score', 'appraisal', 'second-appraisal', 'council'));

-- What one round said about a line: its newest points there, who gave them, and what it wants from the unit.
create table appraisal_mark (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  round text not null check (round in ('first', 'second', 'council')),
  points integer not null check (points >= 0),
  computed boolean not null default false,
  reason text not null default '',
  -- [{ reason, lost }], parts of the lost points
  deductions jsonb not null default '[]',
  -- the appraiser's own figures, where they differ from the declared ones
  declared jsonb,
  demand text check (demand in ('explanation', 'documents')),
  demand_text text check ((demand is null) = (demand_text is null)),
  marked_at timestamptz not null,
  marked_by text not null,
  primary key (agency_id, assessment_id, criterion_code, round),
  foreign key (agency_id, assessment_id, criterion_code)
    references assessment_line (agency_id, assessment_id, criterion_code)
);
select fence('appraisal_mark', 'keep');

insert into appraisal_mark (agency_id, assessment_id, criterion_code, round, points, computed, reason, deductions,
    declared, marked_at, marked_by)
  select line.agency_id, line.assessment_id, line.criterion_code, 'first', line.appraised_points,
    line.appraised_computed, line.appraisal_reason, line.deductions, line.appraisal_declared, line.changed_at,
    line.changed_by
  from assessment_line line
  join assessment on assessment.agency_id = line.agency_id and assessment.id = line.assessment_id
  where line.appraised_points is not null and not assessment.historical;

-- The unit's answer for a line. `version` counts changes: a second writer is shown the first one's text.
create table line_explanation (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  version integer not null check (version > 0),
  text text not null check (text <> ''),
  written_at timestamptz not null,
  written_by text not null,
  primary key (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, assessment_id, criterion_code)
    references assessment_line (agency_id, assessment_id, criterion_code)
);
select fence('line_explanation', 'keep');

create table line_explanation_evidence (
  agency_id integer not null,
  assessment_id uuid not null,
  criterion_code text not null,
  evidence_id uuid not null,
  primary key (agency_id, assessment_id, criterion_code, evidence_id),
  foreign key (agency_id, assessment_id, criterion_code)
    references line_explanation (agency_id, assessment_id, criterion_code),
  foreign key (agency_id, evidence_id) references evidence (agency_id, id)
);
create index line_explanation_evidence_document on line_explanation_evidence (agency_id, evidence_id);
select fence('line_explanation_evidence');
