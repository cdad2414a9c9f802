import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { lineName } from '#core/units/unit.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam } from '#web/lib/navigation.ts';
import { Form } from '#web/ui/form/form.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DoorPage } from './door-page.tsx';
import { useFirstAdministrator, useLink } from './link-calls.ts';
import { type NewPassword, NewPasswordFields, passwordErrors } from './password-fields.tsx';
import { useFreshStart, useSignIn } from './sign-in-calls.ts';

type Values = NewPassword & {
  readonly name: string;
  readonly userName: string;
  readonly province: string;
};

/** The first page of an empty installation. */
export function FirstAdministratorPage() {
  const link = useLink(usePathParam('token'));
  return (
    <DoorPage title="Người quản trị đầu tiên">
      <QueryView query={link} messages={ACCOUNT_MESSAGES}>
        {({ provinces }) => (
          <>
            <p>
              Bạn sẽ quản trị tỉnh, thành phố đã chọn và các đơn vị cấp dưới. Sau khi đăng nhập, thêm xã, phường của
              mình ở mục “Đơn vị” rồi thêm người ở mục “Người dùng”.
            </p>
            <FirstAdministratorForm provinces={provinces} />
          </>
        )}
      </QueryView>
    </DoorPage>
  );
}

function FirstAdministratorForm({ provinces }: { readonly provinces: readonly { slug: string; name: string }[] }) {
  const create = useFirstAdministrator(usePathParam('token'));
  const signIn = useSignIn();
  const start = useFreshStart();
  const goTo = useGoTo();
  const form = useForm<Values>({
    initial: { name: '', userName: '', province: '', password: '', again: '' },
    check: (values) => ({
      name: values.name.trim().length < 2 ? 'Nhập họ và tên' : undefined,
      userName: values.userName.trim().length < 3 ? 'Nhập tên đăng nhập, ít nhất 3 ký tự' : undefined,
      province: values.province ? undefined : 'Chọn tỉnh, thành phố',
      ...passwordErrors(values),
    }),
  });

  function submit({ name, userName, password, province }: Values) {
    create.mutate(
      { name, userName, password, provinceSlug: province },
      {
        onSuccess: ({ unitSlug }) =>
          signIn.mutate(
            { userName, password },
            {
              onSuccess: () => {
                start();
                goTo(unitPath(unitSlug, 'to-chuc'), { replace: true });
              },
              onError: () => goTo('/dang-nhap', { replace: true }),
            },
          ),
      },
    );
  }

  return (
    <Form
      form={form}
      submitLabel="Tạo tài khoản quản trị"
      busy={create.isPending || signIn.isPending}
      failure={create.isError ? messageOf(create.error, ACCOUNT_MESSAGES) : undefined}
      onSubmit={submit}
    >
      <TextField form={form} name="name" label="Họ và tên" autoComplete="name" required />
      <TextField
        form={form}
        name="userName"
        label="Tên đăng nhập"
        hint="Chữ thường không dấu, số, dấu chấm, gạch nối hoặc gạch dưới. Ví dụ: an.nguyen"
        autoComplete="username"
        required
      />
      <SearchSelectField
        form={form}
        name="province"
        label="Tỉnh, thành phố"
        choices={provinces.map(({ slug, name }) => ({ value: slug, label: lineName(name) }))}
        required
      />
      <NewPasswordFields form={form} />
    </Form>
  );
}
