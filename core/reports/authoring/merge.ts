import { commonPlaces } from './difference.ts';

/** Paragraphs that go together without a question, or that both writers changed. */
export type MergedPart =
  | { readonly kind: 'agreed'; readonly lines: readonly string[] }
  | { readonly kind: 'both'; readonly mine: readonly string[]; readonly theirs: readonly string[] };

/**
 * Puts together two texts that were written on the same older one, paragraph by paragraph: what one of them changed is
 * taken, what both changed differently is left to a person, with both texts.
 */
export function mergedParts(base: string, mine: string, theirs: string): readonly MergedPart[] {
  const [old, own, other] = [base, mine, theirs].map((text) => (text === '' ? [] : text.split('\n'))) as [
    string[],
    string[],
    string[],
  ];
  const inOwn = new Map(commonPlaces(old, own));
  const inOther = new Map(commonPlaces(old, other));
  const stable = old.flatMap((_, at) => {
    const [a, b] = [inOwn.get(at), inOther.get(at)];
    return a === undefined || b === undefined ? [] : [[at, a, b] as const];
  });
  const parts: MergedPart[] = [];
  let [o, a, b] = [0, 0, 0];
  for (const [atOld, atOwn, atOther] of [...stable, [old.length, own.length, other.length] as const]) {
    parts.push(...between(old.slice(o, atOld), own.slice(a, atOwn), other.slice(b, atOther)));
    parts.push(...agreed(old.slice(atOld, atOld + 1)));
    [o, a, b] = [atOld + 1, atOwn + 1, atOther + 1];
  }
  return joined(parts);
}

function between(old: readonly string[], own: readonly string[], other: readonly string[]): readonly MergedPart[] {
  const same = (one: readonly string[], two: readonly string[]) => one.join('\n') === two.join('\n');
  if (same(own, other) || same(other, old)) {
    return agreed(own);
  }
  if (same(own, old)) {
    return agreed(other);
  }
  // Neighbouring paragraphs rewritten by different people, none added or dropped: each is a question of its own.
  if (old.length > 1 && own.length === old.length && other.length === old.length) {
    return old.flatMap((line, at) => between([line], own.slice(at, at + 1), other.slice(at, at + 1)));
  }
  return [{ kind: 'both', mine: own, theirs: other }];
}

function agreed(lines: readonly string[]): readonly MergedPart[] {
  return lines.length === 0 ? [] : [{ kind: 'agreed', lines }];
}

function joined(parts: readonly MergedPart[]): readonly MergedPart[] {
  const all: MergedPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === 'agreed' && last?.kind === 'agreed') {
      all.splice(-1, 1, { kind: 'agreed', lines: [...last.lines, ...part.lines] });
    } else {
      all.push(part);
    }
  }
  return all;
}

export type Choice = 'mine' | 'theirs' | 'both';

/** The text that comes out, with a choice for each place that both changed, in their order. */
export function mergedText(parts: readonly MergedPart[], choices: readonly Choice[]): string {
  let asked = 0;
  return parts
    .flatMap((part) => {
      if (part.kind === 'agreed') {
        return part.lines;
      }
      const choice = choices[asked] ?? 'both';
      asked += 1;
      return choice === 'both' ? [...part.theirs, ...part.mine] : part[choice];
    })
    .join('\n');
}
