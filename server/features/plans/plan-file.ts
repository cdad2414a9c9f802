import { vietnamDay } from '#core/kernel/dates.ts';
import { type PlanContent, planDocument } from '#core/plans/plan-document.ts';
import { lostPoints } from '#server/features/assessments/read-model.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';
import { loadWholePlan, type PlanKey } from './plan-service.ts';

export const PLAN_FORMATS = { docx: DOCX_TYPE, pdf: PDF_TYPE } as const;
export type PlanFormat = keyof typeof PLAN_FORMATS;

/** Everything that the printed plan says, in the names of the plan's own day. */
async function planContent(tx: Database, deps: Deps, key: PlanKey): Promise<PlanContent> {
  const { plan, tasks, sections } = await loadWholePlan(tx, deps, key);
  const day = plan.documentDate ?? `${plan.year}-01-15`;
  const unit = await unitOnDay(tx, key.unit.agencyId, day);
  const lost = await lostPoints(tx, key.unit.agencyId, plan.year - 1);
  const names = new Map(sections.map(({ id, name }) => [id, name]));
  return {
    unit: { name: unit.fullName, superior: unit.parentFullName, place: unit.name },
    year: plan.year,
    result: {
      points: lost?.index ?? 0,
      max: lost?.max ?? 0,
      lost: lost?.lost ?? 0,
      publishedBy: lost?.publishedBy,
    },
    document: { number: plan.documentNumber, date: plan.documentDate },
    tasks,
    sectionName: (id) => names.get(id) ?? '',
  };
}

/** The plan as a file; the transaction ends before the document is made. */
export async function planFile(
  deps: Deps,
  scope: Scope,
  key: PlanKey,
  format: PlanFormat,
): Promise<{ readonly name: string; readonly type: string; readonly content: Buffer }> {
  const document = planDocument(await readIn(deps.db, scope, (tx) => planContent(tx, deps, key)));
  const content = format === 'docx' ? await renderDocx(document) : await renderPdf(document, vietnamDay(deps.now()));
  return { name: `ke-hoach-khac-phuc-${key.unit.slug}-${key.year}.${format}`, type: PLAN_FORMATS[format], content };
}
