import type { LineDraft } from '../line-draft.ts';

/** A field that two people changed, each to something else. */
export interface Clash {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface Merged {
  /** Both people's changes together; where they clash, what was typed here. */
  readonly draft: LineDraft;
  readonly clashes: readonly Clash[];
}

/** What two people made of one saved line: a field that only one of them changed is no conflict. */
export function mergeDrafts(base: LineDraft, mine: LineDraft, theirs: LineDraft): Merged {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  const at = (draft: LineDraft, field: string) => draft[field] ?? '';
  const clashes = fields.flatMap((field): readonly Clash[] => {
    const [was, here, there] = [at(base, field), at(mine, field), at(theirs, field)];
    return here !== was && there !== was && here !== there ? [{ field, mine: here, theirs: there }] : [];
  });
  const draft = Object.fromEntries(
    fields.map((field) => [field, at(mine, field) === at(base, field) ? at(theirs, field) : at(mine, field)]),
  );
  return { draft, clashes };
}

export function sameDraft(a: LineDraft, b: LineDraft): boolean {
  return Object.keys({ ...a, ...b }).every((key) => (a[key] ?? '') === (b[key] ?? ''));
}
