import type { LineStep } from '#core/assessments/appraisal/rounds.ts';
import {
  type Appraisal,
  type Assessment,
  type AssessmentId,
  type EvidenceId,
  emptyLine,
  isClosed,
  type Line,
} from '#core/assessments/assessment.ts';
import type { Exemption } from '#core/assessments/campaigns/exemption.ts';
import type { DeclaredValues } from '#core/assessments/declared-values.ts';
import type { Id } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Writing } from './assessment-repository.ts';
import { keepResult } from './result/result-repository.ts';

/** A line with when and by whom it was last written. */
export interface StoredLine {
  readonly line: Line;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const LINE_COLUMNS = [
  'assessment_line.criterion_code',
  'assessment_line.version',
  'assessment_line.applicable',
  'assessment_line.not_applicable_reason',
  'assessment_line.exemption',
  'assessment_line.exemption_by',
  'assessment_line.exemption_at',
  'assessment_line.exemption_note',
  'assessment_line.declared',
  'assessment_line.self_points',
  'assessment_line.self_computed',
  'assessment_line.self_reason',
  'assessment_line.explanation',
  'assessment_line.appraised_points',
  'assessment_line.appraised_computed',
  'assessment_line.appraisal_reason',
  'assessment_line.deductions',
  'assessment_line.appraisal_declared',
  'assessment_line.changed_at',
  'assessment_line.changed_by',
] as const;

/** The written lines of a sheet by code, or the one asked for; a leaf that nobody touched has none. */
export async function loadLines(
  tx: Database,
  { agencyId, id }: Pick<Assessment, 'agencyId' | 'id'>,
  code?: string,
): Promise<ReadonlyMap<string, StoredLine>> {
  const rows = await tx
    .selectFrom('assessment_line')
    .select(LINE_COLUMNS)
    .where('assessment_line.agency_id', '=', agencyId)
    .where('assessment_line.assessment_id', '=', id)
    .$if(code !== undefined, (query) => query.where('assessment_line.criterion_code', '=', code ?? ''))
    .execute();
  const links = await tx
    .selectFrom('assessment_evidence')
    .select(['assessment_evidence.criterion_code', 'assessment_evidence.evidence_id'])
    .where('assessment_evidence.agency_id', '=', agencyId)
    .where('assessment_evidence.assessment_id', '=', id)
    .orderBy('assessment_evidence.evidence_id')
    .execute();
  const evidence = Map.groupBy(links, ({ criterion_code }) => criterion_code);
  return new Map(
    rows.map((row) => {
      const documents = (evidence.get(row.criterion_code) ?? []).map((link) => link.evidence_id as EvidenceId);
      const line = { ...lineFrom(row), evidence: documents };
      return [row.criterion_code, { line, changedAt: row.changed_at, changedBy: row.changed_by }];
    }),
  );
}

/** The written lines of many sheets by sheet and code, in one statement; without their documents. */
export async function loadLinesOfSheets(
  tx: Database,
  sheets: readonly Pick<Assessment, 'agencyId' | 'id'>[],
): Promise<ReadonlyMap<AssessmentId, ReadonlyMap<string, Line>>> {
  if (sheets.length === 0) {
    return new Map();
  }
  const rows = await tx
    .selectFrom('assessment_line')
    .select([...LINE_COLUMNS, 'assessment_line.assessment_id'])
    .where(
      'assessment_line.agency_id',
      'in',
      sheets.map(({ agencyId }) => agencyId),
    )
    .where(
      'assessment_line.assessment_id',
      'in',
      sheets.map(({ id }) => id),
    )
    .execute();
  const bySheet = Map.groupBy(rows, (row) => row.assessment_id as AssessmentId);
  return new Map(
    [...bySheet].map(([id, of]) => [id, new Map(of.map((row) => [row.criterion_code, lineFrom(row)]))] as const),
  );
}

interface LineRow extends ExemptionRow, AppraisalRow {
  readonly criterion_code: string;
  readonly version: number;
  readonly applicable: boolean;
  readonly not_applicable_reason: string;
  readonly declared: unknown;
  readonly self_points: number | null;
  readonly self_computed: boolean;
  readonly self_reason: string | null;
  readonly explanation: string;
}

function lineFrom(row: LineRow): Line {
  return {
    ...emptyLine(row.criterion_code),
    version: row.version,
    applicable: row.applicable,
    notApplicableReason: row.not_applicable_reason,
    exemption: exemptionFrom(row),
    values: row.declared as DeclaredValues,
    self:
      row.self_points === null
        ? undefined
        : { points: row.self_points, computed: row.self_computed, reason: row.self_reason ?? undefined },
    explanation: row.explanation,
    appraisal: appraisalFrom(row),
  };
}

interface ExemptionRow {
  readonly exemption: string | null;
  readonly exemption_by: string | null;
  readonly exemption_at: Date | null;
  readonly exemption_note: string;
}

function exemptionFrom(row: ExemptionRow): Line['exemption'] {
  return row.exemption === null
    ? undefined
    : {
        state: row.exemption as Exemption['state'],
        by: row.exemption_by ?? undefined,
        at: row.exemption_at ?? undefined,
        note: row.exemption_note,
      };
}

interface AppraisalRow {
  readonly appraised_points: number | null;
  readonly appraised_computed: boolean;
  readonly appraisal_reason: string;
  readonly deductions: unknown;
  readonly appraisal_declared: unknown;
}

function appraisalFrom(row: AppraisalRow): Appraisal | undefined {
  return row.appraised_points === null
    ? undefined
    : {
        points: row.appraised_points,
        computed: row.appraised_computed,
        reason: row.appraisal_reason,
        deductions: row.deductions as Appraisal['deductions'],
        values: (row.appraisal_declared as DeclaredValues | null) ?? undefined,
      };
}

/** Writes lines whole; a correction of a settled sheet moves its result with it. */
export async function saveLines(
  tx: Database,
  sheet: Pick<Assessment, 'agencyId' | 'id' | 'criteriaSetId'> & Partial<Assessment>,
  lines: readonly Line[],
  writing: Writing,
): Promise<void> {
  await insertLines(
    tx,
    lines.map((line) => rowOf(sheet, line, writing)),
  );
  if (lines.length > 0 && sheet.state && isClosed({ state: sheet.state })) {
    await keepResult(tx, sheet);
  }
}

/** Lines that an act changed in an open sheet. */
export interface ChangedLines extends Pick<Assessment, 'agencyId' | 'id' | 'criteriaSetId'> {
  readonly lines: readonly Line[];
}

/** Writes lines of many open sheets, and their points into the history; the statements do not grow with the sheets. */
export async function saveLinesOfSheets(
  tx: Database,
  sheets: readonly ChangedLines[],
  step: LineStep,
  writing: Writing,
): Promise<void> {
  const rows = sheets.flatMap((sheet) => sheet.lines.map((line) => rowOf(sheet, line, writing)));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await insertLines(tx, rows.slice(from, from + ROWS_AT_ONCE));
  }
  const changes = sheets.flatMap((sheet) => sheet.lines.map((line) => changeOf(sheet, step, line, writing)));
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
    await insertChanges(tx, changes.slice(from, from + ROWS_AT_ONCE));
  }
}

/** A statement takes 65,535 values, a line has 22. */
const ROWS_AT_ONCE = 2_000;

type SheetOfLine = Pick<Assessment, 'agencyId' | 'id' | 'criteriaSetId'>;

function rowOf({ agencyId, id, criteriaSetId }: SheetOfLine, line: Line, writing: Writing) {
  return {
    agency_id: agencyId,
    assessment_id: id,
    criteria_set_id: criteriaSetId,
    criterion_code: line.code,
    version: line.version,
    applicable: line.applicable,
    not_applicable_reason: line.notApplicableReason,
    exemption: line.exemption?.state ?? null,
    exemption_by: line.exemption?.by ?? null,
    exemption_at: line.exemption?.at ?? null,
    exemption_note: line.exemption?.note ?? '',
    declared: JSON.stringify(line.values),
    self_points: line.self?.points ?? null,
    self_computed: line.self?.computed ?? false,
    self_reason: line.self?.reason ?? null,
    explanation: line.explanation,
    appraised_points: line.appraisal?.points ?? null,
    appraised_computed: line.appraisal?.computed ?? false,
    appraisal_reason: line.appraisal?.reason ?? '',
    deductions: JSON.stringify(line.appraisal?.deductions ?? []),
    appraisal_declared: line.appraisal?.values ? JSON.stringify(line.appraisal.values) : null,
    changed_at: writing.at,
    changed_by: writing.actorName,
  };
}

async function insertLines(tx: Database, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await tx
    .insertInto('assessment_line')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'assessment_id', 'criterion_code']).doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        applicable: row.ref('excluded.applicable'),
        not_applicable_reason: row.ref('excluded.not_applicable_reason'),
        exemption: row.ref('excluded.exemption'),
        exemption_by: row.ref('excluded.exemption_by'),
        exemption_at: row.ref('excluded.exemption_at'),
        exemption_note: row.ref('excluded.exemption_note'),
        declared: row.ref('excluded.declared'),
        self_points: row.ref('excluded.self_points'),
        self_computed: row.ref('excluded.self_computed'),
        self_reason: row.ref('excluded.self_reason'),
        explanation: row.ref('excluded.explanation'),
        appraised_points: row.ref('excluded.appraised_points'),
        appraised_computed: row.ref('excluded.appraised_computed'),
        appraisal_reason: row.ref('excluded.appraisal_reason'),
        deductions: row.ref('excluded.deductions'),
        appraisal_declared: row.ref('excluded.appraisal_declared'),
        changed_at: row.ref('excluded.changed_at'),
        changed_by: row.ref('excluded.changed_by'),
      })),
    )
    .execute();
}

type LineChangeId = Id<'LineChange'>;

/** Keeps the points of these lines in their history. */
export async function appendLineChanges(
  tx: Database,
  sheet: Pick<Assessment, 'agencyId' | 'id'>,
  step: LineStep,
  lines: readonly Line[],
  writing: Writing,
): Promise<void> {
  await insertChanges(
    tx,
    lines.map((line) => changeOf(sheet, step, line, writing)),
  );
}

function changeOf(
  { agencyId, id }: Pick<Assessment, 'agencyId' | 'id'>,
  step: LineStep,
  line: Line,
  { at, actorName }: Writing,
) {
  const written = step === 'self-score' ? line.self : line.appraisal;
  return {
    agency_id: agencyId,
    id: newId<LineChangeId>(at),
    assessment_id: id,
    criterion_code: line.code,
    version: line.version,
    step,
    points: written?.points ?? null,
    computed: written?.computed ?? false,
    reason: line.applicable ? (written?.reason ?? '') : line.notApplicableReason,
    at,
    actor_name: actorName,
  };
}

async function insertChanges(tx: Database, rows: readonly ReturnType<typeof changeOf>[]): Promise<void> {
  if (rows.length > 0) {
    await tx
      .insertInto('assessment_line_change')
      .values([...rows])
      .execute();
  }
}

/** Replaces the documents that a line names. */
export async function saveLineEvidence(
  tx: Database,
  { agencyId, id }: Pick<Assessment, 'agencyId' | 'id'>,
  { code, evidence }: Pick<Line, 'code' | 'evidence'>,
): Promise<void> {
  await tx
    .deleteFrom('assessment_evidence')
    .where('assessment_evidence.agency_id', '=', agencyId)
    .where('assessment_evidence.assessment_id', '=', id)
    .where('assessment_evidence.criterion_code', '=', code)
    .execute();
  if (evidence.length > 0) {
    await tx
      .insertInto('assessment_evidence')
      .values(
        evidence.map((evidenceId) => ({
          agency_id: agencyId,
          assessment_id: id,
          criterion_code: code,
          evidence_id: evidenceId,
        })),
      )
      .execute();
  }
}
