import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath, useSheet } from './load-sheet.ts';
import { useDivision } from './selfscore/load-division.ts';
import { SelfReportLinks } from './selfscore/self-report-links.tsx';
import { sheetFailure, useSheetStep } from './sheet-steps.ts';

/** The chair signs the self-score. */
export function SubmitPage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const sheet = useSheet(unit, key);
  const submit = useSheetStep(unit, key, 'submit');
  const division = useDivision(unit, key);
  const form = useForm({ initial: { documentId: '' } });
  const out = (division.data?.sections ?? []).filter(({ state }) => state !== null && state !== 'taken');
  return (
    <QueryView query={sheet} messages={ASSESSMENT_MESSAGES}>
      {({ totals, missing }) => (
        <ConfirmPage
          title={`Ký, nộp phiếu tự chấm ${sheetKeyInWords(key)}`}
          act="Ký, nộp phiếu"
          busy={submit.isPending}
          failure={sheetFailure(submit.error)}
          onAct={() => submit.mutate(form.values.documentId === '' ? {} : { documentId: form.values.documentId })}
          backHref={sheetPath(unit, key)}
          consequences={[
            'Phiếu chuyển sang cơ quan cấp trên để thẩm định và đơn vị không sửa được nữa.',
            'Người thẩm định có thể trả lại phiếu kèm lý do để đơn vị chấm lại.',
          ]}
        >
          <Facts
            items={[
              ['Điểm tự chấm', `${formatDecimal(totals.self, true)} / ${formatDecimal(totals.max, true)}`],
              ['Tiêu chí còn thiếu', String(missing.length)],
              ['Bộ phận chưa trình hoặc chưa được nhận', out.map(({ name }) => name).join(', ') || 'Không'],
            ]}
          />
          <SelfReportLinks unit={unit} sheet={key} />
          <DocumentPicker
            form={form}
            name="documentId"
            label="Báo cáo tự chấm điểm trong sổ văn bản"
            hint="Nếu báo cáo đã có số; số và ngày được in trên báo cáo"
            unit={unit}
          />
          {(missing.length > 0 || out.length > 0) && (
            <Callout tone="warn" title="Phiếu chưa đủ">
              <Link href={sheetPath(unit, key, '/con-thieu')}>
                Xem {missing.length} tiêu chí và {out.length} bộ phận còn thiếu
              </Link>
            </Callout>
          )}
        </ConfirmPage>
      )}
    </QueryView>
  );
}
