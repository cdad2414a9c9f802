import type { SheetResponse } from '#core/assessments/contract.ts';
import { rankingKeyText } from '#core/assessments/result/ranking-key.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { may as maySomewhere, useMay, useSession } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { RoundActions } from './appraisal/round-actions.tsx';
import { useSheetCampaign } from './campaigns/load-campaigns.ts';
import { sheetPath } from './load-sheet.ts';
import { rankingsPath } from './result/load-results.ts';
import type { SheetModel } from './sheet-model.ts';
import { useIsAppraiser } from './use-is-appraiser.ts';

/** The steps that the sheet's state and the person's role leave open. */
export function SheetActions({ model: { sheet, totals } }: { readonly model: SheetModel }) {
  const may = useMay();
  const appraiser = useIsAppraiser(sheet.unit);
  const path = (step: string) => sheetPath(sheet.unit, sheet.key, `/${step}`);
  if (sheet.state === 'self-scoring' && may('assessments:submit')) {
    return <ButtonLink href={path('nop')}>Ký, nộp phiếu</ButtonLink>;
  }
  if (sheet.state === 'submitted' || sheet.state === 'explaining' || sheet.state === 'second-appraisal') {
    return <RoundActions sheet={sheet} waiting={totals.appraisedMissing} />;
  }
  if (sheet.state === 'appraised' && appraiser) {
    return <Publication sheet={sheet} />;
  }
  const planned = sheet.state === 'appraised' || sheet.state === 'published';
  return planned && may('plans:read') && totals.lost > 0 ? (
    <ButtonLink kind="secondary" href={unitPath(sheet.unit, 'khac-phuc')}>
      Kế hoạch khắc phục
    </ButtonLink>
  ) : null;
}

/** A sheet by itself has a decision of its own; those of a campaign are published together, from their ranking. */
function Publication({ sheet }: { readonly sheet: SheetResponse }) {
  const session = useSession();
  const { data } = useSheetCampaign(sheet.unit, sheet.key);
  if (!data) {
    return null;
  }
  if (!data.campaign) {
    return <ButtonLink href={sheetPath(sheet.unit, sheet.key, '/cong-bo')}>Ghi quyết định công bố</ButtonLink>;
  }
  const { id, owner } = data.campaign;
  return maySomewhere(session, 'assessments:read', owner) ? (
    <ButtonLink href={rankingsPath(owner, rankingKeyText({ kind: 'campaign', campaignId: id }))}>
      Xem bảng xếp hạng của đợt
    </ButtonLink>
  ) : null;
}
