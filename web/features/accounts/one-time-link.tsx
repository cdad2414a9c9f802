import { LINK_DAYS } from '#core/accounts/account.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';

/** Shown once, to be handed over in person or by a channel that only the person reads. */
export function OneTimeLink({ path, userName }: { readonly path: string; readonly userName: string }) {
  const url = `${window.location.origin}${path}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      notify('Đã chép đường dẫn.');
    } catch {
      notify('Trình duyệt không cho chép. Hãy bôi đen đường dẫn rồi chép bằng Ctrl+C.');
    }
  }

  return (
    <Callout tone="warn" title="Đường dẫn đặt mật khẩu, chỉ hiện một lần">
      <p>
        Gửi đường dẫn này cho chính người dùng <strong>{userName}</strong>. Đường dẫn dùng được một lần trong{' '}
        {LINK_DAYS} ngày; ai có đường dẫn đều đặt được mật khẩu.
      </p>
      <p>
        <code style={{ overflowWrap: 'anywhere', userSelect: 'all' }}>{url}</code>
      </p>
      <Button kind="secondary" size="small" onClick={() => void copy()}>
        Chép đường dẫn
      </Button>
    </Callout>
  );
}
