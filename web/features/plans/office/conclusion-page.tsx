import { useQuery } from '@tanstack/react-query';
import { formatDate } from '#core/kernel/dates.ts';
import {
  type ConclusionItemLine,
  type ConclusionResponse,
  conclusionResponse,
} from '#core/plans/conclusions/contract.ts';
import { SCHEDULE_PERIOD_KINDS, SCHEDULE_PERIOD_NAMES } from '#core/plans/conclusions/reporting-schedule.ts';
import { send } from '#web/lib/api.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { ConfirmItemForm, DropItemForm } from './conclusion-item-forms.tsx';
import classes from './office.module.css';
import { REGISTER_MESSAGES } from './office-calls.ts';
import { QuotedLink } from './quoted-link.tsx';

export function ConclusionPage() {
  const unit = useUnitSlug();
  const id = usePathParam('conclusion');
  const conclusion = useQuery({
    queryKey: ['office', unit, 'conclusion', id],
    queryFn: () => send('GET', `/api/units/${unit}/conclusions/${id}`, undefined, conclusionResponse),
  });
  return (
    <QueryView query={conclusion} messages={REGISTER_MESSAGES} loading="Đang tải thông báo…">
      {(data) => <OneConclusion unit={unit} data={data} />}
    </QueryView>
  );
}

interface OneConclusionProps {
  readonly unit: string;
  readonly data: ConclusionResponse;
}

function OneConclusion({ unit, data }: OneConclusionProps) {
  const waiting = data.items.filter(({ state }) => state === 'proposed').length;
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title="Nhiệm vụ từ thông báo kết luận"
        back={{ href: unitPath(unit, 'ket-luan', { nam: data.year }), label: 'Thông báo kết luận' }}
      >
        {data.document && <QuotedLink unit={unit} document={data.document} />}
      </PageHeader>
      <p role="status">
        {data.items.length === 0
          ? 'Không đọc được mục giao việc nào. Có thể giao nhiệm vụ trực tiếp ở trang Nhiệm vụ.'
          : `${data.items.length} mục, còn ${waiting} mục chờ xem. Chỉ mục bạn bấm “Giao nhiệm vụ” mới thành nhiệm vụ.`}
      </p>
      <Schedule unit={unit} data={data} />
      {data.items.map((item) => (
        <OneItem key={item.id} unit={unit} data={data} item={item} />
      ))}
      <details>
        <summary>Toàn văn đã đọc</summary>
        <p style={{ whiteSpace: 'pre-wrap' }}>{data.text}</p>
      </details>
    </div>
  );
}

/** The reporting schedule of the text, offered as the sections' scheme. */
function Schedule({ unit, data: { schedule, document } }: OneConclusionProps) {
  const may = useMay();
  if (schedule.length === 0) {
    return null;
  }
  return (
    <Callout title="Thông báo có lịch báo cáo của các bộ phận">
      <ul>
        {schedule.map(({ period, year, deadline, from, to, estimated }) => (
          <li key={`${year} ${period}`}>
            {SCHEDULE_PERIOD_NAMES[period]} {year}
            {deadline && `: gửi chậm nhất ${formatDate(deadline)}`}
            {from && to && `; số liệu từ ${formatDate(from)} đến ${formatDate(to)}${estimated ? ' (ước)' : ''}`}
          </li>
        ))}
      </ul>
      {may('reports:scheme') && (
        <ButtonLink
          kind="secondary"
          href={unitPath(unit, 'che-do-bao-cao', { lich: schedule.map(inAddress).join(';'), cancu: document?.words })}
        >
          Đưa vào chế độ báo cáo
        </ButtonLink>
      )}
    </Callout>
  );
}

/** How the pages of the reporting schemes take a period from an address. */
function inAddress({ period, year, deadline, from, to }: ConclusionResponse['schedule'][number]): string {
  return [SCHEDULE_PERIOD_KINDS[period], year, deadline, from, to].join(':');
}

interface OneItemProps extends OneConclusionProps {
  readonly item: ConclusionItemLine;
}

const LEAD_FROM = {
  named: '',
  heading: 'Bộ phận lấy từ đề mục phía trên.',
  wording: 'Giao chung; đề xuất đầu mối điều phối.',
  none: 'Thông báo không ghi bộ phận; đề xuất đầu mối, hãy xem lại.',
} as const satisfies Record<ConclusionItemLine['leadFrom'], string>;

function OneItem({ unit, data, item }: OneItemProps) {
  const may = useMay();
  const open = item.state === 'proposed' && may('plans:office-write');
  return (
    <article className={classes.card}>
      <h2>
        {item.number || item.position}. <ItemState item={item} />
      </h2>
      <blockquote className={classes.quote}>{item.quote}</blockquote>
      {item.wording && <p>“{item.wording}”: không phải tên một bộ phận.</p>}
      {item.state === 'proposed' && LEAD_FROM[item.leadFrom] && <p className="soft">{LEAD_FROM[item.leadFrom]}</p>}
      {item.repeated && <p className="soft">Việc thường xuyên; thông báo không ghi thời hạn.</p>}
      {item.taskId && (
        <p>
          <Link href={unitPath(unit, `nhiem-vu/${item.taskId}`)}>Xem nhiệm vụ đã giao</Link>
        </p>
      )}
      {item.dropReason && <p>Lý do bỏ qua: {item.dropReason}</p>}
      {item.earlierTaskId && item.state === 'proposed' && (
        <p>
          Nội dung này đã được giao: <Link href={unitPath(unit, `nhiem-vu/${item.earlierTaskId}`)}>xem nhiệm vụ</Link>
        </p>
      )}
      {open && (
        <div className={classes.forms}>
          {!item.earlierTaskId && <ConfirmItemForm unit={unit} data={data} item={item} />}
          <DropItemForm unit={unit} data={data} item={item} />
        </div>
      )}
    </article>
  );
}

function ItemState({ item: { state } }: Pick<OneItemProps, 'item'>) {
  switch (state) {
    case 'proposed':
      return <StatusBadge tone="act">Chờ xem</StatusBadge>;
    case 'confirmed':
      return <StatusBadge tone="done">Đã giao nhiệm vụ</StatusBadge>;
    case 'dropped':
      return <StatusBadge tone="off">Bỏ qua</StatusBadge>;
    default:
      return state satisfies never;
  }
}
