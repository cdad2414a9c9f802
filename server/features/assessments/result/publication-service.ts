import type { AssessmentId } from '#core/assessments/assessment.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { PublishResultsRequest } from '#core/assessments/result/contract.ts';
import { type PublicationId, type RankingKey, rankingKeyText } from '#core/assessments/result/ranking-key.ts';
import { areaCodes } from '#core/assessments/result/result-sums.ts';
import { standingsOf } from '#core/assessments/result/standings.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAuditEach } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, writeInEach } from '#server/platform/scope.ts';
import { insertPublication, type NewPublication, type PublishedUnit, publishSheets } from './publication-repository.ts';
import { type RankingAsking, requireRankingKey } from './ranking-service.ts';
import { loadRankedList, type RankedList } from './ranking-source.ts';

/**
 * Publishes a list by a decision: every settled sheet in one transaction, places frozen. Where the list has been
 * published already the new decision amends the earlier one, whose figures stay readable.
 */
export async function publishResults(
  deps: Deps,
  asking: RankingAsking,
  keyText: string,
  request: PublishResultsRequest,
): Promise<{ readonly key: string }> {
  const key = requireLiveKey(keyText);
  const scope = publishingScope(deps, asking);
  const first = await readIn(deps.db, scope, (tx) => loadRankedList(tx, deps, asking.unit, key));
  const agencies = [asking.unit.agencyId, ...first.units.map(({ unitId }) => unitId)];
  return writeInEach(deps.db, scope, agencies, async (tx) => {
    const list = await loadRankedList(tx, deps, asking.unit, key);
    requirePublishable(list, request);
    if (list.units.some(({ unitId }) => !agencies.includes(unitId))) {
      throw refuse('results-changed'); // settled while the decision was being recorded
    }
    const publication = await newPublication(tx, deps, asking, key, list, request);
    const units = placesOf(list);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    await insertPublication(tx, publication, asking.unit.agencyId, units, writing);
    await publishSheets(tx, publication, units, writing.at);
    await auditPublication(tx, scope, publication, units, writing.at);
    return { key: rankingKeyText({ kind: 'published', publicationId: publication.id }) };
  });
}

type LiveKey = Exclude<RankingKey, { kind: 'published' }>;

function requireLiveKey(text: string): LiveKey {
  const key = requireRankingKey(text);
  if (key.kind === 'published') {
    throw refuse('ranking-unknown');
  }
  return key;
}

/** The chair acts for the committee that ranks: the fence opens for the units below it, whatever the role covers. */
function publishingScope({ directory }: Deps, { scope, unit }: RankingAsking): Scope {
  const { reads, writes } = directory.reachOf(unit.agencyId, true);
  return { ...scope, units: reads, writeUnits: writes };
}

function requirePublishable(list: RankedList, request: PublishResultsRequest): void {
  if (list.units.length === 0) {
    throw refuse('nothing-to-publish');
  }
  if (list.without.length > 0 && !request.leaveOut) {
    throw refuse('results-missing', { units: list.without.length });
  }
  const current = list.publication;
  if ((current?.id ?? null) !== request.amends) {
    throw refuse('publication-changed', { current: current?.id ?? null });
  }
  if (current && clean(request.reason) === '') {
    throw refuse('amendment-reason-missing');
  }
}

function placesOf({ scheme, units, sheetIds }: RankedList): readonly PublishedUnit[] {
  const undecided = units.map((unit) => ({ ...unit, decided: undefined }));
  const standings = standingsOf(scheme.set, areaCodes(scheme), undecided);
  return units.map(({ unitId, group, sums }) => {
    const { rank = null, rankOf = null } = standings.get(unitId) ?? {};
    return { unitId, assessmentId: sheetIds.get(unitId) as AssessmentId, group, sums, rank, rankOf };
  });
}

async function newPublication(
  tx: Database,
  deps: Deps,
  { scope, unit }: RankingAsking,
  key: LiveKey,
  list: RankedList,
  request: PublishResultsRequest,
): Promise<NewPublication> {
  const at = deps.now();
  const { number, date, issuer, signer, withRemarks, note } = request;
  const title = clean(request.title) || `Kết quả chỉ số cải cách hành chính ${termInWords(list)} – ${list.title}`;
  const entry = { kind: 'decision', symbol: number, date, issuer, abstract: `Công bố ${title}` };
  const who = { agencyId: unit.agencyId, actor: scope.actor, at };
  const registered = await deps.documentIntake?.register(tx, who, entry, undefined);
  return {
    agencyId: unit.agencyId,
    id: newId<PublicationId>(at),
    title,
    year: list.year,
    term: list.term,
    criteriaSetId: list.scheme.set.id,
    campaignId: key.kind === 'campaign' ? key.campaignId : undefined,
    ...{ number, date, issuer, signer, withRemarks, note },
    documentId: registered?.id,
    amends: list.publication?.id,
    reason: list.publication ? clean(request.reason) : '',
  };
}

async function auditPublication(
  tx: Database,
  { actor }: Scope,
  publication: NewPublication,
  units: readonly PublishedUnit[],
  at: Date,
): Promise<void> {
  const { agencyId, id, number, date, amends, reason } = publication;
  const action = amends ? 'assessments:amend-publication' : 'assessments:publish-results';
  const why = reason || undefined;
  await appendAuditEach(tx, [
    {
      agencyId,
      actor,
      at,
      action,
      subjectKind: 'result-publication',
      subjectId: id,
      what: { decision: number, date, units: units.length, amends: amends ?? null },
      why,
    },
    ...units.map(({ unitId, assessmentId, rank, rankOf }) => ({
      agencyId: unitId,
      actor,
      at,
      action,
      subjectKind: 'assessment',
      subjectId: assessmentId,
      what: { decision: number, date, rank, rankOf },
      why,
    })),
  ]);
}
