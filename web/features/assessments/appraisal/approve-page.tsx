import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { sheetFailure } from '../sheet-steps.ts';
import { useApprove } from './load-council.ts';

/** The chair of the committee approves the results of all units of the campaign at once. */
export function ApprovePage() {
  const unit = useUnitSlug();
  const key = usePathParam('sheet');
  const approve = useApprove(unit, key);
  const result = approve.data;
  return (
    <ConfirmPage
      title={`Phê duyệt kết quả thẩm định ${sheetKeyInWords(key)}`}
      act="Phê duyệt kết quả"
      busy={approve.isPending}
      failure={sheetFailure(approve.error)}
      onAct={() => approve.mutate()}
      backHref={unitPath(unit, 'cham-diem')}
      consequences={[
        'Kết quả của mọi đơn vị đã thẩm định xong được phê duyệt cùng lúc.',
        'Đơn vị chưa thẩm định xong không bị ảnh hưởng và được phê duyệt sau.',
      ]}
    >
      {result && (
        <Callout tone="good" title={`Đã phê duyệt ${result.approved} đơn vị`}>
          {result.waiting.length > 0 && `Chưa thẩm định xong: ${result.waiting.join(', ')}.`}
        </Callout>
      )}
    </ConfirmPage>
  );
}
