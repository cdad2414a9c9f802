import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDate } from '#core/kernel/dates.ts';
import { type ReminderLine, reminderCount, reminderList, reminderSetting } from '#core/reminders/contract.ts';
import { STAGE_NAMES } from '#core/reminders/reminder.ts';
import { send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

const PAGE_SIZE = 50;
const TONES = { soon: 'warn', due: 'act', late: 'late', notice: 'neutral' } as const satisfies Record<
  ReminderLine['stage'],
  Tone
>;

/** One summary a day of what is due soon, today or too late. */
export function RemindersPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const cache = useQueryClient();
  const page = Math.max(1, Number(useSearchValues().trang) || 1);
  const list = useQuery({
    queryKey: ['reminders', unit, page],
    queryFn: () =>
      send('GET', withSearch(`/api/units/${unit}/reminders`, { page, size: PAGE_SIZE }), undefined, reminderList),
  });
  const read = useMutation({
    mutationFn: () => send('POST', `/api/units/${unit}/reminders/read`, {}, reminderCount),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['reminders', unit] }),
  });
  const unread = list.data?.items.some(({ isRead }) => !isRead) ?? false;
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title="Thông báo"
        actions={
          unread &&
          may('reminders:mark') && (
            <Button kind="secondary" busy={read.isPending} onClick={() => read.mutate()}>
              Đánh dấu đã đọc
            </Button>
          )
        }
      >
        Việc sắp đến hạn, đến hạn và quá hạn của bạn, mỗi ngày làm việc một lần
      </PageHeader>
      <QueryView query={list} loading="Đang tải thông báo…">
        {({ items, total }) => (
          <>
            {items.length === 0 && (
              <EmptyState title="Chưa có thông báo nào">Khi có việc sắp đến hạn, phần mềm nhắc ở đây.</EmptyState>
            )}
            {daysOf(items).map(([day, lines]) => (
              <section key={day} className="stack-tight" aria-labelledby={`day-${day}`}>
                <h2 id={`day-${day}`}>Ngày {formatDate(day)}</h2>
                <ul>
                  {lines.map((line) => (
                    <OneReminder key={line.id} unit={unit} line={line} />
                  ))}
                </ul>
              </section>
            ))}
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="thông báo"
                href={(trang) => unitPath(unit, 'thong-bao', { trang })}
              />
            )}
          </>
        )}
      </QueryView>
      {may('reminders:set') && <Setting unit={unit} />}
    </div>
  );
}

function daysOf(items: readonly ReminderLine[]): readonly (readonly [string, readonly ReminderLine[]])[] {
  const days = [...new Set(items.map(({ day }) => day))];
  return days.map((day) => [day, items.filter((line) => line.day === day)] as const);
}

function OneReminder({ unit, line }: { readonly unit: string; readonly line: ReminderLine }) {
  const title = <Link href={unitPath(unit, line.path)}>{line.title}</Link>;
  return (
    <li>
      <StatusBadge tone={TONES[line.stage]}>{STAGE_NAMES[line.stage]}</StatusBadge> {line.what}:{' '}
      {line.isRead ? title : <strong>{title}</strong>}
      {line.stage !== 'notice' && ` – hạn ${formatDate(line.dueOn)}`}
      {line.who && `; phụ trách: ${line.who}`}
    </li>
  );
}

function Setting({ unit }: { readonly unit: string }) {
  const setting = useQuery({
    queryKey: ['reminders', unit, 'setting'],
    queryFn: () => send('GET', `/api/units/${unit}/reminders/setting`, undefined, reminderSetting),
  });
  return setting.data ? <SettingForm unit={unit} daysBefore={setting.data.daysBefore} /> : null;
}

function SettingForm({ unit, daysBefore }: { readonly unit: string; readonly daysBefore: number }) {
  const save = useMutation({
    mutationFn: (days: number) =>
      send('PUT', `/api/units/${unit}/reminders/setting`, { daysBefore: days }, reminderSetting),
    onSuccess: () => notify('Đã lưu'),
  });
  const form = useForm({
    initial: { days: String(daysBefore) },
    check: ({ days }) => ({
      days: /^([1-9]|[12]\d|30)$/u.test(days.trim()) ? undefined : 'Ghi số ngày từ 1 đến 30.',
    }),
  });
  return (
    <details>
      <summary>Nhắc trước bao nhiêu ngày</summary>
      <Form
        form={form}
        submitLabel="Lưu"
        busy={save.isPending}
        failure={save.error ? messageOf(save.error) : undefined}
        onSubmit={({ days }) => save.mutate(Number(days))}
      >
        <NumberField form={form} name="days" label="Nhắc trước hạn" unit="ngày làm việc" required />
      </Form>
    </details>
  );
}
