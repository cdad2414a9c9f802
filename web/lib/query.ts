import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiRefusal } from './api.ts';
import { connection, onConnection } from './connection.ts';

/** Keys that begin with this word are the counts of the side bar: asked again after everything that was done. */
export const QUEUE_KEY = 'queues';

const RETRIES = 2;

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always', // whether the server answers is found out by asking it, not by the browser's guess
        retry: (failures, error) => failures < RETRIES && !(error instanceof ApiRefusal && error.status !== 0),
      },
      mutations: { networkMode: 'always', retry: false },
    },
    mutationCache: new MutationCache({
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: [QUEUE_KEY] });
      },
    }),
  });
  onConnection(() => {
    if (connection() === 'connected') {
      void client.invalidateQueries();
    }
  });
  return client;
}
