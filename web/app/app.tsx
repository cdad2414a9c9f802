import '#web/ui/tokens/fonts.css';
import '#web/ui/tokens/tokens.css';
import '#web/ui/tokens/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { watchBrowserConnection } from '#web/lib/connection.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { createAppRouter } from './router.tsx';

watchBrowserConnection();

export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter());
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
