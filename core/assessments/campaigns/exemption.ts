import { requireReason } from './campaign.ts';
import { refuseCampaign } from './refusals.ts';

/** "Không áp dụng" of one criterion: proposed by the unit, decided by the level above. */
export interface Exemption {
  readonly state: 'proposed' | 'approved' | 'refused';
  /** Who decided, and when; undefined while it waits. */
  readonly by?: string | undefined;
  readonly at?: Date | undefined;
  /** What the level above wrote to its decision. */
  readonly note: string;
}

export const EXEMPTION_NAMES = {
  proposed: 'Đề nghị không áp dụng, chờ duyệt',
  approved: 'Không áp dụng, đã duyệt',
  refused: 'Không đồng ý miễn',
} as const satisfies Record<Exemption['state'], string>;

/** The part of a line that says whether its criterion concerns the unit. */
interface Exemptible {
  readonly applicable: boolean;
  readonly exemption?: Exemption | undefined;
}

/**
 * Whether a leaf stands in the sums: a criterion leaves the denominator when its rule says so or the level above agreed,
 * not while the unit only proposes it (QĐ 1325/QĐ-UBND Quảng Trị: unit by unit, with a reason and an approver).
 */
export function counts({ applicable, exemption }: Exemptible): boolean {
  return applicable || exemption?.state === 'proposed';
}

export interface ExemptionDecision {
  readonly approve: boolean;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The line after the decision. A refusal needs its reason and gives the criterion back to be scored. */
export function withDecidedExemption<L extends Exemptible & { readonly code: string; readonly version: number }>(
  line: L,
  { approve, reason, by, at }: ExemptionDecision,
): L {
  if (line.exemption?.state !== 'proposed') {
    throw refuseCampaign('exemption-unknown', { code: line.code });
  }
  const note = approve ? reason.trim() : requireReason(reason);
  const exemption: Exemption = { state: approve ? 'approved' : 'refused', by, at, note };
  return { ...line, version: line.version + 1, applicable: !approve, exemption };
}
