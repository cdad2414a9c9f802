import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { documentPermissions } from '#core/documents/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { documentIntake } from './document-intake.ts';
import { documentRoutes } from './document-routes.ts';
import { loadSampleDocuments } from './document-sample.ts';

export const documents: Feature = {
  name: 'documents',
  permissions: documentPermissions,
  messages: DOCUMENT_MESSAGES,
  routes: documentRoutes,
  documentIntake,
  sample: loadSampleDocuments,
};
