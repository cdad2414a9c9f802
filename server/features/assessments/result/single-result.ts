import type { PublicationId } from '#core/assessments/result/ranking-key.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import type { Decision, StoredAssessment, Writing } from '#server/features/assessments/assessment-repository.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { insertPublication } from './publication-repository.ts';
import { computedSums } from './result-repository.ts';

/**
 * Keeps the published result of one sheet, in the transaction that records its decision: the unit's part of a list that
 * was published elsewhere, so the place is the one that the decision printed.
 */
export async function keepSingleResult(
  tx: Database,
  sheet: Pick<StoredAssessment, 'agencyId' | 'id' | 'year' | 'term' | 'criteriaSetId' | 'note'>,
  { number, date, issuer, rank, rankOf }: Decision,
  writing: Writing,
): Promise<void> {
  const { agencyId, id, year, term, criteriaSetId, note } = sheet;
  const publication = {
    agencyId,
    id: newId<PublicationId>(writing.at),
    title: `Kết quả chỉ số cải cách hành chính ${termInWords({ year, term })}`,
    ...{ year, term, criteriaSetId, number, date, issuer, note },
    campaignId: undefined,
    signer: '',
    documentId: undefined,
    withRemarks: true,
    amends: undefined,
    reason: '',
  };
  const sums = await computedSums(tx, agencyId, id);
  const unit = { unitId: agencyId, assessmentId: id, group: '', sums, rank, rankOf };
  await insertPublication(tx, publication, undefined, [unit], writing);
}
