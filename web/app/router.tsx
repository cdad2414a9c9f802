import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { parseSearch, stringifySearch } from '#web/lib/navigation.ts';
import type { Page } from '#web/lib/page.ts';
import { Loading } from '#web/ui/loading/loading.tsx';
import { OneHeading } from '#web/ui/page-header/one-heading.tsx';
import { FEATURES } from './features.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { Shell } from './shell.tsx';
import { StartPage } from './start-page.tsx';

const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage });
const framedRoute = createRoute({ getParentRoute: () => rootRoute, id: 'framed', component: Shell });

const OWN_PAGES: readonly Page[] = [
  { path: '/', title: 'Trang đầu', permission: 'public', frame: 'none', load: async () => StartPage },
  {
    path: '/thu-vien-giao-dien',
    title: 'Thư viện giao diện',
    permission: 'public',
    frame: 'none',
    load: () => import('./gallery-page.tsx').then(({ GalleryPage }) => GalleryPage),
  },
];

const PAGES: readonly Page[] = [...OWN_PAGES, ...FEATURES.flatMap(({ pages }) => pages)];

function RoutedPage({ page, content: Content }: { readonly page: Page; readonly content: ComponentType }) {
  return (
    <OneHeading title={page.title}>
      <PageBoundary page={page}>
        <Suspense fallback={<Loading />}>
          <Content />
        </Suspense>
      </PageBoundary>
    </OneHeading>
  );
}

function routeOf(page: Page) {
  const content = lazy(() => page.load().then((component) => ({ default: component })));
  const getParentRoute = (): typeof rootRoute =>
    page.frame === 'none' ? rootRoute : (framedRoute as unknown as typeof rootRoute);
  return createRoute({
    getParentRoute,
    path: page.path,
    component: () => <RoutedPage page={page} content={content} />,
  });
}

export function createAppRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    history,
    routeTree: rootRoute.addChildren([
      framedRoute.addChildren(PAGES.filter(({ frame }) => frame !== 'none').map(routeOf)),
      ...PAGES.filter(({ frame }) => frame === 'none').map(routeOf),
    ]),
    parseSearch,
    stringifySearch: (search) => {
      const text = stringifySearch(search);
      return text && `?${text}`;
    },
    scrollRestoration: true,
    defaultPreload: false,
  });
}
