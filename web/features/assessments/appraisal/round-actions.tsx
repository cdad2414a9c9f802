import type { ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import type { SheetResponse } from '#core/assessments/contract.ts';
import { today } from '#web/lib/format.ts';
import { useMay } from '#web/lib/session.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { sheetPath } from '../load-sheet.ts';
import { useAcceptFullClaims, useSheetStep } from '../sheet-steps.ts';
import { useIsAppraiser } from '../use-is-appraiser.ts';
import { useReview } from './load-appraisal.ts';

interface RoundActionsProps {
  readonly sheet: SheetResponse;
  /** Lines without an appraisal. */
  readonly waiting: number;
}

/** The steps between handing in and the result, for whoever's turn it is. */
export function RoundActions({ sheet, waiting }: RoundActionsProps) {
  const appraiser = useIsAppraiser(sheet.unit);
  const may = useMay();
  const review = useReview(sheet.unit, sheet.key).data;
  if (!review) {
    return null;
  }
  if (appraiser) {
    return <AppraiserActions sheet={sheet} waiting={waiting} review={review} />;
  }
  if (sheet.state === 'submitted') {
    return null;
  }
  const mine = sheet.state === 'explaining' && (may('assessments:explain') || may('assessments:submit'));
  return (
    <ButtonLink kind={mine ? 'primary' : 'secondary'} href={sheetPath(sheet.unit, sheet.key, '/giai-trinh')}>
      {mine ? 'Giải trình' : 'Xem giải trình'}
    </ButtonLink>
  );
}

interface AppraiserActionsProps extends RoundActionsProps {
  readonly review: ReviewResponse;
}

function AppraiserActions({ sheet, waiting, review }: AppraiserActionsProps) {
  const path = (step: string) => sheetPath(sheet.unit, sheet.key, `/${step}`);
  const end = useSheetStep(sheet.unit, sheet.key, 'end-explanation');
  const minutes = (
    <ButtonLink
      kind="secondary"
      href={`/api/units/${sheet.unit}/assessments/${sheet.key}/appraisal-minutes/docx`}
      download
    >
      Biên bản thẩm định
    </ButtonLink>
  );
  switch (sheet.state) {
    case 'submitted':
      return (
        <>
          <FirstRoundActions sheet={sheet} waiting={waiting} review={review} />
          <ButtonLink kind="secondary" href={path('tra-lai')}>
            Trả lại phiếu
          </ButtonLink>
          {minutes}
        </>
      );
    case 'explaining':
      return (
        <>
          {(review.explanationUntil ?? '') < today() && (
            <Button busy={end.isPending} onClick={() => end.mutate({})}>
              Chuyển thẩm định lần 2
            </Button>
          )}
          <ButtonLink kind="secondary" href={path('giai-trinh')}>
            Xem giải trình
          </ButtonLink>
          {minutes}
        </>
      );
    default:
      return (
        <>
          <ButtonLink href={path('ket-thuc')}>Kết thúc thẩm định</ButtonLink>
          <ButtonLink kind="secondary" href={path('giai-trinh')}>
            Xem giải trình
          </ButtonLink>
          {minutes}
        </>
      );
  }
}

function FirstRoundActions({ sheet, waiting, review }: AppraiserActionsProps) {
  const accept = useAcceptFullClaims(sheet.unit, sheet.key);
  const path = (step: string) => sheetPath(sheet.unit, sheet.key, `/${step}`);
  if (waiting > 0) {
    return (
      <Button busy={accept.isPending} onClick={() => accept.mutate()}>
        Chấp nhận các tiêu chí tự chấm đủ điểm
      </Button>
    );
  }
  const explainable = review.lines.filter(({ mayExplain }) => mayExplain);
  const asked = explainable.some(({ first }) => first?.demand);
  const mayFinish = explainable.length === 0 ? !review.secondRound : !asked && !review.secondRound;
  return (
    <>
      {explainable.length > 0 && <ButtonLink href={path('yeu-cau-giai-trinh')}>Gửi yêu cầu giải trình</ButtonLink>}
      {explainable.length === 0 && review.secondRound && (
        <ButtonLink href={path('lan-2')}>Chuyển thẩm định lần 2</ButtonLink>
      )}
      {mayFinish && (
        <ButtonLink kind={explainable.length > 0 ? 'secondary' : 'primary'} href={path('ket-thuc')}>
          Kết thúc thẩm định
        </ButtonLink>
      )}
    </>
  );
}
