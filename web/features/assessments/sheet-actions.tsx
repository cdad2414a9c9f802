import { unitPath } from '#web/lib/navigation.ts';
import { useMay, useSession } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { sheetPath } from './load-sheet.ts';
import type { SheetModel } from './sheet-model.ts';
import { useAcceptFullClaims } from './sheet-steps.ts';

/** Whether this person appraises from above: nobody appraises the committee where they serve. */
export function useIsAppraiser(unit: string): boolean {
  const may = useMay();
  const { roles } = useSession();
  return may('assessments:appraise') && roles.some(({ role, unitSlug }) => role === 'appraiser' && unitSlug !== unit);
}

/** The steps that the sheet's state and the person's role leave open. */
export function SheetActions({ model: { sheet, totals } }: { readonly model: SheetModel }) {
  const may = useMay();
  const appraiser = useIsAppraiser(sheet.unit);
  const accept = useAcceptFullClaims(sheet.unit, sheet.key);
  const path = (step: string) => sheetPath(sheet.unit, sheet.key, `/${step}`);
  if (sheet.state === 'self-scoring' && may('assessments:submit')) {
    return <ButtonLink href={path('nop')}>Ký nộp phiếu</ButtonLink>;
  }
  if (sheet.state === 'submitted' && appraiser) {
    return (
      <>
        {totals.appraisedMissing > 0 ? (
          <Button busy={accept.isPending} onClick={() => accept.mutate()}>
            Chấp nhận các tiêu chí tự chấm đủ điểm
          </Button>
        ) : (
          <ButtonLink href={path('ket-thuc')}>Kết thúc thẩm định</ButtonLink>
        )}
        <ButtonLink kind="secondary" href={path('tra-lai')}>
          Trả lại phiếu
        </ButtonLink>
      </>
    );
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
