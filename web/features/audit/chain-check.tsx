import { useState } from 'react';
import type { ChainState } from '#core/audit/contract.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useChain } from './load-audit.ts';

const PROBLEMS = {
  hash: 'nội dung của dòng không khớp mã băm',
  gap: 'thiếu một dòng ngay trước đó',
  content: 'cột hiển thị khác nội dung đã băm',
  head: 'thiếu dòng cuối hoặc sai mã băm cuối',
} as const satisfies Record<NonNullable<ChainState['broken']>['problem'], string>;

/** Whether anybody has touched the trail behind the product's back. */
export function ChainCheck({ unit }: { readonly unit: string }) {
  const [wanted, setWanted] = useState(false);
  const chain = useChain(unit, wanted);
  return (
    <section className="stack-tight" style={{ maxWidth: 'var(--measure)' }}>
      <h2>Tính nguyên vẹn của nhật ký</h2>
      <p>
        Mỗi dòng mang mã băm của mình và của dòng trước. Sửa, chèn hay xóa một dòng ngoài hệ thống đều lộ ra khi tính
        lại.
      </p>
      <div>
        <Button
          kind="secondary"
          busy={chain.isFetching}
          onClick={() => (wanted ? void chain.refetch() : setWanted(true))}
        >
          Tính lại mã băm
        </Button>
      </div>
      {wanted && (
        <QueryView query={chain} loading="Đang tính lại mã băm…">
          {({ entries, headHash, broken }) =>
            broken ? (
              <Callout tone="late" title={`Nhật ký bị sai từ dòng ${formatCount(broken.seq)}`}>
                Vì {PROBLEMS[broken.problem]}. {formatCount(entries)} dòng trước đó nguyên vẹn. Báo ngay cho người quản
                trị hệ thống và giữ nguyên hiện trạng.
              </Callout>
            ) : (
              <Callout tone="good" title={`${formatCount(entries)} dòng nguyên vẹn`}>
                Mã băm cuối: <code style={{ overflowWrap: 'anywhere' }}>{headHash ?? '–'}</code>
              </Callout>
            )
          }
        </QueryView>
      )}
    </section>
  );
}
