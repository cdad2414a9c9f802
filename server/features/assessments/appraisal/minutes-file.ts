import { type MinutesContent, minutesDocument } from '#core/assessments/appraisal/minutes-document.ts';
import { isClosed } from '#core/assessments/assessment.ts';
import { type SheetKey, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import { totalsFor } from '../sheet-wire.ts';
import { withReviews } from './appraising.ts';
import { loadRounds } from './review-repository.ts';

const MINUTES_FORMATS = { docx: DOCX_TYPE, pdf: PDF_TYPE } as const;
type MinutesFormat = keyof typeof MINUTES_FORMATS;

/** Everything that the minutes of a unit's appraisal say. */
async function minutesContent(tx: Database, deps: Deps, { unit, ...term }: SheetKey<UnitRef>): Promise<MinutesContent> {
  const sheet = await withReviews(tx, await requireSheetWithLines(tx, unit.agencyId, term));
  const rounds = await loadRounds(tx, sheet.assessment);
  const day = vietnamDay(deps.now());
  const assessed = await unitOnDay(tx, unit.agencyId, sheet.assessment.periodTo);
  const { campaign } = sheet.assessment;
  // Whoever runs the campaign; without one the committee above, as it was when the unit was scored.
  const appraiser = campaign
    ? await unitOnDay(tx, campaign.agencyId, day)
    : assessed.parentId && (await unitOnDay(tx, assessed.parentId, sheet.assessment.periodTo));
  const { fullName, name } = appraiser || assessed;
  return {
    unit: assessed.fullName,
    appraiser: { name: fullName, place: name },
    term,
    scheme: sheet.scheme,
    lines: sheet.lines,
    reviews: sheet.reviews,
    totals: totalsFor(sheet.scheme, sheet.lines),
    day,
    explanation: { until: rounds.explanationUntil, sentBy: rounds.sentBy },
    isClosed: isClosed(sheet.assessment),
  };
}

/** The minutes as a file; the transaction ends before the document is made. */
export async function minutesFile(
  deps: Deps,
  scope: Scope,
  key: SheetKey<UnitRef>,
  format: MinutesFormat,
): Promise<{ readonly name: string; readonly type: string; readonly content: Buffer }> {
  const document = minutesDocument(await readIn(deps.db, scope, (tx) => minutesContent(tx, deps, key)));
  const content = format === 'docx' ? await renderDocx(document) : await renderPdf(document, vietnamDay(deps.now()));
  return {
    name: `bien-ban-tham-dinh-${key.unit.slug}-${sheetKeyText(key)}.${format}`,
    type: MINUTES_FORMATS[format],
    content,
  };
}
