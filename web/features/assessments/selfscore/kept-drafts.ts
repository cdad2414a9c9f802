import type { LineDraft } from '../line-draft.ts';

/** What was typed into a line and is not saved yet: a closed window or an ended session loses none of it. */
export interface KeptDraft {
  readonly draft: LineDraft;
  /** The saved line it was written on, and that line's version. */
  readonly base: LineDraft;
  readonly version: number;
}

export interface DraftPlace {
  /** Who typed it: several people share a machine. */
  readonly account: string;
  readonly unit: string;
  readonly sheet: string;
}

const prefixOf = ({ account, unit, sheet }: DraftPlace) => `cchc-sheet|${account}|${unit}|${sheet}|`;

export function keepDraft(place: DraftPlace, code: string, kept: KeptDraft): void {
  try {
    window.localStorage.setItem(prefixOf(place) + code, JSON.stringify(kept));
  } catch {
    // A full or closed store: the page still holds it.
  }
}

export function dropDraft(place: DraftPlace, code: string): void {
  window.localStorage.removeItem(prefixOf(place) + code);
}

/** Everything that this person typed into this sheet and never got saved, by criterion. */
export function keptDrafts(place: DraftPlace): ReadonlyMap<string, KeptDraft> {
  const prefix = prefixOf(place);
  const keys = Array.from({ length: window.localStorage.length }, (_, at) => window.localStorage.key(at) ?? '');
  return new Map(
    keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key): readonly (readonly [string, KeptDraft])[] => {
        const kept = readKept(window.localStorage.getItem(key));
        return kept ? [[key.slice(prefix.length), kept]] : [];
      }),
  );
}

function readKept(text: string | null): KeptDraft | undefined {
  try {
    const kept = JSON.parse(text ?? '') as Partial<KeptDraft>;
    return kept.draft && kept.base && typeof kept.version === 'number'
      ? { draft: kept.draft, base: kept.base, version: kept.version }
      : undefined;
  } catch {
    return undefined;
  }
}
