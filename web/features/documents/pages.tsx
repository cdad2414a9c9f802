import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/van-ban';

export const documents: WebFeature = {
  name: 'documents',
  pages: [
    {
      path: BASE,
      title: 'Sổ văn bản',
      permission: 'documents:read',
      load: () => import('./documents-page.tsx').then(({ DocumentsPage }) => DocumentsPage),
    },
    {
      path: `${BASE}/them`,
      title: 'Ghi văn bản vào sổ',
      permission: 'documents:add',
      load: () => import('./add-document-page.tsx').then(({ AddDocumentPage }) => AddDocumentPage),
    },
    {
      path: `${BASE}/$document`,
      title: 'Văn bản',
      permission: 'documents:read',
      load: () => import('./document-page.tsx').then(({ DocumentPage }) => DocumentPage),
    },
    {
      path: `${BASE}/$document/sua`,
      title: 'Sửa văn bản',
      permission: 'documents:edit',
      load: () => import('./edit-document-page.tsx').then(({ EditDocumentPage }) => EditDocumentPage),
    },
  ],
  menu: [
    {
      label: 'Sổ văn bản',
      path: (unit) => unitPath(unit, 'van-ban'),
      permission: 'documents:read',
      group: 'work',
      order: 60,
    },
  ],
};
