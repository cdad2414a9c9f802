import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { RoundActions } from './appraisal/round-actions.tsx';
import { sheetPath } from './load-sheet.ts';
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
    return <ButtonLink href={path('cong-bo')}>Ghi quyết định công bố</ButtonLink>;
  }
  const planned = sheet.state === 'appraised' || sheet.state === 'published';
  return planned && may('plans:read') && totals.lost > 0 ? (
    <ButtonLink kind="secondary" href={unitPath(sheet.unit, 'khac-phuc')}>
      Kế hoạch khắc phục
    </ButtonLink>
  ) : null;
}
