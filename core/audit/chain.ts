/** One link as it is stored, and what the columns beside it say. */
export interface StoredLink {
  readonly seq: number;
  readonly entry: string;
  readonly hash: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

export type ChainProblem = 'hash' | 'gap' | 'content' | 'head';

export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const CHAIN_START: ChainHead = { seq: 0, hash: '' };

/** sha256 of the bytes behind `previousHash` (hexadecimal) followed by `entry`, in hexadecimal. Given by the server. */
export type LinkHash = (previousHash: string, entry: string) => string;

/** What is wrong with a link that should follow `before`: a row left out, a changed text, or a changed column beside it. */
export function problemOf(before: ChainHead, link: StoredLink, hashOf: LinkHash): ChainProblem | undefined {
  if (link.seq !== before.seq + 1) {
    return 'gap';
  }
  if (hashOf(before.hash, link.entry) !== link.hash) {
    return 'hash';
  }
  return saysTheSame(link) ? undefined : 'content';
}

function saysTheSame(link: StoredLink): boolean {
  const said: unknown = JSON.parse(link.entry);
  const fields = said as Readonly<Record<string, unknown>>;
  return (
    fields.seq === link.seq &&
    fields.at === link.at &&
    (fields.actorId ?? null) === link.actorId &&
    fields.actor === link.actorName &&
    fields.action === link.action &&
    fields.subjectKind === link.subjectKind &&
    fields.subjectId === link.subjectId
  );
}
