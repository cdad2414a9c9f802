import { JOININGS, joinAnswer, type SurveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { surveyFailure, useSurveyCall } from './load-surveys.ts';

interface RoundProps {
  readonly unit: string;
  readonly round: SurveyRoundResponse;
}

type Joining = (typeof JOININGS)[number];

const JOIN_WORDS = {
  written: 'đã ghép',
  equal: 'đã có, không đổi',
  closed: 'phiếu đã chốt, không đổi',
  'no-sheet': 'đơn vị chưa mở phiếu chấm điểm',
  'no-result': 'chưa đủ câu trả lời',
  'other-set': 'phiếu dùng bộ tiêu chí khác',
} as const satisfies Record<Joining, string>;

/** Closing the entry, joining the points, opening it again with a reason. */
export function RoundSteps({ unit, round }: RoundProps) {
  const may = useMay();
  if (!may('surveys:manage')) {
    return null;
  }
  return round.state === 'collecting' ? (
    <CloseStep unit={unit} round={round} />
  ) : (
    <>
      <JoinStep unit={unit} round={round} />
      <ReopenStep unit={unit} round={round} />
    </>
  );
}

function CloseStep({ unit, round }: RoundProps) {
  const call = useSurveyCall(unit);
  return (
    <div className="row">
      <Button
        kind="secondary"
        busy={call.isPending}
        onClick={() =>
          call.mutate(
            { rest: `survey-rounds/${round.id}/close`, body: { revision: round.revision } },
            { onSuccess: () => notify('Đã khóa đợt điều tra') },
          )
        }
      >
        Khóa đợt để ghép điểm
      </Button>
      {call.isError && <p role="alert">{surveyFailure(call.error)}</p>}
    </div>
  );
}

function JoinStep({ unit, round }: RoundProps) {
  const call = useSurveyCall(unit, joinAnswer);
  const lines = call.data?.units.flatMap((one) => one.lines.map((line) => ({ ...line, unitName: one.unitName }))) ?? [];
  const counted = JOININGS.map((what) => [what, lines.filter((line) => line.what === what).length] as const);
  return (
    <div className="stack-tight">
      <div className="row">
        <Button busy={call.isPending} onClick={() => call.mutate({ rest: `survey-rounds/${round.id}/join` })}>
          Ghép điểm điều tra
        </Button>
      </div>
      {call.isError && <p role="alert">{surveyFailure(call.error)}</p>}
      {call.data && (
        <Callout tone={call.data.joined > 0 ? 'good' : 'info'} title={`Đã ghép ${formatCount(call.data.joined)} dòng`}>
          <ul>
            {counted
              .filter(([, n]) => n > 0)
              .map(([what, n]) => (
                <li key={what}>
                  {formatCount(n)} dòng {JOIN_WORDS[what]}
                  {what !== 'written' && what !== 'equal' && `: ${namesOf(lines, what)}`}
                </li>
              ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}

const NAMES_SHOWN = 10;

function namesOf(lines: readonly { unitName: string; code: string; what: Joining }[], what: Joining): string {
  const names = [...new Set(lines.filter((line) => line.what === what).map(({ unitName }) => unitName))];
  const more = names.length > NAMES_SHOWN ? ` và ${names.length - NAMES_SHOWN} đơn vị khác` : '';
  return names.slice(0, NAMES_SHOWN).join(', ') + more;
}

function ReopenStep({ unit, round }: RoundProps) {
  const call = useSurveyCall(unit);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do mở lại.' : undefined }),
  });
  return (
    <details>
      <summary>Mở lại việc nhập</summary>
      <Form
        form={form}
        submitLabel="Mở lại"
        busy={call.isPending}
        failure={surveyFailure(call.error)}
        onSubmit={({ reason }) =>
          call.mutate({ rest: `survey-rounds/${round.id}/reopen`, body: { revision: round.revision, reason } })
        }
      >
        <TextField form={form} name="reason" label="Lý do" required />
      </Form>
    </details>
  );
}
