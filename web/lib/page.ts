import type { ComponentType } from 'react';

/** What a feature adds to the web: its pages, its lines of the menu. Listed once, in `web/app/features.ts`. */
export interface WebFeature {
  readonly name: string;
  readonly pages: readonly Page[];
  readonly menu?: readonly MenuEntry[];
}

export interface Page {
  /** `/don-vi/$unit/ho-so/$code`: `$unit` is the unit's slug, other `$names` are read with `usePathParam`. */
  readonly path: `/${string}`;
  /** Title of the window until the page itself says a better one. */
  readonly title: string;
  /** A permission of `core/<feature>/permissions.ts`, or `signed-in`, or `public`. */
  readonly permission: string;
  /** `() => import('./inbox-page.tsx').then(({ InboxPage }) => InboxPage)`: every page is a chunk of its own. */
  readonly load: () => Promise<ComponentType>;
  /** `none` for pages that stand alone, such as signing in. */
  readonly frame?: 'none';
}

export const MENU_GROUPS = {
  work: 'Công việc',
  figures: 'Số liệu, báo cáo',
  score: 'Chấm điểm, khắc phục',
  catalogue: 'Danh mục',
  administration: 'Quản trị',
} as const;

export type MenuGroup = keyof typeof MENU_GROUPS;

export interface MenuEntry {
  readonly label: string;
  /** Where it leads, for the unit chosen. */
  readonly path: (unit: string) => string;
  readonly permission: string;
  readonly group: MenuGroup;
  /** Place within the group; smaller comes first. */
  readonly order: number;
  /** A work queue: how many wait. Asked again after every change that succeeded. */
  readonly count?: (unit: string) => Promise<number>;
  /** How the count is meant: red figures are late ones. */
  readonly countTone?: 'plain' | 'late';
}
