import { type AssessmentState, STATE_NAMES } from '#core/assessments/assessment.ts';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

const TONES = {
  'self-scoring': 'act',
  submitted: 'wait',
  explaining: 'act',
  'second-appraisal': 'wait',
  appraised: 'done',
  published: 'done',
} as const satisfies Record<AssessmentState, Tone>;

export function SheetStateBadge({ state }: { readonly state: AssessmentState }) {
  return <StatusBadge tone={TONES[state]}>{STATE_NAMES[state]}</StatusBadge>;
}
