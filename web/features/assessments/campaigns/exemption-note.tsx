import { EXEMPTION_NAMES, type Exemption } from '#core/assessments/campaigns/exemption.ts';
import { Callout } from '#web/ui/callout/callout.tsx';

const WORDS = {
  proposed: 'Cấp trên chưa duyệt, nên tiêu chí vẫn nằm trong điểm tối đa.',
  approved: 'Tiêu chí không tính vào điểm tối đa của đơn vị.',
  refused: 'Đơn vị chấm tiêu chí này như bình thường.',
} as const satisfies Record<Exemption['state'], string>;

/** Over a line: whether the level above agrees that it does not apply, and what it wrote. */
export function ExemptionNote({ exemption }: { readonly exemption: Exemption | undefined }) {
  if (!exemption) {
    return null;
  }
  const { state, by, note } = exemption;
  return (
    <Callout tone={state === 'refused' ? 'warn' : 'info'} title={EXEMPTION_NAMES[state]}>
      {note && `${note} `}
      {by && `(${by}) `}
      {WORDS[state]}
    </Callout>
  );
}
