import type { DocumentId } from '#core/documents/document-reference.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { type CascadeSource, type ReformPlanId, type ReformTask, unreadyToIssue } from './task.ts';

export const PLAN_KINDS = [
  'annual',
  'procedure-control',
  'procedure-review',
  'media',
  'communication',
  'self-inspection',
  'discipline',
  'training',
  'iso',
  'digital',
  'other',
] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** The year's plan and the sub-plans that carry it out, as communes name them. */
export const PLAN_KIND_NAMES = {
  annual: 'Kế hoạch CCHC năm',
  'procedure-control': 'Kiểm soát TTHC',
  'procedure-review': 'Rà soát, đánh giá TTHC',
  media: 'Truyền thông',
  communication: 'Tuyên truyền CCHC',
  'self-inspection': 'Tự kiểm tra CCHC',
  discipline: 'Kỷ luật, kỷ cương hành chính',
  training: 'Đào tạo, bồi dưỡng',
  iso: 'Áp dụng ISO 9001',
  digital: 'Chuyển đổi số',
  other: 'Kế hoạch khác',
} as const satisfies Record<PlanKind, string>;

export const PLAN_STATE_NAMES = { draft: 'Đang dự thảo', issued: 'Đã ban hành' } as const;

export interface ReformPlan {
  readonly id: ReformPlanId;
  readonly kind: PlanKind;
  readonly parentId: ReformPlanId | undefined;
  readonly year: number;
  readonly title: string;
  readonly note: string;
  readonly state: 'draft' | 'issued';
  /** The document that issued it. */
  readonly documentId: DocumentId | undefined;
  readonly issuedAt: Date | undefined;
  readonly issuedBy: string | undefined;
  readonly source: CascadeSource<ReformPlanId> | undefined;
  readonly version: number;
}

/** Two people on one plan: the second reads it again first. */
export function requirePlanVersion(plan: ReformPlan, version: number): void {
  if (plan.version !== version) {
    throw refusePlan('reform-plan-changed', { version: plan.version });
  }
}

export function requireDraft(plan: ReformPlan): void {
  if (plan.state !== 'draft') {
    throw refusePlan('reform-plan-issued', { plan: plan.id });
  }
}

/** An amendment of an issued plan says why; a draft is changed freely. */
export function requireAmendable(plan: Pick<ReformPlan, 'state'> | undefined, reason: string): void {
  if (plan?.state !== 'draft' && reason.trim() === '') {
    throw refusePlan('amendment-reason-missing');
  }
}

/** The plan with its number, locked: every task has who leads, until when and what comes out of it. */
export function issuedPlan(plan: ReformPlan, tasks: readonly ReformTask[], documentId: DocumentId): ReformPlan {
  requireDraft(plan);
  if (tasks.length === 0) {
    throw refusePlan('reform-plan-empty');
  }
  const lacking = tasks.flatMap((task) => {
    const why = unreadyToIssue(task);
    return why ? [{ task: task.id, title: task.title, why }] : [];
  });
  if (lacking.length > 0) {
    throw refusePlan('reform-plan-not-ready', { lacking });
  }
  return {
    ...plan,
    state: 'issued',
    documentId,
    version: plan.version + 1,
  };
}
