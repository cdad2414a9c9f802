import { formatDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import type { Finding } from '#core/reports/finding.ts';
import { isEditable } from '#core/reports/report.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { FILE_FORMATS, reportPath, reportUrl } from './load-reports.ts';
import { STATE_WORDS } from './report-content.ts';

interface ReportHeadProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly findings: readonly Finding[];
}

/** Name, period in words, state, what may be done next, and the files. */
export function ReportHead({ unit, answer, findings }: ReportHeadProps) {
  const may = useMay();
  const { report, answers, figures } = answer;
  const { period, state, name, words, exception } = report;
  const open = isEditable(state);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const returned = state === 'returned' ? answers.find(({ kind }) => kind === 'returned') : undefined;
  return (
    <>
      <PageHeader
        title={`Báo cáo cải cách hành chính ${name}`}
        back={{ href: reportPath(unit), label: 'Báo cáo định kỳ' }}
        actions={
          <>
            {open && may('reports:send') && <ButtonLink href={reportPath(unit, period, 'gui')}>Gửi báo cáo</ButtonLink>}
            {state === 'sent' && may('reports:return') && (
              <>
                <ButtonLink href={reportPath(unit, period, 'tiep-nhan')}>Tiếp nhận</ButtonLink>
                <ButtonLink kind="secondary" href={reportPath(unit, period, 'tra-lai')}>
                  Trả lại
                </ButtonLink>
              </>
            )}
          </>
        }
      >
        <p className="row">
          <StatusBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].words}</StatusBadge>
          <span>
            {words}.{figures.cutOff && ` Số liệu ước đến ngày ${formatDate(figures.cutOff)}.`}
          </span>
        </p>
      </PageHeader>
      {returned && (
        <Callout tone="warn" title={`${returned.by} trả lại báo cáo`}>
          {returned.reason}
        </Callout>
      )}
      {exception && (
        <Callout tone="info" title={`Kỳ số liệu ${formatDate(report.window.from)}–${formatDate(report.window.to)}`}>
          Khác kỳ quy định {formatDate(report.prescribed.from)}–{formatDate(report.prescribed.to)}. Lý do: {exception}
        </Callout>
      )}
      <nav aria-label="Việc với báo cáo" className="row">
        {FILE_FORMATS.map(({ format, label }) => (
          <a key={format} href={reportUrl(unit, period, `/files/${format}`)} download>
            {label}
          </a>
        ))}
        {open && may('reports:edit') && (
          <>
            <Link href={reportPath(unit, period, 'phan-cong')}>Phân công các phần</Link>
            <Link href={reportPath(unit, period, 'so-lieu')}>Số liệu nhập tay ({figures.own.length})</Link>
          </>
        )}
        {open && may('reports:compile') && (
          <>
            <Link href={reportPath(unit, period, 'ky-so-lieu')}>Kỳ số liệu</Link>
            <Link href={reportPath(unit, period, 'thong-tin')}>Tên, nơi nhận, người ký</Link>
          </>
        )}
        {open && errors > 0 && <span className="soft">Còn {errors} lỗi cần sửa hoặc giải trình trước khi gửi.</span>}
      </nav>
    </>
  );
}
