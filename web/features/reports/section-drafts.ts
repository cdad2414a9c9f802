/** Text that is not saved yet, kept in the browser: a closed window or an ended session loses none of it. */
export interface SectionDraft {
  readonly text: string;
  /** The saved version it was written on. */
  readonly version: number;
  /** The text of that version: what the newer one is put together with. */
  readonly base: string;
}

interface Place {
  readonly unit: string;
  readonly period: string;
  readonly code: string;
}

function keyOf({ unit, period, code }: Place): string {
  return `cchc-report|${unit}|${period}|${code}`;
}

export function keepDraft(place: Place, draft: SectionDraft): void {
  window.localStorage.setItem(keyOf(place), JSON.stringify(draft));
}

export function dropDraft(place: Place): void {
  window.localStorage.removeItem(keyOf(place));
}

export function draftOf(place: Place): SectionDraft | undefined {
  const kept = window.localStorage.getItem(keyOf(place));
  if (kept === null) {
    return undefined;
  }
  try {
    const draft = JSON.parse(kept) as Partial<SectionDraft>;
    return typeof draft.text === 'string' && typeof draft.version === 'number'
      ? { text: draft.text, version: draft.version, base: draft.base ?? '' }
      : undefined;
  } catch {
    return undefined;
  }
}
