import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { proseSection } from '#core/reports/outline.ts';
import { refuse } from '#core/reports/refusals.ts';
import { REPORT_SYMBOL, type ReportFrame } from '#core/reports/report.ts';
import type { ReportState } from '#core/reports/scheme.ts';

/** What the level above wants mended in one section. */
export interface Mark {
  readonly section: string;
  readonly note: string;
}

export function requireSubmitted({ state }: { readonly state: ReportState }): void {
  if (state !== 'submitted') {
    throw refuse('report-not-submitted', { state });
  }
}

export function requireApproved({ state }: { readonly state: ReportState }): void {
  if (state !== 'approved') {
    throw refuse('report-not-approved', { state });
  }
}

/** Submitted or approved, so it may be taken back to be written on before it is sent. */
export function requireWithSigner({ state }: { readonly state: ReportState }): void {
  if (state !== 'submitted' && state !== 'approved') {
    throw refuse('report-not-submitted', { state });
  }
}

export function requireReason(reason: string): string {
  const given = reason.trim();
  if (given.length < 5) {
    throw refuse('return-reason-missing');
  }
  return given;
}

/** Marks with words, of sections that exist; each section once. */
export function marksOf(marks: readonly Mark[]): readonly Mark[] {
  const given = marks.map(({ section, note }) => ({ section, note: note.trim() })).filter(({ note }) => note !== '');
  const unknown = given.find(({ section }) => !proseSection(section));
  if (unknown) {
    throw refuse('section-unknown', { section: unknown.section });
  }
  return [...new Map(given.map((mark) => [mark.section, mark])).values()];
}

/** The chair signs, or a vice chair in the chair's stead. */
export const SIGNING = ['chair', 'vice'] as const;
export type Signing = (typeof SIGNING)[number];

/** Quyền hạn, chức vụ của người ký (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục I.7). */
const AUTHORITY = {
  chair: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  vice: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
} as const satisfies Record<Signing, readonly string[]>;

export function signedBy(frame: ReportFrame, signing: Signing, signer: string): ReportFrame {
  if (signer.trim() === '') {
    throw refuse('signer-missing');
  }
  return { ...frame, authority: AUTHORITY[signing], signer: signer.trim() };
}

/** The paper that somebody signed by hand, as the sender states it; the only way to send without "Duyệt". */
export interface SignedPaper {
  readonly number: string;
  readonly documentDate: PlainDate;
  readonly signer: string;
}

/** Number and date as a document may bear them; digits only, not after today. */
export function requireNumbering(number: string, documentDate: PlainDate, today: PlainDate): void {
  if (!/^\d{1,6}$/u.test(number.trim())) {
    throw refuse('report-number-wrong', { number });
  }
  if (documentDate > today) {
    throw refuse('report-date-late', { today });
  }
}

/** The frame of a report whose paper was signed; refuses where nothing, or not everything, is stated of the paper. */
export function signedOnPaper(frame: ReportFrame, paper: SignedPaper | undefined, today: PlainDate): ReportFrame {
  if (!paper) {
    throw refuse('report-approval-missing');
  }
  requireNumbering(paper.number, paper.documentDate, today);
  const signer = paper.signer.trim();
  if (signer === '') {
    throw refuse('signer-missing');
  }
  return { ...frame, number: paper.number.trim(), documentDate: paper.documentDate, signer };
}

/** "Đã ký trên giấy: số 125/BC-UBND ngày 12/12/2026, người ký Võ Đình Trung" */
export function paperWords({ number, documentDate, signer }: SignedPaper): string {
  return `Đã ký trên giấy: số ${number.trim()}/${REPORT_SYMBOL} ngày ${formatDate(documentDate)}, người ký ${signer.trim()}`;
}
