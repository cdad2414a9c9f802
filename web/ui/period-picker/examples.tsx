import { useState } from 'react';
import type { Example } from '#web/ui/example.ts';
import { PeriodPicker } from './period-picker.tsx';

const KINDS = [
  { value: 'q1', label: 'Quý I' },
  { value: 'year', label: 'Năm báo cáo' },
];

function Picker() {
  const [{ kind, year }, setPeriod] = useState({ kind: 'q1', year: 2026 });
  return (
    <PeriodPicker
      kind={kind}
      year={year}
      kinds={KINDS}
      years={[2026, 2025]}
      onPick={(nextKind, nextYear) => setPeriod({ kind: nextKind, year: nextYear })}
      words="Số liệu 15/12/2025–14/03/2026, gửi trước 10/03/2026, còn 4 ngày"
    />
  );
}

export const examples: readonly Example[] = [{ name: 'Kỳ báo cáo với cửa sổ số liệu và hạn gửi', show: Picker }];
