import type { DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { figureInWords, type OUTCOMES } from '#core/assessments/disputes/dispute.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatMoment } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetPath } from '../load-sheet.ts';
import { DisputeItems } from './dispute-items.tsx';
import { DisputeStateBadge } from './dispute-state.tsx';
import { DisputeSteps } from './dispute-steps.tsx';
import { DISPUTE_SENTENCES, disputesPath, useDispute } from './load-disputes.ts';

/** One dispute: what the system says, what the unit says, which records, and how it was settled. */
export function DisputePage() {
  const unit = useUnitSlug();
  const dispute = useDispute(unit, usePathParam('dispute'));
  return (
    <QueryView query={dispute} messages={DISPUTE_SENTENCES} loading="Đang tải kiến nghị…">
      {(one) => (
        <div className="stack">
          <PageHeader
            title={`Kiến nghị số liệu số ${one.number}/${one.year}`}
            back={{ href: disputesPath(unit), label: 'Kiến nghị về số liệu' }}
          >
            {one.unitName}: {one.figureName}
          </PageHeader>
          <div className="row">
            <DisputeStateBadge state={one.state} />
          </div>
          {one.note && <Callout title="Ghi lại từ kết quả năm trước">{one.note}</Callout>}
          {one.decision && <Decision unit={unit} dispute={one} />}
          <Facts items={factsOf(unit, one)} />
          <DisputeItems unit={unit} dispute={one} />
          <DisputeSteps unit={unit} dispute={one} />
        </div>
      )}
    </QueryView>
  );
}

function factsOf(unit: string, one: DisputeResponse): readonly (readonly [string, React.ReactNode])[] {
  const { criterion, sheetKey, window, withdrawn } = one;
  return [
    ['Hệ thống nói', `${figureInWords(one.measure, one.systemValue)} – ${one.systemSource}`],
    ['Đơn vị nói', figureInWords(one.measure, one.unitValue)],
    ['Vì sao', one.claim],
    ['Khoảng thời gian', `${formatDate(window.from)} – ${formatDate(window.to)}`],
    ...(criterion && sheetKey
      ? [
          [
            'Dòng phiếu',
            <Link key="line" href={`${sheetPath(unit, sheetKey)}?dong=${criterion}`}>
              Tiêu chí {criterion}, phiếu {sheetKey}
            </Link>,
          ] as const,
        ]
      : []),
    ['Người lập', one.historical ? one.unitName : `${one.createdBy}, ${formatMoment(one.createdAt)}`],
    ...(one.sentAt ? [['Gửi', `${one.sentBy ?? ''}, ${formatMoment(one.sentAt)}`] as const] : []),
    ...(one.deciderName ? [['Nơi giải quyết', one.deciderName] as const] : []),
    ...(one.answerBy ? [['Đề nghị trả lời trước', formatDate(one.answerBy)] as const] : []),
    ...(withdrawn ? [['Rút', `${withdrawn.by}, ${formatMoment(withdrawn.at)}: ${withdrawn.reason}`] as const] : []),
  ];
}

const OUTCOME_WORDS = {
  accepted: 'Được chấp nhận toàn bộ',
  'partly-accepted': 'Được chấp nhận một phần',
  refused: 'Bị bác',
} as const satisfies Record<(typeof OUTCOMES)[number], string>;

function Decision({ unit, dispute }: { readonly unit: string; readonly dispute: DisputeResponse }) {
  const { decision, decidedValue, measure, sheetKey } = dispute;
  if (!decision) {
    return null;
  }
  const figure = decidedValue === null ? '' : `: ${figureInWords(measure, decidedValue)}`;
  const document = `${decision.number}${decision.date ? ` ngày ${formatDate(decision.date)}` : ''}, ${decision.issuer}`;
  return (
    <Callout
      tone={decision.outcome === 'refused' ? 'warn' : 'good'}
      title={`${OUTCOME_WORDS[decision.outcome]}${figure}`}
    >
      <p>{decision.reason}</p>
      <p>
        Văn bản {document}. Người quyết định: {decision.by}
        {dispute.historical ? '' : `, ${formatMoment(decision.at)}`}.
      </p>
      {decision.appliedTo.length > 0 && (
        <p>
          Số liệu đã vào tiêu chí {decision.appliedTo.join(', ')}
          {sheetKey && (
            <>
              {' '}
              của <Link href={`${sheetPath(unit, sheetKey)}?dong=${decision.appliedTo[0]}`}>phiếu {sheetKey}</Link>
            </>
          )}
          ; thẩm định của dòng này phải làm lại.
        </p>
      )}
      {decidedValue !== null && decision.appliedTo.length === 0 && (
        <p>Phiếu đã chốt kết quả nên số liệu không tự thay đổi; điều chỉnh điểm cần quyết định mới.</p>
      )}
    </Callout>
  );
}
