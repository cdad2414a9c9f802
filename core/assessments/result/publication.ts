import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PublicationId } from './ranking-key.ts';

/** A decision that published results. Figures of an amended one stay readable; the newest in a row of them counts. */
export interface Publication extends SheetTerm {
  readonly agencyId: UnitId;
  readonly id: PublicationId;
  readonly title: string;
  readonly criteriaSetId: CriteriaSetId;
  readonly campaignId: string | undefined;
  readonly number: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly signer: string;
  readonly documentId: string | undefined;
  readonly withRemarks: boolean;
  readonly note: string;
  readonly amends: PublicationId | undefined;
  readonly amendedBy: PublicationId | undefined;
  readonly reason: string;
}

/** "Quyết định số 4006/QĐ-UBND ngày 29/12/2023 của UBND huyện Vĩnh Linh" */
export function decisionInWords({ number, date, issuer }: Pick<Publication, 'number' | 'date' | 'issuer'>): string {
  return `Quyết định số ${number} ngày ${formatDate(date)} của ${issuer}`;
}

/** Nine digits and more in a row (identity cards, telephones), parted by blanks, dots or dashes or not; addresses of mail. */
const NUMBERS = /(?<![\d/])\+?\d(?:[ .-]?\d){8,14}(?![\d/])/gu;
const MAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu;

/**
 * An appraiser's reason as it may stand on a public page: numbers of people and addresses are taken out. Names of
 * documents ("243/UBND-TP") and counts stay.
 */
export function publicRemark(text: string): string {
  return text.replace(MAIL, '[đã ẩn]').replace(NUMBERS, '[đã ẩn]').trim();
}
