import { sql } from 'kysely';
import type { NextExplanation } from '#core/assessments/appraisal/explanations.ts';
import type { Demand, Explanation, Mark, Review, Round } from '#core/assessments/appraisal/rounds.ts';
import type { Appraisal, Assessment, EvidenceId, Line } from '#core/assessments/assessment.ts';
import type { DeclaredValues } from '#core/assessments/declared-values.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from '../assessment-repository.ts';

type Key = Pick<Assessment, 'agencyId' | 'id'>;

/** When the rounds of a sheet began and ended, and who ended them. */
export interface SheetRounds {
  readonly explanationUntil: PlainDate | undefined;
  readonly askedAt: Date | undefined;
  readonly askedBy: string | undefined;
  readonly sentAt: Date | undefined;
  readonly sentBy: string | undefined;
  readonly endedAt: Date | undefined;
  readonly approvedAt: Date | undefined;
  readonly approvedBy: string | undefined;
}

export async function loadRounds(tx: Database, { agencyId, id }: Key): Promise<SheetRounds> {
  const row = await tx
    .selectFrom('assessment')
    .select([
      'assessment.explanation_until',
      'assessment.explanation_asked_at',
      'assessment.explanation_asked_by',
      'assessment.explanation_sent_at',
      'assessment.explanation_sent_by',
      'assessment.explanation_ended_at',
      'assessment.approved_at',
      'assessment.approved_by',
    ])
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    explanationUntil: row.explanation_until ?? undefined,
    askedAt: row.explanation_asked_at ?? undefined,
    askedBy: row.explanation_asked_by ?? undefined,
    sentAt: row.explanation_sent_at ?? undefined,
    sentBy: row.explanation_sent_by ?? undefined,
    endedAt: row.explanation_ended_at ?? undefined,
    approvedAt: row.approved_at ?? undefined,
    approvedBy: row.approved_by ?? undefined,
  };
}

/** The columns of a round that a step writes; null empties one. */
export interface RoundChange {
  readonly asked?: (Writing & { readonly until: PlainDate }) | null;
  readonly sent?: Writing | null;
  readonly endedAt?: Date | null;
  readonly approved?: Writing;
}

export async function saveRounds(tx: Database, { agencyId, id }: Key, change: RoundChange): Promise<void> {
  const { asked, sent, endedAt, approved } = change;
  await tx
    .updateTable('assessment')
    .set({
      ...(asked === undefined
        ? {}
        : {
            explanation_until: asked?.until ?? null,
            explanation_asked_at: asked?.at ?? null,
            explanation_asked_by: asked?.actorName ?? null,
          }),
      ...(sent === undefined
        ? {}
        : { explanation_sent_at: sent?.at ?? null, explanation_sent_by: sent?.actorName ?? null }),
      ...(endedAt === undefined ? {} : { explanation_ended_at: endedAt }),
      ...(approved ? { approved_at: approved.at, approved_by: approved.actorName } : {}),
    })
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .execute();
}

interface ReviewRow {
  readonly code: string;
  readonly marks: readonly MarkRow[] | null;
  readonly explanation: ExplanationRow | null;
}

export interface MarkRow {
  readonly round: Round;
  readonly points: number;
  readonly computed: boolean;
  readonly reason: string;
  readonly deductions: Appraisal['deductions'];
  readonly declared: DeclaredValues | null;
  readonly demand: Demand['kind'] | null;
  readonly demand_text: string | null;
  readonly marked_at: string;
  readonly marked_by: string;
}

export interface ExplanationRow {
  readonly version: number;
  readonly text: string;
  readonly evidence: readonly EvidenceId[] | null;
  readonly written_at: string;
  readonly written_by: string;
}

/** What was said about the lines of a sheet, or the one asked for, by code. One statement. */
export async function loadReviews(
  tx: Database,
  { agencyId, id }: Key,
  code?: string,
): Promise<ReadonlyMap<string, Review>> {
  const { rows } = await sql<ReviewRow>`
    select line.criterion_code as code,
      (select json_agg(json_build_object('round', mark.round, 'points', mark.points, 'computed', mark.computed,
          'reason', mark.reason, 'deductions', mark.deductions, 'declared', mark.declared, 'demand', mark.demand,
          'demand_text', mark.demand_text, 'marked_at', mark.marked_at, 'marked_by', mark.marked_by))
        from appraisal_mark mark where mark.agency_id = line.agency_id and mark.assessment_id = line.assessment_id
          and mark.criterion_code = line.criterion_code) as marks,
      (select json_build_object('version', said.version, 'text', said.text, 'written_at', said.written_at,
          'written_by', said.written_by, 'evidence',
          (select json_agg(paper.evidence_id order by paper.evidence_id) from line_explanation_evidence paper
            where paper.agency_id = said.agency_id and paper.assessment_id = said.assessment_id
              and paper.criterion_code = said.criterion_code))
        from line_explanation said where said.agency_id = line.agency_id and said.assessment_id = line.assessment_id
          and said.criterion_code = line.criterion_code) as explanation
    from assessment_line line
    where line.agency_id = ${agencyId}::integer and line.assessment_id = ${id}::uuid
      and (${code ?? null}::text is null or line.criterion_code = ${code ?? null}::text)`.execute(tx);
  return new Map(rows.map((row) => [row.code, reviewFrom(row)]));
}

export function reviewFrom({ marks, explanation }: Omit<ReviewRow, 'code'>): Review {
  const byRound = new Map((marks ?? []).map((row) => [row.round, markFrom(row)]));
  return {
    first: byRound.get('first'),
    second: byRound.get('second'),
    council: byRound.get('council'),
    explanation: explanation ? explanationFrom(explanation) : undefined,
  };
}

function markFrom(row: MarkRow): Mark {
  return {
    round: row.round,
    appraisal: {
      points: row.points,
      computed: row.computed,
      reason: row.reason,
      deductions: row.deductions,
      values: row.declared ?? undefined,
    },
    demand: row.demand && row.demand_text ? { kind: row.demand, text: row.demand_text } : undefined,
    by: row.marked_by,
    at: new Date(row.marked_at),
  };
}

function explanationFrom(row: ExplanationRow): Explanation {
  return {
    version: row.version,
    text: row.text,
    evidence: row.evidence ?? [],
    by: row.written_by,
    at: new Date(row.written_at),
  };
}

/** Lines that a round has just spoken about; those without points are left out. */
export async function saveMarks(
  tx: Database,
  { agencyId, id }: Key,
  round: Round,
  lines: readonly (Pick<Line, 'code' | 'appraisal'> & { readonly demand?: Demand | undefined })[],
  { at, actorName }: Writing,
): Promise<void> {
  const values = lines.flatMap(({ code, appraisal, demand }) =>
    appraisal
      ? [
          {
            agency_id: agencyId,
            assessment_id: id,
            criterion_code: code,
            round,
            points: appraisal.points,
            computed: appraisal.computed,
            reason: appraisal.reason,
            deductions: JSON.stringify(appraisal.deductions),
            declared: appraisal.values ? JSON.stringify(appraisal.values) : null,
            demand: demand?.kind ?? null,
            demand_text: demand?.text ?? null,
            marked_at: at,
            marked_by: actorName,
          },
        ]
      : [],
  );
  if (values.length === 0) {
    return;
  }
  await tx
    .insertInto('appraisal_mark')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'assessment_id', 'criterion_code', 'round']).doUpdateSet((row) => ({
        points: row.ref('excluded.points'),
        computed: row.ref('excluded.computed'),
        reason: row.ref('excluded.reason'),
        deductions: row.ref('excluded.deductions'),
        declared: row.ref('excluded.declared'),
        demand: row.ref('excluded.demand'),
        demand_text: row.ref('excluded.demand_text'),
        marked_at: row.ref('excluded.marked_at'),
        marked_by: row.ref('excluded.marked_by'),
      })),
    )
    .execute();
}

/** The unit's answer in place of its earlier one, with the documents that it names. */
export async function saveExplanation(
  tx: Database,
  { agencyId, id }: Key,
  code: string,
  { version, text, evidence }: NextExplanation,
  { at, actorName }: Writing,
): Promise<void> {
  const key = { agency_id: agencyId, assessment_id: id, criterion_code: code };
  const words = { version, text, written_at: at, written_by: actorName };
  await tx
    .insertInto('line_explanation')
    .values({ ...key, ...words })
    .onConflict((conflict) => conflict.columns(['agency_id', 'assessment_id', 'criterion_code']).doUpdateSet(words))
    .execute();
  await tx
    .deleteFrom('line_explanation_evidence')
    .where('line_explanation_evidence.agency_id', '=', agencyId)
    .where('line_explanation_evidence.assessment_id', '=', id)
    .where('line_explanation_evidence.criterion_code', '=', code)
    .execute();
  if (evidence.length > 0) {
    await tx
      .insertInto('line_explanation_evidence')
      .values(evidence.map((evidenceId) => ({ ...key, evidence_id: evidenceId })))
      .execute();
  }
}
