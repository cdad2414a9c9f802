import { useLocation } from '@tanstack/react-router';
import type { Session, SessionUnit } from '#web/lib/session.ts';

/** The unit named in the address (`/don-vi/<slug>/…`), for the frame, which stands outside the page's own route. */
export function useUnitOfAddress(session: Session): SessionUnit | undefined {
  const slug = /^\/don-vi\/([^/]+)/.exec(useLocation().pathname)?.[1];
  return session.units.find((unit) => unit.slug === slug) ?? session.units[0];
}
