import { formatDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import type { Figure } from '#core/reports/figures.ts';
import { reportPath } from '#web/features/reports/load-reports.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';

interface FigureDetailProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly code: string;
  readonly figure: Figure | undefined;
  readonly onClose: () => void;
}

/** What a bound figure is: its value, where it comes from, and the way down to the records behind it. */
export function FigureDetail({ unit, answer, code, figure, onClose }: FigureDetailProps) {
  const { from, to } = answer.figures.window;
  const way = wayDown(unit, answer, code);
  const counted = `Đếm từ hồ sơ trong hệ thống, kỳ ${formatDate(from)}–${formatDate(to)}`;
  return (
    <Callout tone="info" title={figure ? `${figure.group}: ${figure.label}` : `Không có số liệu mang mã ${code}`}>
      <p style={{ margin: 0 }}>
        Giá trị: <strong>{figure?.text ?? 'chưa có'}</strong>
        {figure?.estimate && ' (ước thực hiện)'}. Nguồn: {figure?.source ?? counted}.
      </p>
      <div className="row">
        {way && <Link href={way.href}>{way.label}</Link>}
        <Button size="small" kind="quiet" onClick={onClose}>
          Đóng
        </Button>
      </div>
    </Callout>
  );
}

function wayDown(unit: string, answer: ReportAnswer, code: string) {
  const { period, window } = answer.report;
  if (code.startsWith('own.')) {
    return { href: reportPath(unit, period, 'so-lieu'), label: 'Xem số liệu nhập tay' };
  }
  const [which = ''] = code.replace('change.', '').split('.');
  const earlier = which === 'before' || which === 'year-ago' ? answer.figures.earlier?.[which] : undefined;
  const days = earlier?.window ?? window;
  return /^(?:change\.)?(?:before\.|year-ago\.)?(?:dossiers|fields|indicators)\./u.test(code)
    ? { href: unitPath(unit, 'so-lieu', { tu: days.from, den: days.to }), label: 'Xem biểu số liệu và hồ sơ phía sau' }
    : undefined;
}
