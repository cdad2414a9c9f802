import { accounts } from '#web/features/accounts/pages.tsx';
import { assessments } from '#web/features/assessments/pages.tsx';
import { audit } from '#web/features/audit/pages.tsx';
import { calendars } from '#web/features/calendars/pages.tsx';
import { checks } from '#web/features/checks/pages.tsx';
import { documents } from '#web/features/documents/pages.tsx';
import { dossiers } from '#web/features/dossiers/pages.tsx';
import { imports } from '#web/features/imports/pages.tsx';
import { dashboard } from '#web/features/indicators/dashboard.ts';
import { indicators } from '#web/features/indicators/pages.tsx';
import { plans } from '#web/features/plans/pages.tsx';
import { procedures } from '#web/features/procedures/pages.tsx';
import { reminders } from '#web/features/reminders/pages.tsx';
import { reports } from '#web/features/reports/pages.tsx';
import { serviceIndex } from '#web/features/service-index/pages.tsx';
import { units } from '#web/features/units/pages.tsx';
import type { WebFeature } from '#web/lib/page.ts';

/** The list of features that have screens. One line each, from `web/features/<feature>/pages.tsx`. */
export const FEATURES: readonly WebFeature[] = [
  dashboard,
  dossiers,
  imports,
  documents,
  procedures,
  calendars,
  accounts,
  audit,
  units,
  indicators,
  reports,
  reminders,
  checks,
  assessments,
  serviceIndex,
  plans,
];
