import { Button } from '#web/ui/button/button.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { sheetFailure } from '../sheet-steps.ts';
import { useAppraisingUnit, usePutBefore, useTakeBack } from './load-council.ts';

interface CouncilPutFormProps {
  readonly unit: string;
  readonly sheet: string;
  readonly code: string;
  readonly put: { readonly why: string } | null;
}

/** "Đưa ra Hội đồng": a line that the rounds cannot settle. */
export function CouncilPutForm({ unit: of, sheet, code, put }: CouncilPutFormProps) {
  const unit = useAppraisingUnit() ?? '';
  const address = { unit, sheet, of, code };
  const send = usePutBefore(address);
  const back = useTakeBack(address);
  const form = useForm({
    initial: { why: put?.why ?? '' },
    check: ({ why }) => ({ why: why.trim() === '' ? 'Ghi lý do đưa ra Hội đồng.' : undefined }),
  });
  const failure = sheetFailure(send.error ?? back.error);
  return (
    <details open={put !== null}>
      <summary>Đưa ra Hội đồng thẩm định</summary>
      <div className="stack-tight">
        {failure && <ErrorState title="Chưa thực hiện được">{failure}</ErrorState>}
        <TextAreaField form={form} name="why" label="Lý do đưa ra Hội đồng" rows={2} required />
        <div className="row">
          <Button
            kind="secondary"
            size="small"
            busy={send.isPending}
            onClick={() =>
              form.submit(({ why }) => send.mutate(why, { onSuccess: () => notify('Đã đưa tiêu chí ra Hội đồng') }))
            }
          >
            {put ? 'Sửa lý do' : 'Đưa ra Hội đồng'}
          </Button>
          {put && (
            <Button
              kind="quiet"
              size="small"
              busy={back.isPending}
              onClick={() => back.mutate(undefined, { onSuccess: () => notify('Đã rút tiêu chí về') })}
            >
              Rút về
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
