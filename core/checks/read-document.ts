import { type FoundReference, findReferences } from './find-references.ts';
import { type OwnHead, readOwnHead } from './own-head.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { CheckedText } from './text.ts';

/** A report read once for all rules. */
export interface ReadDocument {
  readonly text: CheckedText;
  readonly passages: readonly Passage[];
  readonly head: OwnHead;
  readonly references: readonly FoundReference[];
}

export function readDocument(text: CheckedText): ReadDocument {
  const passages = passagesOf(text);
  const head = readOwnHead(text);
  const references = findReferences(passages, (line) => head.numberLines.has(line));
  return { text, passages, head, references };
}
