import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { GrantFields, type GrantValues, grantErrors, grantFrom } from './grant-fields.tsx';
import { useGrantRole, usePeople } from './people-calls.ts';

/** A further role for a person of the unit. */
export function GrantPage() {
  const unit = useUnitSlug();
  const id = usePathParam('person');
  return (
    <QueryView query={usePeople(unit)} messages={ACCOUNT_MESSAGES}>
      {({ items }) => {
        const person = items.find((one) => one.id === id);
        return person && <GrantForm unit={unit} id={id} name={person.name} userName={person.userName} />;
      }}
    </QueryView>
  );
}

interface GrantFormProps {
  readonly unit: string;
  readonly id: string;
  readonly name: string;
  readonly userName: string;
}

function GrantForm({ unit, id, name, userName }: GrantFormProps) {
  const grant = useGrantRole(unit);
  const goTo = useGoTo();
  const form = useForm<GrantValues>({
    initial: { role: '', place: unit, coversBelow: false, from: formatDate(today()), to: '', reason: '' },
    check: grantErrors,
  });
  const back = unitPath(unit, `nguoi-dung/${id}`);

  function submit(values: GrantValues) {
    grant.mutate(grantFrom(values, unit, userName), {
      onSuccess: () => {
        notify('Đã giao vai trò.');
        goTo(back);
      },
    });
  }

  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={`Giao vai trò cho ${name}`} back={{ href: back, label: name }} />
      <Form
        form={form}
        submitLabel="Giao vai trò"
        busy={grant.isPending}
        failure={grant.isError ? messageOf(grant.error, ACCOUNT_MESSAGES) : undefined}
        onSubmit={submit}
      >
        <GrantFields form={form} unit={unit} />
      </Form>
    </div>
  );
}
