import { dashboard } from '#web/features/indicators/dashboard.ts';
import type { WebFeature } from '#web/lib/page.ts';

/** The list of features that have screens. One line each, from `web/features/<feature>/pages.tsx`. */
export const FEATURES: readonly WebFeature[] = [dashboard];
