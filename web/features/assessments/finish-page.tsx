import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath, useSheet } from './load-sheet.ts';
import { sheetFailure, useSheetStep } from './sheet-steps.ts';

/** The appraisal is closed: the points stand. */
export function FinishPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const sheet = useSheet(unit, key);
  const finish = useSheetStep(unit, key, 'finish-appraisal');
  return (
    <QueryView query={sheet} messages={ASSESSMENT_MESSAGES}>
      {({ totals }) => (
        <ConfirmPage
          title={`Kết thúc thẩm định phiếu ${sheetKeyInWords(key)}`}
          act="Kết thúc thẩm định"
          busy={finish.isPending}
          failure={sheetFailure(finish.error)}
          onAct={() => finish.mutate({})}
          backHref={sheetPath(unit, key)}
          consequences={[
            'Điểm thẩm định không sửa được nữa và đơn vị xem được từng lý do trừ điểm.',
            'Đơn vị lập kế hoạch khắc phục từ các tiêu chí bị trừ điểm.',
          ]}
        >
          <Facts
            items={[
              ['Điểm tự chấm', formatDecimal(totals.self, true)],
              ['Điểm thẩm định', `${formatDecimal(totals.index, true)} / ${formatDecimal(totals.max, true)}`],
              ['Bị trừ', formatDecimal(totals.lost, true)],
              ['Tiêu chí chưa thẩm định', String(totals.appraisedMissing)],
            ]}
          />
        </ConfirmPage>
      )}
    </QueryView>
  );
}
