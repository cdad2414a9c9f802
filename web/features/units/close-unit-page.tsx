import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { UnitSummary } from '#core/units/contract.ts';
import { UNIT_MESSAGES } from '#core/units/messages.ts';
import { lineName } from '#core/units/unit.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useCloseUnit, useUnitDetail, useUnits } from './unit-calls.ts';

/** The end of a unit, and into which one it goes. */
export function CloseUnitPage() {
  return (
    <QueryView query={useUnitDetail(usePathParam('slug'))} messages={UNIT_MESSAGES}>
      {({ unit }) => <CloseForm unit={unit} />}
    </QueryView>
  );
}

function CloseForm({ unit }: { readonly unit: UnitSummary }) {
  const here = useUnitSlug();
  const close = useCloseUnit(unit.slug);
  const goTo = useGoTo();
  const isSection = unit.kind === 'section';
  const beside = useUnits({ below: unit.parentSlug ?? '-', size: 200 }, !isSection).data?.items ?? [];
  const form = useForm({
    initial: { lastDay: formatDate(today()), into: '', basis: '' },
    check: ({ lastDay, basis }) => ({
      lastDay: parseDate(lastDay) ? undefined : 'Ngày phải có dạng ngày/tháng/năm',
      basis: basis.trim() ? undefined : 'Ghi căn cứ của việc kết thúc',
    }),
  });

  function act() {
    form.submit(({ lastDay, into, basis }) =>
      close.mutate(
        {
          lastDay: parseDate(lastDay) ?? '',
          basis,
          successors: into ? [{ slug: into, kind: 'merge' }] : [],
        },
        {
          onSuccess: () => {
            notify('Đã ghi ngày kết thúc.');
            goTo(unitPath(here, `to-chuc/${unit.slug}`));
          },
        },
      ),
    );
  }

  return (
    <ConfirmPage
      title={`Kết thúc ${unit.name}`}
      consequences={[
        'Sau ngày này đơn vị chỉ còn để xem; các bộ phận của đơn vị cũng kết thúc.',
        'Đơn vị nhận sáp nhập xem được dữ liệu cũ, và số liệu cũ được cộng vào kỳ trước ngày sáp nhập.',
        'Việc này không hoàn tác được trên giao diện.',
      ]}
      act="Kết thúc đơn vị"
      danger
      busy={close.isPending}
      failure={close.isError ? messageOf(close.error, UNIT_MESSAGES) : undefined}
      backHref={unitPath(here, `to-chuc/${unit.slug}`)}
      onAct={act}
    >
      <DateField form={form} name="lastDay" label="Ngày hoạt động cuối cùng" required />
      {!isSection && (
        <SearchSelectField
          form={form}
          name="into"
          label="Nhập vào đơn vị"
          hint="Để trống nếu không nhập toàn bộ vào một đơn vị"
          choices={beside
            .filter(({ slug }) => slug !== unit.slug)
            .map(({ slug, name }) => ({ value: slug, label: lineName(name) }))}
        />
      )}
      <TextField form={form} name="basis" label="Căn cứ" hint="Số và cơ quan ban hành của nghị quyết" required />
    </ConfirmPage>
  );
}
