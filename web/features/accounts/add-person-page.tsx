import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { FieldSet, Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { GrantFields, type GrantValues, grantErrors, grantFrom } from './grant-fields.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { useCreatePerson } from './people-calls.ts';

type Values = GrantValues & {
  readonly name: string;
  readonly userName: string;
};

/** A new person with a first role; the password is theirs to choose, through a link shown once. */
export function AddPersonPage() {
  const unit = useUnitSlug();
  const create = useCreatePerson(unit);
  const form = useForm<Values>({
    initial: {
      name: '',
      userName: '',
      role: '',
      place: unit,
      coversBelow: false,
      from: formatDate(today()),
      to: '',
      reason: '',
    },
    check: (values) => ({
      name: values.name.trim().length < 2 ? 'Nhập họ và tên' : undefined,
      userName: values.userName.trim().length < 3 ? 'Nhập tên đăng nhập, ít nhất 3 ký tự' : undefined,
      ...grantErrors(values),
    }),
  });
  const back = { href: unitPath(unit, 'nguoi-dung'), label: 'Người dùng và vai trò' };
  if (create.data) {
    return (
      <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
        <PageHeader title={`Đã tạo ${form.values.name}`} back={back} />
        <OneTimeLink path={create.data.link} userName={form.values.userName} />
        <div className="row">
          <ButtonLink href={unitPath(unit, `nguoi-dung/${create.data.id}`)}>Xem người dùng</ButtonLink>
        </div>
      </div>
    );
  }
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Thêm người dùng" back={back} />
      <Form
        form={form}
        submitLabel="Tạo người dùng"
        busy={create.isPending}
        failure={create.isError ? messageOf(create.error, ACCOUNT_MESSAGES) : undefined}
        onSubmit={(values) => create.mutate({ name: values.name, grant: grantFrom(values, unit, values.userName) })}
      >
        <FieldSet legend="Người dùng">
          <TextField form={form} name="name" label="Họ và tên" required />
          <TextField
            form={form}
            name="userName"
            label="Tên đăng nhập"
            hint="Chữ thường không dấu, số, dấu chấm, gạch nối hoặc gạch dưới. Ví dụ: ha.nguyen"
            required
          />
        </FieldSet>
        <FieldSet legend="Vai trò đầu tiên">
          <GrantFields form={form} unit={unit} />
        </FieldSet>
      </Form>
    </div>
  );
}
