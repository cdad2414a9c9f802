import { useState } from 'react';
import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { useManagePerson, usePasswordLink, usePeople } from './people-calls.ts';
import { ReasonField, useReason } from './reason-field.tsx';

const ACTS = {
  khoa: {
    verb: 'lock',
    act: 'Khóa tài khoản',
    done: 'Đã khóa tài khoản.',
    consequences: [
      'Mọi phiên đang mở của người này kết thúc ngay và không đăng nhập lại được.',
      'Người quản trị của đơn vị mở lại được; vai trò và dữ liệu không mất.',
    ],
  },
  'mo-khoa': {
    verb: 'unlock',
    act: 'Mở khóa',
    done: 'Đã mở khóa.',
    consequences: ['Người này đăng nhập lại được ngay với mật khẩu cũ.'],
  },
  'bo-hai-buoc': {
    verb: 'reset-totp',
    act: 'Bỏ xác thực hai bước',
    done: 'Đã bỏ xác thực hai bước.',
    consequences: [
      'Chỉ làm khi đã biết chắc đây là chính người dùng (mất điện thoại và mã dự phòng).',
      'Mọi phiên đang mở kết thúc; lần sau đăng nhập chỉ cần mật khẩu cho đến khi bật lại.',
    ],
  },
} as const;

/** An act on somebody's account, on a page that says what follows. */
export function ManagePage() {
  const unit = useUnitSlug();
  const [id, act] = [usePathParam('person'), usePathParam('act')];
  return (
    <QueryView query={usePeople(unit)} messages={ACCOUNT_MESSAGES}>
      {({ items }) => {
        const person = items.find((one) => one.id === id);
        if (!person) {
          return <EmptyState title="Không tìm thấy người này ở đơn vị" />;
        }
        const props = { unit, id, name: person.name, userName: person.userName };
        if (act === 'dat-lai-mat-khau') {
          return <LinkAct {...props} />;
        }
        return act in ACTS ? (
          <PlainAct {...props} act={act as keyof typeof ACTS} />
        ) : (
          <EmptyState title="Không có việc này" />
        );
      }}
    </QueryView>
  );
}

interface ActProps {
  readonly unit: string;
  readonly id: string;
  readonly name: string;
  readonly userName: string;
}

function PlainAct({ unit, id, name, act }: ActProps & { readonly act: keyof typeof ACTS }) {
  const { verb, act: words, done, consequences } = ACTS[act];
  const manage = useManagePerson(unit, id, verb);
  const goTo = useGoTo();
  const form = useReason();
  const back = unitPath(unit, `nguoi-dung/${id}`);
  return (
    <ConfirmPage
      title={`${words}: ${name}`}
      consequences={consequences}
      act={words}
      danger={act !== 'mo-khoa'}
      busy={manage.isPending}
      failure={manage.isError ? messageOf(manage.error, ACCOUNT_MESSAGES) : undefined}
      backHref={back}
      onAct={() =>
        form.submit(({ reason }) =>
          manage.mutate(reason, {
            onSuccess: () => {
              notify(done);
              goTo(back);
            },
          }),
        )
      }
    >
      <ReasonField form={form} />
    </ConfirmPage>
  );
}

function LinkAct({ unit, id, name, userName }: ActProps) {
  const create = usePasswordLink(unit, id);
  const form = useReason();
  const [link, setLink] = useState<string>();
  const back = unitPath(unit, `nguoi-dung/${id}`);
  if (link !== undefined) {
    return (
      <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
        <PageHeader title={`Đường dẫn đặt mật khẩu của ${name}`} back={{ href: back, label: name }} />
        <OneTimeLink path={link} userName={userName} />
        <div className="row">
          <ButtonLink kind="secondary" href={back}>
            Xong
          </ButtonLink>
        </div>
      </div>
    );
  }
  return (
    <ConfirmPage
      title={`Tạo đường dẫn đặt mật khẩu cho ${name}`}
      consequences={[
        'Đường dẫn hiện một lần cho bạn, để chuyển cho chính người dùng.',
        'Mật khẩu cũ vẫn dùng được cho đến khi người dùng đặt mật khẩu mới; các đường dẫn tạo trước đó hết hiệu lực.',
      ]}
      act="Tạo đường dẫn"
      busy={create.isPending}
      failure={create.isError ? messageOf(create.error, ACCOUNT_MESSAGES) : undefined}
      backHref={back}
      onAct={() =>
        form.submit(({ reason }) => create.mutate(reason, { onSuccess: (created) => setLink(created.link) }))
      }
    >
      <ReasonField form={form} />
    </ConfirmPage>
  );
}
