import type { z } from 'zod';
import { formatRate } from '#core/assessments/share.ts';
import { DEFINITIONS, definitionOf } from '#core/indicators/definitions.ts';
import { rateOf } from '#core/indicators/value.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type {
  addCommitmentRequest,
  CommitmentLine,
  CommitmentList,
  editCommitmentRequest,
  judgeCommitmentRequest,
} from '#core/plans/office/contract.ts';
import { refuseOffice } from '#core/plans/office/refusals.ts';
import { type CommitmentId, outcomeOf, reformYear, requireProof } from '#core/plans/office/registers.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { countedTogether } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import {
  type Commitment,
  insertCommitment,
  listCommitments,
  loadCommitment,
  saveCommitment,
} from './commitment-repository.ts';
import {
  mayReportFor,
  type OfficeDesk,
  quoterFor,
  recorded,
  requireQuoted,
  requireSection,
  requireText,
  requireVersion,
  sectionsOfYear,
} from './office-desk.ts';
import type { RegisterChoice } from './office-figure-view.ts';

/** "từ 80 % trở lên", "không quá 2 hồ sơ". */
function targetWords(code: string, comparison: 'at-least' | 'at-most', value: number): string {
  const figure = figureWords(code, value);
  return comparison === 'at-least' ? `từ ${figure} trở lên` : `không quá ${figure}`;
}

function figureWords(code: string, value: number): string {
  const definition = definitionOf(code);
  return definition?.kind === 'rate'
    ? formatRate(value)
    : `${formatCount(value)} ${definition?.unitOfMeasure ?? ''}`.trim();
}

/** The commitments of a year with how many were kept: 8 of 9. */
export async function readCommitments(desk: OfficeDesk, choice: RegisterChoice): Promise<CommitmentList> {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await listCommitments(tx, desk.unit.agencyId, choice);
    const quote = await quoterFor(
      tx,
      desk,
      stored.map(({ documentId }) => documentId),
    );
    const sections = await sectionsOfYear(tx, desk, choice.year);
    const kept = stored.filter(({ outcome }) => outcome === 'kept').length;
    return {
      items: stored.map((one) => lineOf(one, desk, new Map(sections.map(({ id, name }) => [id, name])), quote)),
      total: stored.length,
      kept,
      rate: rateOf(kept, stored.length) ?? null,
      sections: sections.map(({ id, name }) => ({ id, name })),
      indicators: DEFINITIONS.map(({ code, name, unitOfMeasure, kind }) => ({
        code,
        name,
        unitOfMeasure,
        isRate: kind === 'rate',
      })),
    };
  });
}

function lineOf(
  one: Commitment,
  desk: OfficeDesk,
  sections: ReadonlyMap<number, string>,
  quote: (id: string | null) => CommitmentLine['document'],
): CommitmentLine {
  const { indicator, comparison, targetValue, measuredValue, documentId } = one;
  return {
    id: one.id,
    year: one.year,
    position: one.position,
    text: one.text,
    sectionId: one.sectionId,
    sectionName: sections.get(one.sectionId ?? 0) ?? '',
    target:
      indicator && comparison && targetValue !== null
        ? {
            indicator,
            name: definitionOf(indicator)?.name ?? indicator,
            comparison,
            value: targetValue,
            words: targetWords(indicator, comparison, targetValue),
          }
        : null,
    outcome: one.outcome,
    judgedBy: one.judgedBy,
    judgedOn: one.judgedOn,
    reason: one.reason,
    measured: indicator && measuredValue !== null ? figureWords(indicator, measuredValue) : null,
    document: quote(documentId),
    report: one.report,
    reportedBy: one.reportedBy,
    mayReport: one.outcome === null && mayReportFor(desk, one.sectionId),
    version: one.version,
  };
}

type Content = Pick<z.output<typeof addCommitmentRequest>, 'text' | 'sectionId' | 'target'>;

async function contentFrom(tx: Database, desk: OfficeDesk, year: number, { text, sectionId, target }: Content) {
  await requireSection(tx, desk, year, sectionId);
  if (target && !definitionOf(target.indicator)) {
    throw refuseOffice('indicator-unknown', { indicator: target.indicator });
  }
  return {
    text: requireText(text),
    sectionId,
    indicator: target?.indicator ?? null,
    comparison: target?.comparison ?? null,
    targetValue: target?.value ?? null,
  };
}

export async function addCommitment(
  desk: OfficeDesk,
  { year, ...content }: z.output<typeof addCommitmentRequest>,
): Promise<CommitmentId> {
  return recorded(desk, async (tx, writing) => {
    const id = newId<CommitmentId>(writing.at);
    const commitment = { id, year, ...(await contentFrom(tx, desk, year, content)) };
    await insertCommitment(tx, desk.unit.agencyId, commitment, writing);
    const fact = { action: 'plans:add-commitment', kind: 'commitment', id, what: commitment } as const;
    return { fact, answer: id };
  });
}

interface Step {
  readonly id: CommitmentId;
  readonly version: number;
  readonly action: string;
  readonly why?: string;
}

async function change(
  desk: OfficeDesk,
  { id, version, action, why }: Step,
  decide: (commitment: Commitment, tx: Database, today: string) => Commitment | Promise<Commitment>,
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const commitment = await loadCommitment(tx, desk.unit.agencyId, id);
    if (!commitment) {
      throw refuseOffice('commitment-unknown', { id });
    }
    requireVersion(commitment.version, version);
    const next = await decide(commitment, tx, writing.today);
    await saveCommitment(tx, desk.unit.agencyId, next, writing);
    const { text, outcome, judgedBy, measuredValue, documentId, report } = next;
    const what = { text, outcome, judgedBy, measuredValue, documentId, report };
    return { fact: { action, kind: 'commitment', id, what, ...(why && { why }) } as const, answer: undefined };
  });
}

function requireOpen({ outcome }: Commitment): void {
  if (outcome !== null) {
    throw refuseOffice('commitment-judged');
  }
}

export async function editCommitment(
  desk: OfficeDesk,
  id: CommitmentId,
  { version, ...content }: z.output<typeof editCommitmentRequest>,
): Promise<void> {
  await change(desk, { id, version, action: 'plans:edit-commitment' }, async (commitment, tx) => {
    requireOpen(commitment);
    return { ...commitment, ...(await contentFrom(tx, desk, commitment.year, content)) };
  });
}

/** The section's own words on how it stands. */
export async function reportCommitment(
  desk: OfficeDesk,
  id: CommitmentId,
  version: number,
  report: string,
): Promise<void> {
  await change(desk, { id, version, action: 'plans:report-commitment' }, (commitment) => {
    requireOpen(commitment);
    if (!mayReportFor(desk, commitment.sectionId)) {
      throw refuseOffice('not-own-section');
    }
    return { ...commitment, report: requireText(report), reportedBy: desk.scope.actor.name };
  });
}

/** Kept or broken: by the figure of the year, or by a judgement with its reason and document. */
export async function judgeCommitment(
  desk: OfficeDesk,
  id: CommitmentId,
  request: z.output<typeof judgeCommitmentRequest>,
): Promise<void> {
  const { version, by, outcome, reason, documentId } = request;
  await change(desk, { id, version, action: 'plans:judge-commitment', why: reason }, async (commitment, tx, today) => {
    requireOpen(commitment);
    if (by === 'measure') {
      return { ...commitment, ...(await measuredOutcome(tx, desk, commitment)), judgedOn: today };
    }
    const proof = requireProof(reason, outcome ? documentId : null);
    await requireQuoted(tx, desk, proof);
    return {
      ...commitment,
      outcome: outcome ?? null,
      judgedBy: by,
      judgedOn: today,
      reason: reason.trim(),
      documentId: proof,
    };
  });
}

async function measuredOutcome(tx: Database, { unit }: OfficeDesk, commitment: Commitment) {
  const { indicator, comparison, targetValue, year } = commitment;
  if (!indicator || !comparison || targetValue === null) {
    throw refuseOffice('commitment-not-measured');
  }
  const window = reformYear(year);
  const agencyIds = await countedTogether(tx, unit.agencyId, window.from);
  const [value] = await indicatorValues(tx, { agencyIds, ...window, codes: [indicator] });
  const known = value && value.origin !== 'none' ? value : undefined;
  const measured = definitionOf(indicator)?.kind === 'rate' ? known?.rate : known?.count;
  return {
    outcome: outcomeOf({ comparison, value: targetValue }, measured),
    judgedBy: 'measure' as const,
    measuredValue: measured ?? null,
    measuredFrom: window.from,
    measuredTo: window.to,
  };
}

/** Takes a conclusion back, with a reason: the trail keeps what was decided. */
export async function reopenCommitment(
  desk: OfficeDesk,
  id: CommitmentId,
  version: number,
  reason: string,
): Promise<void> {
  const why = requireText(reason);
  await change(desk, { id, version, action: 'plans:reopen-commitment', why }, (commitment) => ({
    ...commitment,
    outcome: null,
    judgedBy: null,
    judgedOn: null,
    reason: '',
    documentId: null,
    measuredValue: null,
    measuredFrom: null,
    measuredTo: null,
  }));
}
