import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { messageOf } from '#web/lib/messages.ts';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Loading } from '#web/ui/loading/loading.tsx';

interface QueryViewProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The feature's sentences for its refusals. */
  readonly messages?: Readonly<Record<string, string>>;
  /** What is being fetched: "Đang tải danh sách hồ sơ…". */
  readonly loading?: string;
  readonly children: (data: Data) => ReactNode;
}

/** Waiting, failed or there. What was there stays while a newer answer is fetched or could not be had. */
export function QueryView<Data>({ query, messages, loading, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (query.isError) {
    return <ErrorState onRetry={() => void query.refetch()}>{messageOf(query.error, messages)}</ErrorState>;
  }
  return <Loading>{loading ?? 'Đang tải…'}</Loading>;
}
