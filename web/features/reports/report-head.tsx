import { formatDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import type { Finding } from '#core/reports/finding.ts';
import { proseSection } from '#core/reports/outline.ts';
import { isEditable } from '#core/reports/report.ts';
import type { ReportState } from '#core/reports/scheme.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
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
  const here = useUnit();
  const { report, answers, figures } = answer;
  const { period, state, name, words, exception } = report;
  const open = isEditable(state);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const returned = state === 'returned' ? answers.find(({ kind }) => kind === 'returned') : undefined;
  const [lastStep] = answer.approval;
  const declined =
    state === 'draft' && (lastStep?.kind === 'declined' || lastStep?.kind === 'withdrawn') ? lastStep : undefined;
  return (
    <>
      <PageHeader
        title={`Báo cáo cải cách hành chính ${name}`}
        back={{ href: reportPath(unit), label: 'Báo cáo định kỳ' }}
        actions={
          <>
            <OwnSteps unit={unit} period={period} state={state} />
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
          {returned.marks.length > 0 && (
            <ul style={{ margin: '0.5rem 0 0', paddingLeft: '1.25rem' }}>
              {returned.marks.map(({ section, note }) => (
                <li key={section}>
                  <Link href={withSearch(reportPath(unit, period), { muc: section })}>
                    {proseSection(section)?.title ?? section}
                  </Link>
                  : {note}
                </li>
              ))}
            </ul>
          )}
        </Callout>
      )}
      {declined && (
        <Callout
          tone="warn"
          title={`${declined.by} ${declined.kind === 'declined' ? 'trả lại để sửa' : 'thu hồi để sửa'}`}
        >
          {declined.reason}
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
        <Link href={reportPath(unit, period, 'bieu-mau')}>Phụ lục, biểu mẫu</Link>
        <Link href={reportPath(unit, period, 'so-uoc')}>Số ước, đối chiếu</Link>
        <Link href={reportPath(unit, period, 'gia-han')}>Gia hạn</Link>
        {here?.kind !== 'commune' && <Link href={reportPath(unit, period, 'tong-hop')}>Tổng hợp cấp dưới</Link>}
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

interface OwnStepsProps {
  readonly unit: string;
  readonly period: string;
  readonly state: ReportState;
}

/** What the committee itself may do next on the way to sending. */
function OwnSteps({ unit, period, state }: OwnStepsProps) {
  const may = useMay();
  const to = (rest: string) => reportPath(unit, period, rest);
  const withSigner = state === 'submitted' || state === 'approved';
  return (
    <>
      {isEditable(state) && may('reports:compile') && <ButtonLink href={to('trinh-ky')}>Trình ký</ButtonLink>}
      {isEditable(state) && may('reports:send') && (
        <ButtonLink kind="secondary" href={to('gui')}>
          Gửi báo cáo
        </ButtonLink>
      )}
      {state === 'submitted' && may('reports:approve') && <ButtonLink href={to('duyet')}>Duyệt</ButtonLink>}
      {state === 'approved' && may('reports:send') && <ButtonLink href={to('gui')}>Ghi số và gửi</ButtonLink>}
      {withSigner && may('reports:approve') && (
        <ButtonLink kind="secondary" href={to('tra-sua')}>
          Trả lại để sửa
        </ButtonLink>
      )}
      {withSigner && may('reports:compile') && !may('reports:approve') && (
        <ButtonLink kind="secondary" href={to('thu-hoi')}>
          Thu hồi để sửa
        </ButtonLink>
      )}
    </>
  );
}
