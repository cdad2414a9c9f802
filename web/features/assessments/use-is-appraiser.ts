import { useMay, useSession } from '#web/lib/session.ts';

/** Whether this person appraises from above: nobody appraises the committee where they serve. */
export function useIsAppraiser(unit: string): boolean {
  const may = useMay();
  const { roles } = useSession();
  return may('assessments:appraise') && roles.some(({ role, unitSlug }) => role === 'appraiser' && unitSlug !== unit);
}
