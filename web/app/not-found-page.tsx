import { useEffect } from 'react';
import { Link } from '#web/ui/link/link.tsx';

/** The address leads nowhere. */
export function NotFoundPage() {
  useEffect(() => {
    document.title = 'Không tìm thấy trang – Cải cách hành chính';
  }, []);
  return (
    <main
      className="stack"
      style={{ maxWidth: 'var(--measure)', margin: 'var(--space-7) auto', padding: '0 var(--space-4)' }}
    >
      <h1>Không tìm thấy trang</h1>
      <p>
        Địa chỉ có thể đã gõ sai hoặc trang đã chuyển đi. Hãy kiểm tra lại địa chỉ, hoặc{' '}
        <Link href="/">về trang đầu</Link>.
      </p>
    </main>
  );
}
