import { formatDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { periodTitle } from '#core/reports/period.ts';
import type { SchemeList } from '#core/reports/schemes/contract.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, useSearchValues, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { schemePath, useDraftScheme } from './load-schemes.ts';
import { noticedPeriods } from './noticed-schedule.ts';

/** The schedule that the address brings from a notice, and the way to the sections' draft with its days filled in. */
export function NoticedSchedule({ unit, list }: { readonly unit: string; readonly list: SchemeList }) {
  const { lich, cancu } = useSearchValues();
  const may = useMay();
  const goTo = useGoTo();
  const draft = useDraftScheme(unit);
  const noticed = noticedPeriods(lich);
  const own = list.items.filter((one) => one.own && one.level === 'section');
  const open = own.find(({ state }) => state === 'draft');
  const from = own[0] ?? list.items.find((one) => one.level === 'section') ?? list.items.find(({ holds }) => holds);
  if (noticed.length === 0 || !may('reports:scheme') || !from) {
    return null;
  }
  const fill = (id: string) => goTo(withSearch(schemePath(unit, id), { lich, cancu }));
  return (
    <Callout title={`Lịch báo cáo của các bộ phận đọc từ ${cancu || 'thông báo kết luận'}`}>
      <ul>
        {noticed.map((one) => (
          <li key={`${one.year} ${one.kind}`}>
            {periodTitle(one)}
            {one.deadline && `: gửi chậm nhất ${formatDate(one.deadline)}`}
            {one.from && one.to && `; số liệu từ ${formatDate(one.from)} đến ${formatDate(one.to)}`}
          </li>
        ))}
      </ul>
      {draft.isError && <p role="alert">{messageOf(draft.error, REPORT_MESSAGES)}</p>}
      <Button
        kind="secondary"
        busy={draft.isPending}
        onClick={() =>
          open
            ? fill(open.id)
            : draft.mutate({ from: from.id, level: 'section' }, { onSuccess: ({ head }) => fill(head.id) })
        }
      >
        {open ? 'Điền vào dự thảo đang có' : 'Lập dự thảo theo lịch này'}
      </Button>
    </Callout>
  );
}
