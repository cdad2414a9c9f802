import { useSyncExternalStore } from 'react';
import { type Period, periodOf } from '#core/indicators/periods.ts';
import { today } from './format.ts';
import { useSearchValues } from './navigation.ts';

/**
 * The period that figures are shown for. The address says it (`?ky=2026-q1`); without, the last one chosen in this
 * window holds, so that going from page to page keeps it.
 */
const KEPT = 'cchc-period';
const listeners = new Set<() => void>();

function kept(): string | undefined {
  return window.sessionStorage.getItem(KEPT) ?? undefined;
}

export function keepPeriod(code: string): void {
  window.sessionStorage.setItem(KEPT, code);
  for (const listener of listeners) {
    listener();
  }
}

export function currentYear(): number {
  return Number(today().slice(0, 4));
}

export function usePeriod(): Period {
  const inAddress = useSearchValues().ky;
  const last = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, kept);
  return periodOf(inAddress ?? '') ?? periodOf(last ?? '') ?? ofThisYear();
}

function ofThisYear(): Period {
  const year = currentYear();
  return { code: String(year), kind: 'calendar-year', year, window: { from: `${year}-01-01`, to: `${year}-12-31` } };
}
