import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeDrafts, sameDraft } from './merge-drafts.ts';

const draft = fc.record({
  a: fc.constantFrom('', '1', '2'),
  b: fc.constantFrom('', '1', '2'),
  c: fc.constantFrom('', 'x'),
});

test('who changed nothing gets the other’s; a clash is only where both changed to something else; the order is no matter', () => {
  fc.assert(
    fc.property(draft, draft, draft, (base, mine, theirs) => {
      const merged = mergeDrafts(base, mine, theirs);
      expect(sameDraft(mergeDrafts(base, base, theirs).draft, theirs)).toBe(true);
      expect(sameDraft(mergeDrafts(base, mine, base).draft, mine)).toBe(true);
      const other = mergeDrafts(base, theirs, mine);
      expect(merged.clashes.map(({ field }) => field)).toEqual(other.clashes.map(({ field }) => field));
      if (merged.clashes.length === 0) {
        expect(sameDraft(merged.draft, other.draft)).toBe(true);
      }
      for (const { field, mine: own } of merged.clashes) {
        expect(merged.draft[field]).toBe(own);
      }
    }),
  );
});
