// Generated from the migrated database by scripts/generate-tables.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely';

export interface Tables {
  account: Account;
  account_credential: AccountCredential;
  account_link: AccountLink;
  account_session: AccountSession;
  account_totp: AccountTotp;
  account_verification: AccountVerification;
  agency_field: AgencyField;
  agency_ledger: AgencyLedger;
  agency_procedure: AgencyProcedure;
  appraisal_mark: AppraisalMark;
  assessment: Assessment;
  assessment_assignment: AssessmentAssignment;
  assessment_evidence: AssessmentEvidence;
  assessment_line: AssessmentLine;
  assessment_line_change: AssessmentLineChange;
  assessment_part: AssessmentPart;
  assessment_result: AssessmentResult;
  audit_entry: AuditEntry;
  calendar_catalogue: CalendarCatalogue;
  calendar_day: CalendarDay;
  calendar_year: CalendarYear;
  campaign: Campaign;
  campaign_body: CampaignBody;
  campaign_change: CampaignChange;
  campaign_exemption: CampaignExemption;
  campaign_reopening: CampaignReopening;
  campaign_unit: CampaignUnit;
  commitment: Commitment;
  conclusion: Conclusion;
  conclusion_item: ConclusionItem;
  council_case: CouncilCase;
  council_session: CouncilSession;
  criteria_set: CriteriaSet;
  criterion: Criterion;
  dialogue: Dialogue;
  dialogue_question: DialogueQuestion;
  document_file: DocumentFile;
  document_reference: DocumentReference;
  dossier: Dossier;
  dossier_component: DossierComponent;
  dossier_daily: DossierDaily;
  dossier_event: DossierEvent;
  dossier_number: DossierNumber;
  dossier_procedure: DossierProcedure;
  dossier_reading: DossierReading;
  dossier_total: DossierTotal;
  evidence: Evidence;
  evidence_file: EvidenceFile;
  figure_dispute: FigureDispute;
  figure_dispute_item: FigureDisputeItem;
  import_mapping: ImportMapping;
  import_problem: ImportProblem;
  import_run: ImportRun;
  indicator_cutoff: IndicatorCutoff;
  indicator_target: IndicatorTarget;
  indicator_value: IndicatorValue;
  initiative: Initiative;
  installation: Installation;
  line_explanation: LineExplanation;
  line_explanation_evidence: LineExplanationEvidence;
  national_day: NationalDay;
  national_year: NationalYear;
  procedure: Procedure;
  procedure_catalogue: ProcedureCatalogue;
  procedure_component: ProcedureComponent;
  procedure_field: ProcedureField;
  procedure_version: ProcedureVersion;
  provisional_score: ProvisionalScore;
  published_line: PublishedLine;
  published_result: PublishedResult;
  reform_plan: ReformPlan;
  reform_task: ReformTask;
  reform_task_event: ReformTaskEvent;
  reform_task_proof: ReformTaskProof;
  reform_task_section: ReformTaskSection;
  remediation_evidence: RemediationEvidence;
  remediation_plan: RemediationPlan;
  remediation_progress: RemediationProgress;
  remediation_task: RemediationTask;
  remediation_task_section: RemediationTaskSection;
  reminder: Reminder;
  reminder_run: ReminderRun;
  reminder_setting: ReminderSetting;
  report: Report;
  report_adjustment: ReportAdjustment;
  report_aggregation: ReportAggregation;
  report_answer: ReportAnswer;
  report_check: ReportCheck;
  report_check_dismissal: ReportCheckDismissal;
  report_check_taking: ReportCheckTaking;
  report_estimate: ReportEstimate;
  report_extension: ReportExtension;
  report_figure: ReportFigure;
  report_form: ReportForm;
  report_old_number: ReportOldNumber;
  report_part: ReportPart;
  report_period: ReportPeriod;
  report_section: ReportSection;
  report_section_version: ReportSectionVersion;
  report_sending: ReportSending;
  report_step: ReportStep;
  report_submission: ReportSubmission;
  report_true_up: ReportTrueUp;
  report_window_exception: ReportWindowException;
  reporting_scheme: ReportingScheme;
  result_publication: ResultPublication;
  role_grant: RoleGrant;
  scheme_catalogue: SchemeCatalogue;
  score_alert_setting: ScoreAlertSetting;
  service_index_portal_figure: ServiceIndexPortalFigure;
  service_index_set: ServiceIndexSet;
  settled_value: SettledValue;
  survey_form: SurveyForm;
  survey_round: SurveyRound;
  survey_round_form: SurveyRoundForm;
  survey_slip: SurveySlip;
  survey_slip_reading: SurveySlipReading;
  survey_typed_result: SurveyTypedResult;
  unit: Unit;
  unit_catalogue: UnitCatalogue;
  unit_successor: UnitSuccessor;
  unit_version: UnitVersion;
  working_interval: WorkingInterval;
  working_week: WorkingWeek;
}

export interface Account {
  agency_id: number;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_reason: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  email: string;
  email_verified: Generated<boolean>;
  failed_count: Generated<number>;
  id: string;
  image: string | null;
  is_sample: Generated<boolean>;
  locked_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
  name: string;
  two_factor_enabled: Generated<boolean>;
  updated_at: ColumnType<Date, Date | string, Date | string>;
  user_name: string;
}

export interface AccountCredential {
  access_token: string | null;
  access_token_expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  account_id: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  id: string;
  id_token: string | null;
  password: string | null;
  provider_account_id: string;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  scope: string | null;
  updated_at: ColumnType<Date, Date | string, Date | string>;
}

export interface AccountLink {
  account_id: string | null;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  purpose: string;
  token_hash: string;
  used_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface AccountSession {
  account_id: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  id: string;
  ip_address: string | null;
  token: string;
  updated_at: ColumnType<Date, Date | string, Date | string>;
  user_agent: string | null;
}

export interface AccountTotp {
  account_id: string;
  backup_codes: string;
  failed_verification_count: Generated<number>;
  id: string;
  locked_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
  secret: string;
  verified: Generated<boolean>;
}

export interface AccountVerification {
  created_at: ColumnType<Date, Date | string, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  id: string;
  identifier: string;
  updated_at: ColumnType<Date, Date | string, Date | string>;
  value: string;
}

export interface AgencyField {
  agency_id: number;
  field_id: number;
  section_id: number;
}

export interface AgencyLedger {
  agency_id: number;
  audit_hash: Generated<Buffer>;
  audit_seq: Generated<number>;
  changed: Generated<string>;
}

export interface AgencyProcedure {
  active: Generated<boolean>;
  agency_id: number;
  ownership: string;
  procedure_id: string;
  section_id: number | null;
}

export interface AppraisalMark {
  agency_id: number;
  assessment_id: string;
  computed: Generated<boolean>;
  criterion_code: string;
  declared: ColumnType<unknown | null, string | null, string | null>;
  deductions: ColumnType<unknown, string | undefined, string>;
  demand: string | null;
  demand_text: string | null;
  marked_at: ColumnType<Date, Date | string, Date | string>;
  marked_by: string;
  points: number;
  reason: Generated<string>;
  round: string;
}

export interface Assessment {
  agency_id: number;
  appraised_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  appraised_by: string | null;
  approved_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  approved_by: string | null;
  campaign_agency_id: number | null;
  campaign_id: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  criteria_set_id: string;
  decision_date: string | null;
  decision_issuer: string | null;
  decision_number: string | null;
  explanation_asked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  explanation_asked_by: string | null;
  explanation_ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  explanation_sent_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  explanation_sent_by: string | null;
  explanation_until: string | null;
  historical: Generated<boolean>;
  id: string;
  note: Generated<string>;
  period_from: string;
  period_to: string;
  published_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  rank: number | null;
  rank_of: number | null;
  report_document_id: string | null;
  return_reason: string | null;
  state: string;
  submitted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  submitted_by: string | null;
  term: Generated<string>;
  year: number;
}

export interface AssessmentAssignment {
  agency_id: number;
  assessment_id: string;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  criterion_code: string;
  section_id: number;
}

export interface AssessmentEvidence {
  agency_id: number;
  assessment_id: string;
  criterion_code: string;
  evidence_id: string;
}

export interface AssessmentLine {
  agency_id: number;
  applicable: Generated<boolean>;
  appraisal_declared: ColumnType<unknown | null, string | null, string | null>;
  appraisal_reason: Generated<string>;
  appraised_computed: Generated<boolean>;
  appraised_points: number | null;
  assessment_id: string;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  criteria_set_id: string;
  criterion_code: string;
  declared: ColumnType<unknown, string | undefined, string>;
  deductions: ColumnType<unknown, string | undefined, string>;
  exemption: string | null;
  exemption_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  exemption_by: string | null;
  exemption_note: Generated<string>;
  explanation: Generated<string>;
  not_applicable_reason: Generated<string>;
  self_computed: Generated<boolean>;
  self_points: number | null;
  self_reason: string | null;
  version: number;
}

export interface AssessmentLineChange {
  actor_name: string;
  agency_id: number;
  assessment_id: string;
  at: ColumnType<Date, Date | string, Date | string>;
  computed: boolean;
  criterion_code: string;
  id: string;
  points: number | null;
  reason: Generated<string>;
  step: string;
  version: number;
}

export interface AssessmentPart {
  agency_id: number;
  assessment_id: string;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  reason: Generated<string>;
  section_id: number;
  state: string;
}

export interface AssessmentResult {
  agency_id: number;
  areas: ColumnType<unknown, string, string>;
  assessment_id: string;
  bonus: number;
  index_points: number;
  lost: number;
  lost_criteria: number;
  max_points: number;
  penalty: number;
  points: number;
  relative: number;
  unexplained: number;
}

export interface AuditEntry {
  action: string;
  actor_id: string | null;
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  entry: string;
  hash: Buffer;
  seq: number;
  subject_id: string;
  subject_kind: string;
}

export interface CalendarCatalogue {
  single: Generated<boolean>;
  version: Generated<string>;
}

export interface CalendarDay {
  agency_id: number;
  basis: string;
  closes: number | null;
  counterpart: string | null;
  covers_below: boolean;
  day: string;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  kind: string;
  name: string;
  removed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  removed_by: string | null;
}

export interface CalendarYear {
  agency_id: number;
  basis: string;
  covers_below: boolean;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  year: number;
}

export interface Campaign {
  agency_id: number;
  appraisal1_to: string;
  appraisal2_to: string | null;
  basis: Generated<string>;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_by: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  criteria_set_id: string;
  explanation_to: string | null;
  id: string;
  max_bonus: Generated<number>;
  max_penalty: Generated<number>;
  name: string;
  note: Generated<string>;
  opened_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  opened_by: string | null;
  period_from: string;
  period_to: string;
  revision: Generated<number>;
  self_from: string;
  self_to: string;
  state: Generated<string>;
  term: string;
  unit_kind: string;
  year: number;
}

export interface CampaignBody {
  agency_id: number;
  campaign_id: string;
  criterion_code: string;
  section_id: number | null;
}

export interface CampaignChange {
  agency_id: number;
  campaign_id: string;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  changes: ColumnType<unknown, string, string>;
  id: string;
  reason: string;
}

export interface CampaignExemption {
  agency_id: number;
  campaign_id: string;
  criterion_code: string;
  decided_at: ColumnType<Date, Date | string, Date | string>;
  decided_by: string;
  reason: string;
  unit_id: number;
}

export interface CampaignReopening {
  agency_id: number;
  campaign_id: string;
  granted_at: ColumnType<Date, Date | string, Date | string>;
  granted_by: string;
  id: string;
  phase: string;
  reason: string;
  unit_id: number;
  until: string;
}

export interface CampaignUnit {
  agency_id: number;
  campaign_id: string;
  group_name: Generated<string>;
  unit_id: number;
}

export interface Commitment {
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  comparison: string | null;
  document_id: string | null;
  id: string;
  indicator_code: string | null;
  judged_by: string | null;
  judged_on: string | null;
  judged_reason: Generated<string>;
  measured_from: string | null;
  measured_to: string | null;
  measured_value: number | null;
  outcome: string | null;
  position: number;
  report: Generated<string>;
  reported_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  reported_by: string | null;
  section_id: number | null;
  target_value: number | null;
  text: string;
  version: Generated<number>;
  year: number;
}

export interface Conclusion {
  agency_id: number;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  document_id: string;
  id: string;
  schedule: ColumnType<unknown, string | undefined, string>;
  text: string;
  text_hash: string;
  year: number;
}

export interface ConclusionItem {
  agency_id: number;
  conclusion_id: string;
  cooperating: Generated<number[]>;
  deadline: string | null;
  deadline_words: Generated<string>;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  decided_by: string | null;
  drop_reason: Generated<string>;
  id: string;
  lead_from: string;
  lead_section_id: number | null;
  number: string;
  person_words: Generated<string>;
  position: number;
  quote: string;
  quote_key: string;
  repeated: Generated<boolean>;
  state: string;
  task_id: string | null;
  title: string;
  wording: Generated<string>;
}

export interface CouncilCase {
  agency_id: number;
  assessment_id: string;
  criterion_code: string;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  decided_by: string | null;
  decision: string | null;
  put_at: ColumnType<Date, Date | string, Date | string>;
  put_by: string;
  session_agency_id: number | null;
  session_id: string | null;
  session_name: string | null;
  session_on: string | null;
  why: string;
}

export interface CouncilSession {
  agency_id: number;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_by: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  document_id: string | null;
  held_on: string;
  id: string;
  members: ColumnType<unknown, string, string>;
  name: string;
  note: Generated<string>;
  place: Generated<string>;
  revision: Generated<number>;
  term: string;
  year: number;
}

export interface CriteriaSet {
  agency_id: number | null;
  bands: ColumnType<unknown, string | undefined, string>;
  base_id: string | null;
  basis: string;
  code: string;
  copied_from: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  decision_date: string | null;
  decision_issuer: string | null;
  decision_number: string | null;
  document_id: string | null;
  effective_year: number | null;
  id: string;
  max_bonus: Generated<number>;
  max_penalty: Generated<number>;
  name: string;
  published_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  published_by: string | null;
  result_kind: Generated<string>;
  revision: Generated<number>;
  state: Generated<string>;
  tie_rule: Generated<string>;
  unit_kind: string;
  version: number;
  written_at: ColumnType<Date, Date | string | undefined, Date | string>;
  written_by: Generated<string>;
}

export interface Criterion {
  agency_id: number | null;
  appraiser: Generated<string>;
  code: string;
  criteria_set_id: string;
  evidence: Generated<string>;
  extendable: Generated<boolean>;
  legal_basis: Generated<string>;
  level: string;
  max_points: number;
  method: string | null;
  name: string;
  never_up_to_full: Generated<boolean>;
  note: Generated<string>;
  origin: Generated<string>;
  parameters: ColumnType<unknown, string | undefined, string>;
  parent: string | null;
  position: number;
  published: Generated<boolean>;
  rate_indicator: string | null;
  rounding_mode: Generated<string>;
  section: Generated<string>;
  variables: ColumnType<unknown, string | undefined, string>;
}

export interface Dialogue {
  agency_id: number;
  cancel_reason: Generated<string>;
  chaired_by: Generated<string>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  held_on: string | null;
  id: string;
  minutes_document_id: string | null;
  participants: number | null;
  place: Generated<string>;
  plan_document_id: string | null;
  planned_on: string | null;
  state: string;
  topic: string;
  version: Generated<number>;
  year: number;
}

export interface DialogueQuestion {
  agency_id: number;
  answer: Generated<string>;
  asked_by: Generated<string>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  dialogue_id: string;
  id: string;
  position: number;
  question: string;
  task_id: string | null;
}

export interface DocumentFile {
  agency_id: number;
  document_id: string;
  hash: string;
  id: string;
  name: string;
  size: number;
  uploaded_at: ColumnType<Date, Date | string, Date | string>;
  uploaded_by: string;
}

export interface DocumentReference {
  abstract: string;
  added_at: ColumnType<Date, Date | string, Date | string>;
  added_by: string;
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  date: string;
  id: string;
  issuer: string;
  issuer_key: string;
  kind: string;
  number: number;
  number_year: number;
  search: string;
  separate_reason: Generated<string>;
  series_key: string;
  symbol: string;
  symbol_key: string;
  twin: Generated<number>;
  version: Generated<number>;
}

export interface Dossier {
  agency_id: number;
  applicant_address: string | null;
  applicant_email: string | null;
  applicant_fold: Generated<string>;
  applicant_id_number: string | null;
  applicant_kind: string;
  applicant_name: string;
  applicant_phone: string | null;
  applicant_proxy: string | null;
  assignee_id: string | null;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  channel: string;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_on: Generated<string | null>;
  code: string;
  code_tail: Generated<string | null>;
  collected_by: string | null;
  collected_channel: string | null;
  digitised: boolean | null;
  due_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  due_on: string | null;
  due_provisional: boolean;
  fee: number | null;
  field_id: number;
  first_due_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  first_due_on: string | null;
  first_due_provisional: boolean;
  id: string;
  non_local: boolean;
  ownership: string;
  paid_online: boolean | null;
  pauses: ColumnType<unknown, string, string>;
  procedure_id: string | null;
  procedure_name: string;
  received_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  received_on: Generated<string | null>;
  result_channel: string;
  result_electronic: boolean | null;
  returned_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  returned_on: Generated<string | null>;
  reused: boolean | null;
  section_id: number | null;
  set_count: number;
  status: number;
  summary: string | null;
  version: number;
}

export interface DossierComponent {
  agency_id: number;
  certified_copies: number;
  copies: number;
  digitisation: Generated<number>;
  dossier_id: string;
  name: string;
  originals: number;
  position: number;
}

export interface DossierDaily {
  agency_id: number;
  channel: string;
  closed: Generated<number>;
  day: string;
  digitisation_known: Generated<number>;
  digitised: Generated<number>;
  early: Generated<number>;
  field_id: number;
  grain: string;
  late: Generated<number>;
  late_by_first_promise: Generated<number>;
  non_local: Generated<number>;
  on_time: Generated<number>;
  overdue_in: Generated<number>;
  overdue_out: Generated<number>;
  paid_online: Generated<number>;
  paused_in: Generated<number>;
  paused_out: Generated<number>;
  received: Generated<number>;
  rejected: Generated<number>;
  result_electronic: Generated<number>;
  result_known: Generated<number>;
  returned: Generated<number>;
  reused: Generated<number>;
  stopped: Generated<number>;
  with_fee: Generated<number>;
  withdrawn: Generated<number>;
}

export interface DossierEvent {
  actor_id: string | null;
  actor_name: string;
  agency_id: number;
  dossier_id: string;
  facts: ColumnType<unknown, string, string>;
  kind: string;
  notes: ColumnType<unknown, string, string>;
  occurred_at: ColumnType<Date, Date | string, Date | string>;
  reason: string | null;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  seq: number;
  source: string | null;
  source_row: number | null;
}

export interface DossierNumber {
  agency_id: number;
  day: string;
  last: number;
}

export interface DossierProcedure {
  agency_id: number;
  day: string;
  grain: string;
  online: Generated<number>;
  paid_online: Generated<number>;
  procedure_id: string;
  received: Generated<number>;
  with_fee: Generated<number>;
}

export interface DossierReading {
  account_id: string | null;
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  dossier_id: string;
  id: string;
}

export interface DossierTotal {
  agency_id: number;
  closed: Generated<number>;
  day: string;
  digitisation_known: Generated<number>;
  digitised: Generated<number>;
  early: Generated<number>;
  grain: string;
  late: Generated<number>;
  late_by_first_promise: Generated<number>;
  non_local: Generated<number>;
  on_time: Generated<number>;
  online: Generated<number>;
  online_full: Generated<number>;
  online_partial: Generated<number>;
  overdue_in: Generated<number>;
  overdue_out: Generated<number>;
  paid_online: Generated<number>;
  paused_in: Generated<number>;
  paused_out: Generated<number>;
  postal: Generated<number>;
  received: Generated<number>;
  rejected: Generated<number>;
  result_electronic: Generated<number>;
  result_known: Generated<number>;
  returned: Generated<number>;
  reused: Generated<number>;
  stopped: Generated<number>;
  with_fee: Generated<number>;
  withdrawn: Generated<number>;
}

export interface Evidence {
  agency_id: number;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  document_date: string | null;
  document_id: string | null;
  document_number: string | null;
  id: string;
  issuer: string | null;
  kind: Generated<string>;
  link: string | null;
  title: string;
}

export interface EvidenceFile {
  agency_id: number;
  evidence_id: string;
  hash: string;
  id: string;
  name: string;
  reason: Generated<string>;
  size: number;
  uploaded_at: ColumnType<Date, Date | string, Date | string>;
  uploaded_by: string;
  version: number;
}

export interface FigureDispute {
  agency_id: number;
  answer_by: string | null;
  applied_to: Generated<string[]>;
  assessment_id: string | null;
  claim: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  criterion_code: string | null;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  decided_by: string | null;
  decided_value: number | null;
  decider_agency_id: number | null;
  decision_date: string | null;
  decision_issuer: string | null;
  decision_number: string | null;
  decision_reason: Generated<string>;
  figure_name: string;
  historical: Generated<boolean>;
  id: string;
  indicator_code: string | null;
  measure: string;
  note: Generated<string>;
  number: number;
  sent_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  sent_by: string | null;
  state: string;
  system_source: string;
  system_value: number | null;
  unit_value: number;
  variable: string | null;
  version: Generated<number>;
  window_from: string;
  window_to: string;
  withdraw_reason: Generated<string>;
  withdrawn_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  withdrawn_by: string | null;
  year: number;
}

export interface FigureDisputeItem {
  added_at: ColumnType<Date, Date | string, Date | string>;
  added_by: string;
  agency_id: number;
  dispute_id: string;
  document_id: string | null;
  dossier_id: string | null;
  file_hash: string | null;
  file_name: string | null;
  file_size: number | null;
  id: string;
  kind: string;
  note: Generated<string>;
  role: string;
  task_id: string | null;
  verdict: string | null;
  words: string;
}

export interface ImportMapping {
  agency_id: number;
  columns: ColumnType<unknown, string, string>;
  fingerprint: string;
  id: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
  made_by: string;
  target: string;
}

export interface ImportProblem {
  agency_id: number;
  code: string;
  detail: ColumnType<unknown, string, string>;
  dossier_code: string | null;
  outcome: string;
  position: number;
  row_number: number;
  run_id: string;
}

export interface ImportRun {
  agency_id: number;
  applied_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  applied_by: string | null;
  applied_changed: Generated<number>;
  applied_equal: Generated<number>;
  applied_new: Generated<number>;
  applied_refused: Generated<number>;
  applied_rows: Generated<number>;
  bad_rows: Generated<number>;
  beat_at: ColumnType<Date, Date | string, Date | string>;
  changed_rows: Generated<number>;
  checked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  conflict_rows: Generated<number>;
  equal_rows: Generated<number>;
  failure: string | null;
  file_hash: string;
  file_kind: string;
  file_name: string;
  file_size: number;
  id: string;
  layout: ColumnType<unknown | null, string | null, string | null>;
  new_rows: Generated<number>;
  read_rows: Generated<number>;
  skipped_rows: Generated<number>;
  state: string;
  target: string;
  total_rows: number | null;
  uploaded_at: ColumnType<Date, Date | string, Date | string>;
  uploaded_by: string;
}

export interface IndicatorCutoff {
  agency_id: number;
  cut_off: string;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  first_day: string;
  last_day: string;
  note: string;
}

export interface IndicatorTarget {
  agency_id: number;
  basis: string;
  code: string;
  direction: string;
  goal: number;
  margin: number;
  set_at: ColumnType<Date, Date | string, Date | string>;
  set_by: string;
  valid_from: string;
}

export interface IndicatorValue {
  agency_id: number;
  code: string;
  count: number | null;
  denominator: number | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_why: string | null;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  first_day: string;
  id: string;
  kind: string;
  last_day: string;
  note: string | null;
  numerator: number | null;
  rate: number | null;
  source: string;
}

export interface Initiative {
  agency_id: number;
  applied_where: Generated<string>;
  author: string;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  council: Generated<string>;
  document_id: string | null;
  id: string;
  level: string;
  recognised_on: string | null;
  section_id: number | null;
  title: string;
  version: Generated<number>;
  year: number;
}

export interface Installation {
  begun_at: ColumnType<Date, Date | string, Date | string>;
  begun_with: string;
  only_one: Generated<boolean>;
}

export interface LineExplanation {
  agency_id: number;
  assessment_id: string;
  criterion_code: string;
  text: string;
  version: number;
  written_at: ColumnType<Date, Date | string, Date | string>;
  written_by: string;
}

export interface LineExplanationEvidence {
  agency_id: number;
  assessment_id: string;
  criterion_code: string;
  evidence_id: string;
}

export interface NationalDay {
  basis: string;
  confidence: string;
  counterpart: string | null;
  day: string;
  doubtful: Generated<boolean>;
  kind: string;
  name: string;
}

export interface NationalYear {
  basis: string;
  confidence: string;
  year: number;
}

export interface Procedure {
  id: string;
  invented: Generated<boolean>;
  national_code: string;
}

export interface ProcedureCatalogue {
  single: Generated<boolean>;
  version: Generated<string>;
}

export interface ProcedureComponent {
  agency_id: number | null;
  copies: Generated<number>;
  id: string;
  name: string;
  note: Generated<string>;
  originals: Generated<number>;
  position: number;
  required: Generated<boolean>;
  version_id: string;
}

export interface ProcedureField {
  id: Generated<number>;
  name: string;
  search: Generated<string>;
}

export interface ProcedureVersion {
  agency_id: number | null;
  code: string;
  confidence: string;
  fee_rule: string;
  field_id: number;
  id: string;
  legal_basis: string;
  limit_amount: number | null;
  limit_cutoff: number | null;
  limit_extended: number | null;
  limit_hours_as_days: Generated<boolean>;
  limit_kind: string;
  limit_second: number | null;
  name: string;
  online_level: string;
  procedure_id: string;
  result: string;
  search: Generated<string>;
  valid_from: string;
  valid_to: string | null;
}

export interface ProvisionalScore {
  agency_id: number;
  alerts: number;
  computed_at: ColumnType<Date, Date | string, Date | string>;
  criteria_set_id: string;
  day: string;
  forecast_high: number;
  forecast_low: number;
  known_max: number;
  max_points: number;
  points: number;
  term: string;
  unknown: number;
  year: number;
}

export interface PublishedLine {
  agency_id: number;
  applicable: boolean;
  criterion_code: string;
  points: number | null;
  publication_id: string;
  remark: Generated<string>;
  unit_id: number;
}

export interface PublishedResult {
  agency_id: number;
  areas: ColumnType<unknown, string, string>;
  bonus: number;
  group_name: Generated<string>;
  index_points: number;
  lost: number;
  lost_criteria: number;
  max_points: number;
  penalty: number;
  points: number;
  publication_id: string;
  rank: number | null;
  rank_of: number | null;
  relative: number;
  term: string;
  unexplained: number;
  unit_id: number;
  year: number;
}

export interface ReformPlan {
  agency_id: number;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  document_id: string | null;
  id: string;
  issued_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  issued_by: string | null;
  kind: string;
  note: Generated<string>;
  parent_id: string | null;
  source_agency_id: number | null;
  source_plan_id: string | null;
  state: string;
  title: string;
  version: Generated<number>;
  year: number;
}

export interface ReformTask {
  agency_id: number;
  assigned_by: string | null;
  assigned_on: string | null;
  backdated: Generated<boolean>;
  budget: number | null;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  code: Generated<string>;
  comparison: string | null;
  counted_on: string | null;
  deadline: string | null;
  deliverable: Generated<string>;
  done_on: string | null;
  due_on: string | null;
  id: string;
  indicator_code: string | null;
  lead_section_id: number | null;
  legal_basis: Generated<string>;
  note: Generated<string>;
  percent: Generated<number>;
  person_id: string | null;
  plan_id: string | null;
  search: Generated<string>;
  source_agency_id: number | null;
  source_document_id: string | null;
  source_task_id: string | null;
  starts_on: string | null;
  state: string;
  target_value: number | null;
  title: string;
  version: Generated<number>;
}

export interface ReformTaskEvent {
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  changes: ColumnType<unknown, string | undefined, string>;
  id: string;
  kind: string;
  measured_code: string | null;
  measured_count: number | null;
  measured_denominator: number | null;
  measured_from: string | null;
  measured_numerator: number | null;
  measured_rate: number | null;
  measured_to: string | null;
  note: Generated<string>;
  on_day: string;
  percent: number;
  state: string;
  task_id: string;
}

export interface ReformTaskProof {
  agency_id: number;
  document_id: string;
  event_id: string;
}

export interface ReformTaskSection {
  agency_id: number;
  section_id: number;
  task_id: string;
}

export interface RemediationEvidence {
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  document_date: string | null;
  document_number: string | null;
  id: string;
  link: string | null;
  task_id: string;
  title: string;
}

export interface RemediationPlan {
  accepted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  accepted_by: string | null;
  agency_id: number;
  assessment_id: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  document_date: string | null;
  document_number: string | null;
  id: string;
  note: Generated<string>;
  state: string;
  version: Generated<number>;
  year: number;
}

export interface RemediationProgress {
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  id: string;
  note: string;
  on_day: string;
  percent: number;
  task_id: string;
}

export interface RemediationTask {
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  criterion_code: string;
  criterion_name: string;
  deadline: string | null;
  done_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  done_on: string | null;
  drop_reason: Generated<string>;
  id: string;
  last_part: number | null;
  last_value: number;
  last_whole: number | null;
  lead_section_id: number | null;
  lost_points: number;
  max_points: number;
  measure_kind: string;
  plan_id: string;
  position: number;
  proposed_section: string;
  reason: string;
  state: string;
  target_reason: Generated<string>;
  target_value: number | null;
  title: string;
  version: number;
}

export interface RemediationTaskSection {
  agency_id: number;
  section_id: number;
  task_id: string;
}

export interface Reminder {
  account_id: string;
  agency_id: number;
  created_at: ColumnType<Date, Date | string, Date | string>;
  day: string;
  due_on: string;
  id: string;
  path: string;
  read_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  stage: string;
  thing_key: string;
  title: string;
  what: string;
  who: Generated<string>;
}

export interface ReminderRun {
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  day: string;
  reminders: number;
}

export interface ReminderSetting {
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  days_before: number;
}

export interface Report {
  agency_id: number;
  authority: string[];
  document_added: Generated<boolean>;
  document_date: string | null;
  document_id: string | null;
  id: string;
  number: Generated<string>;
  opened_at: ColumnType<Date, Date | string, Date | string>;
  opened_by: string;
  period: string;
  place: string;
  recipients: string[];
  signer: string;
  state: string;
  title: string;
  version: Generated<number>;
}

export interface ReportAdjustment {
  about_unit_id: number | null;
  agency_id: number;
  code: string;
  delta: number;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  id: string;
  label: string;
  reason: string;
  report_id: string;
  withdrawn_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  withdrawn_by: string | null;
}

export interface ReportAggregation {
  agency_id: number;
  chosen_at: ColumnType<Date, Date | string, Date | string>;
  chosen_by: string;
  mode: string;
  report_id: string;
}

export interface ReportAnswer {
  agency_id: number;
  answered_at: ColumnType<Date, Date | string, Date | string>;
  answered_by: string;
  id: string;
  kind: string;
  marks: ColumnType<unknown, string | undefined, string>;
  reason: string;
  report_id: string;
}

export interface ReportCheck {
  agency_id: number;
  beat_at: ColumnType<Date, Date | string, Date | string>;
  checked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  done_parts: Generated<number>;
  errors: Generated<number>;
  failure: ColumnType<unknown | null, string | null, string | null>;
  figure_count: Generated<number>;
  file_hash: string;
  file_name: string;
  file_size: number;
  first_day: string | null;
  id: string;
  is_report: boolean | null;
  kind: string | null;
  last_day: string | null;
  likeness: string | null;
  notes: Generated<number>;
  reference_count: Generated<number>;
  result: ColumnType<unknown | null, string | null, string | null>;
  state: string;
  title: string | null;
  total_parts: number | null;
  uploaded_at: ColumnType<Date, Date | string, Date | string>;
  uploaded_by: string;
  warnings: Generated<number>;
}

export interface ReportCheckDismissal {
  agency_id: number;
  check_id: string;
  dismissed_at: ColumnType<Date, Date | string, Date | string>;
  dismissed_by: string;
  finding: string;
  reason: string;
}

export interface ReportCheckTaking {
  agency_id: number;
  check_id: string;
  code: string;
  figure: number;
  first_day: string;
  last_day: string;
  taken_at: ColumnType<Date, Date | string, Date | string>;
  taken_by: string;
  target_agency_id: number;
}

export interface ReportEstimate {
  agency_id: number;
  cut_off: string;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  lines: ColumnType<unknown, string, string>;
  reason: string;
  report_id: string;
}

export interface ReportExtension {
  agency_id: number;
  granted_at: ColumnType<Date, Date | string, Date | string>;
  granted_by: string;
  id: string;
  period: string;
  reason: string;
  section_id: number | null;
  until: string;
}

export interface ReportFigure {
  agency_id: number;
  code: string;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  estimate: boolean;
  label: string;
  report_id: string;
  source: string;
  unit_of_measure: string;
  value: string;
}

export interface ReportForm {
  basis: string;
  code: string;
  definition: ColumnType<unknown, string, string>;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  unit_id: number;
  valid_from: string;
  version: number;
}

export interface ReportOldNumber {
  agency_id: number;
  code: string;
  from_period: string;
  printed: string;
  report_id: string;
}

export interface ReportPart {
  account_id: string | null;
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  code: string;
  deadline: string | null;
  reason: Generated<string>;
  report_id: string;
  section_id: number | null;
  state: string;
}

export interface ReportPeriod {
  annexes: ColumnType<unknown, string | undefined, string>;
  carries_from: string | null;
  deadline_after: Generated<boolean>;
  deadline_day: string;
  from_before: boolean;
  from_day: string;
  kind: string;
  next_title: Generated<string>;
  scheme_id: string;
  sections: string[] | null;
  shape: string;
  title: string;
  to_day: string;
}

export interface ReportSection {
  agency_id: number;
  code: string;
  edited_at: ColumnType<Date, Date | string, Date | string>;
  edited_by: string;
  report_id: string;
  text: string;
  version: number;
}

export interface ReportSectionVersion {
  agency_id: number;
  code: string;
  edited_at: ColumnType<Date, Date | string, Date | string>;
  edited_by: string;
  id: string;
  kind: string;
  report_id: string;
  text: string;
  version: number;
}

export interface ReportSending {
  agency_id: number;
  explanations: ColumnType<unknown, string, string>;
  figures: ColumnType<unknown, string, string>;
  findings: ColumnType<unknown, string, string>;
  frame: ColumnType<unknown, string, string>;
  id: string;
  report_id: string;
  sections: ColumnType<unknown, string, string>;
  sent_at: ColumnType<Date, Date | string, Date | string>;
  sent_by: string;
}

export interface ReportStep {
  agency_id: number;
  code: string | null;
  done_at: ColumnType<Date, Date | string, Date | string>;
  done_by: string;
  id: string;
  kind: string;
  reason: Generated<string>;
  report_id: string;
}

export interface ReportSubmission {
  agency_id: number;
  explanations: ColumnType<unknown, string, string>;
  figures: ColumnType<unknown, string, string>;
  findings: ColumnType<unknown, string, string>;
  id: string;
  report_id: string;
  sections: ColumnType<unknown, string, string>;
  submitted_at: ColumnType<Date, Date | string, Date | string>;
  submitted_by: string;
}

export interface ReportTrueUp {
  agency_id: number;
  cut_off: string;
  first_day: string;
  id: string;
  last_day: string;
  lines: ColumnType<unknown, string, string>;
  made_at: ColumnType<Date, Date | string, Date | string>;
  made_by: string;
  report_id: string;
}

export interface ReportWindowException {
  agency_id: number;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  first_day: string;
  last_day: string;
  period: string;
  reason: string;
}

export interface ReportingScheme {
  basis: string;
  effective_from: string;
  first_year: number;
  id: string;
  invented: Generated<boolean>;
  last_year: number | null;
  level: string;
  lineage: string;
  lock_after: number | null;
  name: string;
  revision: Generated<number>;
  shift: Generated<string>;
  state: Generated<string>;
  unit_id: number | null;
  version: Generated<number>;
  written_at: ColumnType<Date, Date | string, Date | string>;
  written_by: string;
}

export interface ResultPublication {
  agency_id: number;
  amends: string | null;
  campaign_agency_id: number | null;
  campaign_id: string | null;
  criteria_set_id: string;
  date: string;
  document_id: string | null;
  id: string;
  issuer: string;
  note: Generated<string>;
  number: string;
  published_at: ColumnType<Date, Date | string, Date | string>;
  published_by: string;
  reason: Generated<string>;
  signer: Generated<string>;
  term: string;
  title: string;
  with_remarks: boolean;
  year: number;
}

export interface RoleGrant {
  account_id: string;
  agency_id: number;
  covers_below: Generated<boolean>;
  granted_at: ColumnType<Date, Date | string, Date | string>;
  granted_by: string;
  id: string;
  reason: string;
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revoked_by: string | null;
  revoked_reason: string | null;
  role: string;
  unit_id: number;
  valid_from: string;
  valid_to: string | null;
}

export interface SchemeCatalogue {
  single: Generated<boolean>;
  version: Generated<string>;
}

export interface ScoreAlertSetting {
  agency_id: number;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  changed_by: string;
  deadline_days: number;
  falling_cases: number;
  falling_drop: number;
  moved_points: number;
  task_days: number;
}

export interface ServiceIndexPortalFigure {
  agency_id: number;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_why: string | null;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  file_hash: string | null;
  file_id: string | null;
  file_name: string | null;
  file_size: number | null;
  file_type: string | null;
  id: string;
  month: string;
  points: number;
  read_by: string;
  read_on: string;
  source: string;
  subject: string;
}

export interface ServiceIndexSet {
  agency_id: number;
  basis: string;
  components: ColumnType<unknown, string, string>;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  id: string;
  name: string;
  published_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  published_by: string | null;
  revision: number;
  state: string;
  valid_from: string;
}

export interface SettledValue {
  agency_id: number;
  assessment_id: string;
  criterion_code: string;
  kind: string;
  said_before: number | null;
  settled_at: ColumnType<Date, Date | string, Date | string>;
  settled_by: string;
  source: string;
  source_id: string;
  value: number;
  variable: string;
}

export interface SurveyForm {
  agency_id: number;
  basis: Generated<string>;
  code: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  group_name: string;
  id: string;
  name: string;
  published_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  published_by: string | null;
  questions: ColumnType<unknown, string | undefined, string>;
  revision: Generated<number>;
  state: string;
  version: number;
}

export interface SurveyRound {
  agency_id: number;
  basis: Generated<string>;
  campaign_id: string | null;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_by: string | null;
  closes_on: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  created_by: string;
  criteria_set_id: string;
  id: string;
  joined_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  joined_by: string | null;
  leave_out_empty: Generated<boolean>;
  method: string;
  name: string;
  opens_on: string;
  revision: Generated<number>;
  state: Generated<string>;
  term: Generated<string>;
  year: number;
}

export interface SurveyRoundForm {
  agency_id: number;
  form_id: string;
  min_slips: Generated<number>;
  round_id: string;
  weight: number;
}

export interface SurveySlip {
  age: number | null;
  agency_id: number;
  anonymous: boolean;
  answered: boolean;
  answers: ColumnType<unknown, string | undefined, string>;
  channel: number;
  education: Generated<string>;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  file_hash: string | null;
  form_id: string;
  id: string;
  position: Generated<string>;
  remarks: ColumnType<unknown, string | undefined, string>;
  respondent_email: string | null;
  respondent_name: string | null;
  respondent_phone: string | null;
  round_id: string;
  sex: string | null;
  slip_number: string;
  unit_id: number;
  void_reason: string | null;
  voided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  voided_by: string | null;
  workplace: Generated<string>;
}

export interface SurveySlipReading {
  account_id: string | null;
  actor_name: string;
  agency_id: number;
  at: ColumnType<Date, Date | string, Date | string>;
  id: string;
  slip_id: string;
}

export interface SurveyTypedResult {
  agency_id: number;
  average: number;
  criterion_code: string;
  document_id: string | null;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  round_id: string;
  slips: number | null;
  source: string;
  unit_id: number;
}

export interface Unit {
  agency_id: number;
  id: Generated<number>;
  kind: string;
  note: string | null;
  section_kind: string | null;
  slug: string;
  sort_order: Generated<number>;
}

export interface UnitCatalogue {
  single: Generated<boolean>;
  version: Generated<number>;
}

export interface UnitSuccessor {
  basis: string | null;
  from_id: number;
  kind: string;
  since: string;
  to_id: number;
}

export interface UnitVersion {
  agency_code: string | null;
  agency_code_invented: Generated<boolean>;
  area_code: string | null;
  basis: string | null;
  name: string;
  parent_id: number | null;
  type: string;
  unit_id: number;
  valid_from: string;
  valid_to: string | null;
}

export interface WorkingInterval {
  agency_id: number;
  closes: number;
  opens: number;
  valid_from: string;
  weekday: number;
}

export interface WorkingWeek {
  agency_id: number;
  basis: string;
  covers_below: boolean;
  entered_at: ColumnType<Date, Date | string, Date | string>;
  entered_by: string;
  valid_from: string;
}
