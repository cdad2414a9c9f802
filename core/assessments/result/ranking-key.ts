import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { readSheetKey, type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import type { Id } from '#core/kernel/ids.ts';

export type PublicationId = Id<'Publication'>;

/**
 * Which ranking: the settled sheets of a campaign, those of a term that belong to none (by one version of a set: two
 * versions are never ranked together), or what a decision published.
 */
export type RankingKey =
  | { readonly kind: 'campaign'; readonly campaignId: string }
  | ({ readonly kind: 'sheets'; readonly setId: CriteriaSetId } & SheetTerm)
  | { readonly kind: 'published'; readonly publicationId: PublicationId };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHAPE = new RegExp(`^(dot|qd|\\d{4}(?:-6m)?)\\.(${UUID})$`, 'u');

/** "dot.<campaign>", "qd.<publication>", "2023.<set>", "2023-6m.<set>": one part of an address. */
export function rankingKeyText(key: RankingKey): string {
  switch (key.kind) {
    case 'campaign':
      return `dot.${key.campaignId}`;
    case 'published':
      return `qd.${key.publicationId}`;
    case 'sheets':
      return `${sheetKeyText(key)}.${key.setId}`;
    default:
      return key satisfies never;
  }
}

export function readRankingKey(text: string): RankingKey | undefined {
  const [, head = '', id = ''] = SHAPE.exec(text) ?? [];
  if (id === '') {
    return undefined;
  }
  if (head === 'dot') {
    return { kind: 'campaign', campaignId: id };
  }
  if (head === 'qd') {
    return { kind: 'published', publicationId: id as PublicationId };
  }
  const term = readSheetKey(head);
  return term && { kind: 'sheets', setId: id as CriteriaSetId, ...term };
}
