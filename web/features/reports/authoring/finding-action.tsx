import type { Finding } from '#core/reports/finding.ts';
import { Button } from '#web/ui/button/button.tsx';

interface FindingActionProps {
  readonly finding: Finding;
  readonly onBind: (binding: NonNullable<Finding['binding']>) => void;
  readonly onConfirm: (printed: string) => void;
}

/** A number typed by hand is bound with one press; one that came with an earlier text may also be confirmed. */
export function FindingAction({ finding, onBind, onConfirm }: FindingActionProps) {
  const { binding, oldNumber } = finding;
  if (!binding && oldNumber === undefined) {
    return null;
  }
  return (
    <span className="row" style={{ marginTop: '0.25rem' }}>
      {binding && (
        <Button size="small" kind="secondary" onClick={() => onBind(binding)}>
          Gắn “{binding.label}”
        </Button>
      )}
      {oldNumber !== undefined && (
        <Button size="small" kind="quiet" onClick={() => onConfirm(oldNumber)}>
          Xác nhận số {oldNumber} vẫn đúng
        </Button>
      )}
    </span>
  );
}
