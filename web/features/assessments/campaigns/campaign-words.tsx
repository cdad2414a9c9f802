import { CAMPAIGN_STATE_NAMES, DATE_NAMES } from '#core/assessments/campaigns/campaign.ts';
import type { CampaignResponse, CampaignSummary } from '#core/assessments/campaigns/contract.ts';
import { type CampaignState, PHASE_NAMES } from '#core/assessments/campaigns/phases.ts';
import { formatDate, formatInstant } from '#core/kernel/dates.ts';
import { dueWords } from '#web/lib/format.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { type Step, Steps } from '#web/ui/steps/steps.tsx';

const TONES = { draft: 'neutral', running: 'act', closed: 'done' } as const satisfies Record<CampaignState, Tone>;

export function CampaignStateBadge({ state }: { readonly state: CampaignState }) {
  return <StatusBadge tone={TONES[state]}>{CAMPAIGN_STATE_NAMES[state]}</StatusBadge>;
}

/** "Tự chấm điểm đến hết ngày 30/11/2026, còn 10 ngày" */
export function phaseSentence({ state, phase, dates }: Pick<CampaignSummary, 'state' | 'phase' | 'dates'>): string {
  if (state === 'closed') {
    return 'Đợt đã kết thúc';
  }
  if (phase === 'before') {
    return `Bắt đầu tự chấm từ ngày ${formatDate(dates.selfFrom)}`;
  }
  const last = {
    'self-scoring': dates.selfTo,
    'appraisal-1': dates.appraisal1To,
    explanation: dates.explanationTo,
    'appraisal-2': dates.appraisal2To,
    over: null,
  }[phase];
  return phase === 'over' || last === null
    ? 'Các mốc của đợt đã qua'
    : `${PHASE_NAMES[phase]} đến hết ngày ${formatDate(last)}, ${dueWords(last).words}`;
}

/** The dates of a campaign as the way they are gone. */
export function PhaseSteps({ campaign }: { readonly campaign: Pick<CampaignResponse, 'spans' | 'phase' | 'state'> }) {
  const { spans, phase, state } = campaign;
  const at = spans.findIndex((span) => span.phase === phase);
  const stateOf = (place: number): Step['state'] => {
    if (state === 'closed' || phase === 'over' || (at >= 0 && place < at)) {
      return 'done';
    }
    return place === at && state === 'running' ? 'current' : 'ahead';
  };
  return (
    <Steps
      label="Các mốc của đợt"
      steps={spans.map((span, place) => ({
        label: PHASE_NAMES[span.phase],
        state: stateOf(place),
        note: `${formatDate(span.from)} – ${formatDate(span.to)}`,
      }))}
    />
  );
}

type Changes = CampaignResponse['changes'];

/** Dates that were changed while the campaign ran, with the reason. */
export function ChangeTable({ changes }: { readonly changes: Changes }) {
  return (
    <DataTable
      caption="Các lần đổi mốc"
      captionSeen
      columns={[
        { key: 'at', head: 'Lúc', cell: ({ at }) => formatInstant(at), nowrap: true, main: true },
        {
          key: 'what',
          head: 'Thay đổi',
          cell: (one: Changes[number]) => (
            <ul style={{ margin: 0, paddingLeft: '1.1rem' }}>
              {one.changes.map(({ field, before, after }) => (
                <li key={field}>
                  {DATE_NAMES[field]}: {before ? formatDate(before) : 'không có'} →{' '}
                  {after ? formatDate(after) : 'không có'}
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
        { key: 'by', head: 'Người sửa', cell: ({ by }) => by },
      ]}
      rows={changes}
      rowKey={({ at }) => at}
    />
  );
}

type Reopenings = CampaignResponse['reopenings'];

/** What was opened again, for whom, until when and why. */
export function ReopeningTable({ items, own }: { readonly items: Reopenings; readonly own: boolean }) {
  return (
    <DataTable
      caption="Các lần mở lại"
      captionSeen
      columns={[
        ...(own
          ? []
          : [{ key: 'unit', head: 'Đơn vị', cell: ({ unitName }: Reopenings[number]) => unitName, main: true }]),
        { key: 'phase', head: 'Bước', cell: ({ phase }) => PHASE_NAMES[phase], main: own },
        { key: 'until', head: 'Mở đến hết ngày', cell: ({ until }) => formatDate(until), nowrap: true },
        { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
        { key: 'by', head: 'Người mở lại', cell: ({ by, at }) => `${by}, ${formatInstant(at)}` },
      ]}
      rows={items}
      rowKey={({ unit, phase, at }) => `${unit} ${phase} ${at}`}
    />
  );
}
