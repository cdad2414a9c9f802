/** Text that is not saved yet, kept in the browser: a closed window or an ended session loses none of it. */
export interface SectionDraft {
  readonly text: string;
  /** The saved version it was written on. */
  readonly version: number;
  /** The text of that version: what the newer one is put together with. */
  readonly base: string;
}

export interface DraftPlace {
  /** Whose browser it is does not matter, who typed does: several people share a machine. */
  readonly account: string;
  readonly unit: string;
  readonly period: string;
  readonly code: string;
}

function keyOf({ account, unit, period, code }: DraftPlace): string {
  return `cchc-report|${account}|${unit}|${period}|${code}`;
}

export function keepDraft(place: DraftPlace, draft: SectionDraft): void {
  window.localStorage.setItem(keyOf(place), JSON.stringify(draft));
}

export function dropDraft(place: DraftPlace): void {
  window.localStorage.removeItem(keyOf(place));
}

export function draftOf(place: DraftPlace): SectionDraft | undefined {
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

/** What this person typed in sections of one report and never got saved, by section. */
export function draftsOf(place: Omit<DraftPlace, 'code'>): readonly { readonly code: string; readonly text: string }[] {
  const prefix = keyOf({ ...place, code: '' });
  const keys = Array.from({ length: window.localStorage.length }, (_, index) => window.localStorage.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const code = key.slice(prefix.length);
      const draft = draftOf({ ...place, code });
      return draft ? [{ code, text: draft.text }] : [];
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}
