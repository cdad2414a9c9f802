import { DISPUTE_STATE_NAMES, type DisputeState } from '#core/assessments/disputes/dispute.ts';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

const TONES = {
  draft: 'neutral',
  sent: 'wait',
  accepted: 'done',
  'partly-accepted': 'done',
  refused: 'late',
  withdrawn: 'off',
} as const satisfies Record<DisputeState, Tone>;

export function DisputeStateBadge({ state }: { readonly state: DisputeState }) {
  return <StatusBadge tone={TONES[state]}>{DISPUTE_STATE_NAMES[state]}</StatusBadge>;
}
