import { lockSentence } from '#core/assessments/campaigns/locks.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { Callout } from '#web/ui/callout/callout.tsx';

/** Until when the sheet is open, or since when it is locked and who can open it. */
export function GateNote({ gate }: { readonly gate: DivisionResponse['gate'] }) {
  const { open, until, opener } = gate;
  if (!open) {
    return (
      <Callout tone="warn" title="Phiếu đang khóa">
        {lockSentence({ ...gate, what: 'self-scoring' })}
      </Callout>
    );
  }
  return until ? (
    <p className="soft">
      Tự chấm đến hết ngày {formatDate(until)}; sau ngày đó phiếu tự khóa, {opener} mở lại được kèm lý do.
    </p>
  ) : null;
}
