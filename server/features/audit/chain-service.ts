import { createHash } from 'node:crypto';
import { CHAIN_START, type ChainHead, type ChainProblem, type LinkHash, problemOf } from '#core/audit/chain.ts';
import type { ChainState } from '#core/audit/contract.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Difference, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { agenciesWithChains, chainHead, readLinks } from './audit-view.ts';

const STRETCH = 2_000;

const hashOf: LinkHash = (previousHash, entry) =>
  createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(entry, 'utf8').digest('hex');

/** Recomputes every hash of one agency's chain, up to where its ledger says it ends. */
export async function checkChain(tx: Database, agencyId: UnitId): Promise<ChainState> {
  let before: ChainHead = CHAIN_START;
  for (;;) {
    // The end is read before the links: entries written meanwhile are then found as links, not missed as an end.
    const head = await chainHead(tx, agencyId);
    const links = await readLinks(tx, agencyId, before.seq, STRETCH);
    for (const link of links) {
      const problem = problemOf(before, link, hashOf);
      if (problem) {
        return brokenAt(link.seq, problem, before, head);
      }
      before = link;
    }
    if (links.length === 0) {
      const isWhole = before.seq === (head?.seq ?? 0) && before.hash === (head?.hash ?? '');
      const state = { entries: before.seq, headHash: before.hash || null, broken: null };
      return isWhole ? state : brokenAt(before.seq + 1, 'head', before, head);
    }
  }
}

function brokenAt(seq: number, problem: ChainProblem, before: ChainHead, head: ChainHead | undefined): ChainState {
  return { entries: before.seq, headHash: head?.hash || null, broken: { seq, problem } };
}

const PROBLEMS = {
  hash: 'nội dung không khớp mã băm',
  gap: 'thiếu một dòng',
  content: 'cột hiển thị khác nội dung đã băm',
  head: 'thiếu dòng cuối hoặc sai mã băm cuối',
} as const satisfies Record<ChainProblem, string>;

/** A line for every agency whose chain is not whole. */
export async function verifyChains({ deps, scope }: SystemContext): Promise<readonly Difference[]> {
  const agencies = await readIn(deps.db, scope, agenciesWithChains);
  const differences: Difference[] = [];
  for (const agencyId of agencies) {
    const { broken, entries } = await readIn(deps.db, scope, (tx) => checkChain(tx, agencyId));
    if (broken) {
      differences.push({
        what: 'Chuỗi nhật ký',
        where: `${deps.directory.byId(agencyId)?.slug ?? agencyId}, dòng ${broken.seq}`,
        stored: PROBLEMS[broken.problem],
        recomputed: `${entries} dòng đầu nguyên vẹn`,
      });
    }
  }
  return differences;
}
