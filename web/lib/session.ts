import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { type SessionResponse, sessionResponse } from '#core/accounts/contract.ts';
import { send } from './api.ts';
import { useUnitSlug } from './navigation.ts';
import { announceSignedIn } from './signed-out.ts';

export type Session = SessionResponse;
export type SessionUnit = Session['units'][number];

/** Who is signed in, where, and what they may do there. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await send('GET', '/api/session', undefined, sessionResponse);
    announceSignedIn();
    return session;
  },
  staleTime: 60_000,
});

const SessionContext = createContext<Session | undefined>(undefined);

/** Set by the shell once somebody is signed in. */
export const SessionProvider = SessionContext.Provider;

export function useSessionQuery() {
  return useQuery(sessionQuery);
}

/** The session inside a page that asks for one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error('this page stands outside the signed-in part');
  }
  return session;
}

/** Whether the person may do this at the unit of the address. The server decides; this only spares a refusal. */
export function useMay(): (permission: string) => boolean {
  const session = useSession();
  const unit = useUnitSlug();
  return (permission) => may(session, permission, unit);
}

export function may(session: Session, permission: string, unit: string | undefined): boolean {
  if (permission === 'signed-in' || permission === 'public') {
    return true;
  }
  return session.units.some(
    ({ slug, permissions }) => (unit === undefined || slug === unit) && permissions.includes(permission),
  );
}

/** The unit of the address, with its name. */
export function useUnit(): SessionUnit | undefined {
  const slug = useUnitSlug();
  return useSession().units.find((unit) => unit.slug === slug);
}
