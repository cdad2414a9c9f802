import '@mantine/core/styles.layer.css';
import '#web/ui/tokens/fonts.css';
import '#web/ui/tokens/tokens.css';
import '#web/ui/tokens/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { watchBrowserConnection } from '#web/lib/connection.ts';
import { createQueryClient } from '#web/lib/query.ts';
import { theme } from '#web/ui/tokens/theme.ts';
import { createAppRouter } from './router.tsx';

/** The server writes a fresh number into the page; styles that Mantine adds carry it, all others are refused. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

watchBrowserConnection();

export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter());
  return (
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
