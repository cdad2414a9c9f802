import type { ProcedureDetail } from '#core/procedures/contract.ts';
import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import type { Ownership } from '#core/procedures/procedure.ts';
import { OWNERSHIP_NAMES } from '#core/procedures/procedure.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useAssign, useWithdraw } from './change-procedures.ts';
import { useProcedure } from './load-procedures.ts';
import { useSections } from './load-sections.ts';

/** How this agency handles a procedure: whose register its dossiers stand in, which section resolves them. */
export function AssignPage() {
  const unit = useUnitSlug();
  const id = usePathParam('id');
  const query = useProcedure(unit, id);
  return (
    <QueryView query={query} messages={PROCEDURE_MESSAGES}>
      {(procedure) => <AssignForm unit={unit} procedure={procedure} />}
    </QueryView>
  );
}

function AssignForm({ unit, procedure }: { readonly unit: string; readonly procedure: ProcedureDetail }) {
  const { id, own } = procedure;
  const back = unitPath(unit, `thu-tuc/${id}`);
  const goTo = useGoTo();
  const sections = useSections(unit);
  const assign = useAssign(unit, id);
  const withdraw = useWithdraw(unit, id);
  const form = useForm({
    initial: { ownership: own?.ownership ?? '', section: own?.sectionSlug ?? '' } as {
      readonly ownership: string;
      readonly section: string;
    },
    check: ({ ownership }) => ({
      ownership: ownership === '' ? 'Chọn nơi quản lý trạng thái của hồ sơ.' : undefined,
    }),
  });
  const failed = assign.error ?? withdraw.error;
  const saved = (sentence: string) => () => {
    notify(sentence);
    goTo(back);
  };
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title="Cách giải quyết tại đơn vị"
        back={{ href: back, label: procedure.versions[0]?.name ?? 'Thủ tục' }}
      />
      <Form
        form={form}
        onSubmit={({ ownership, section }) =>
          assign.mutate(
            { ownership: ownership as Ownership, sectionSlug: section === '' ? null : section },
            { onSuccess: saved('Đã lưu cách giải quyết') },
          )
        }
        submitLabel="Lưu"
        busy={assign.isPending}
        failure={failed ? messageOf(failed, PROCEDURE_MESSAGES) : undefined}
        others={
          own && (
            <Button
              kind="secondary"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate(undefined, { onSuccess: saved('Đã đưa thủ tục ra khỏi danh mục đơn vị') })}
            >
              Đưa ra khỏi danh mục đơn vị
            </Button>
          )
        }
      >
        <ChoiceField
          form={form}
          name="ownership"
          label="Trạng thái hồ sơ do đâu quản lý"
          required
          choices={[
            {
              value: 'owned',
              label: OWNERSHIP_NAMES.owned,
              hint: 'Đơn vị tiếp nhận, chuyển bước và trả kết quả trên phần mềm này',
            },
            {
              value: 'imported',
              label: OWNERSHIP_NAMES.imported,
              hint: 'Chỉ nhập kết xuất để đối chiếu và tính số liệu; không chuyển bước ở đây',
            },
          ]}
        />
        <SelectField
          form={form}
          name="section"
          label="Bộ phận giải quyết"
          placeholder="Chưa giao bộ phận"
          choices={(sections.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </Form>
      <p>
        <ButtonLink kind="quiet" href={back}>
          Quay lại, không thay đổi
        </ButtonLink>
      </p>
    </div>
  );
}
