import type { ReactNode } from 'react';
import type { DossierPage } from '#core/dossiers/contract.ts';
import type { DueDate } from '#core/dossiers/dossier.ts';
import { verbOf } from '#core/dossiers/moves.ts';
import { SLIP_NAMES, slipOf } from '#core/dossiers/slip-document.ts';
import { STATUS_NAMES, type Status } from '#core/dossiers/statuses.ts';
import { formatInstant, vietnamDay } from '#core/kernel/dates.ts';
import { Timeline, type TimelineEntry } from '#web/ui/timeline/timeline.tsx';
import { DueDay } from './status-words.tsx';

type Event = DossierPage['events'][number];

/** Everything that happened, the newest first: act, person, reason, and since when we know it where that differs. */
export function DossierHistory({ unit, dossier }: { readonly unit: string; readonly dossier: DossierPage }) {
  const entries: TimelineEntry[] = [];
  let status: Status = 1;
  for (const event of dossier.events) {
    entries.unshift({
      key: String(event.seq),
      at: event.occurredAt,
      what: actOf(event, status),
      who: event.actorName,
      children: (
        <Remarks event={event} slipHref={`/api/units/${unit}/dossiers/${dossier.id}/events/${event.seq}/slip`} />
      ),
    });
    status = statusOf(event) ?? status;
  }
  return (
    <section className="stack-tight" aria-labelledby="lich-su">
      <h2 id="lich-su">Lịch sử xử lý</h2>
      <Timeline label="Lịch sử xử lý, mới nhất trước" entries={entries} />
    </section>
  );
}

function statusOf({ facts }: Event): Status | undefined {
  return facts.status as Status | undefined;
}

function actOf(event: Event, before: Status): ReactNode {
  const to = statusOf(event);
  const acts = {
    registered: 'Đăng ký',
    received: 'Tiếp nhận',
    moved: to ? verbOf(before, to) : 'Chuyển bước',
    assigned: 'Giao xử lý',
    'due-changed': 'Xin lỗi và hẹn lại ngày trả kết quả',
    corrected: 'Sửa thông tin',
    imported: event.seq === 1 ? 'Nạp từ tệp của hệ thống tỉnh' : 'Cập nhật theo tệp của hệ thống tỉnh',
  } as const satisfies Record<Event['kind'], string>;
  return acts[event.kind];
}

function Remarks({ event, slipHref }: { readonly event: Event; readonly slipHref: string }) {
  const slip = slipOf(event);
  const { reason, notes, source, sourceRow, recordedAt, occurredAt } = event;
  const to = statusOf(event);
  const due = event.facts.due as DueDate | null | undefined;
  const late = vietnamDay(recordedAt) !== vietnamDay(occurredAt);
  return (
    <>
      {to && <div>Trạng thái: {STATUS_NAMES[to]}</div>}
      {due && (
        <div>
          Hẹn trả: <DueDay due={due} />
        </div>
      )}
      {reason && <div>Lý do: {reason}</div>}
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {slip && (
        <div>
          <a href={slipHref} target="_blank" rel="noreferrer">
            In {SLIP_NAMES[slip]}
          </a>
        </div>
      )}
      {source && (
        <div className="soft">
          Tệp {source}, dòng {sourceRow}
        </div>
      )}
      {late && <div className="soft">Ghi vào hệ thống lúc {formatInstant(recordedAt)}</div>}
    </>
  );
}
