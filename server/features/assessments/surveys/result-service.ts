import type { Leaf, Scheme } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { explanationOf } from '#core/assessments/scoring.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import type { JoinAnswer, TypedResultRequest, UnitResult } from '#core/assessments/surveys/contract.ts';
import { figuresOf, percentInWords, resultInWords, scoreOfResult } from '#core/assessments/surveys/joining.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import { averageOf, type CriterionResult, resultsOf, type Tally } from '#core/assessments/surveys/results.ts';
import type { SurveyRoundId } from '#core/assessments/surveys/slip.ts';
import { type Fraction, fraction } from '#core/kernel/fractions.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { requireDocument } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { readIn, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { requireScheme } from '../criteria-sets.ts';
import { type Settlement, settleLines } from '../settled-service.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import {
  loadRoundForms,
  noteJoined,
  type StoredRound,
  type StoredRoundForm,
  saveTypedResult,
  type TypedResult,
  typedResults,
} from './round-repository.ts';
import { criteriaOf, requireCollecting, requireRound } from './round-service.ts';
import { recorded, type SurveyDesk, unitsBelow } from './survey-desk.ts';
import { type SlipCount, sheetsOfRound, slipCounts, talliesOf } from './survey-view.ts';

/** Everything that the results of some units are made of, loaded in a handful of statements. */
interface Counted {
  readonly round: StoredRound;
  readonly forms: readonly StoredRoundForm[];
  readonly scheme: Scheme;
  readonly units: readonly UnitRef[];
  readonly tallies: ReadonlyMap<UnitId, readonly Tally[]>;
  readonly slips: ReadonlyMap<UnitId, readonly SlipCount[]>;
  readonly typed: ReadonlyMap<UnitId, readonly TypedResult[]>;
}

async function counted(
  tx: Database,
  desk: SurveyDesk,
  id: SurveyRoundId,
  shown?: (units: readonly UnitRef[]) => readonly UnitRef[],
): Promise<Counted> {
  const { agencyId } = desk.unit;
  const round = await requireRound(tx, desk, id);
  const forms = await loadRoundForms(tx, agencyId, id);
  const scheme = await requireScheme(tx, round.criteriaSetId);
  const units = await unitsBelow(tx, desk, round.closesOn);
  const wanted = (shown?.(units) ?? units).map((unit) => unit.id);
  const typed = round.method === 'typed' ? await typedResults(tx, agencyId, id) : [];
  const tallies = round.method === 'slips' ? await talliesOf(tx, agencyId, id, wanted) : [];
  const slips = round.method === 'slips' ? await slipCounts(tx, agencyId, id) : [];
  return {
    round,
    forms,
    scheme,
    units,
    tallies: Map.groupBy(tallies, ({ unitId }) => unitId),
    slips: Map.groupBy(slips, ({ unitId }) => unitId),
    typed: Map.groupBy(typed, ({ unitId }) => unitId),
  };
}

/** A result with the words behind it: from slips, or typed from a document. */
interface Found extends CriterionResult {
  readonly words: string;
  readonly source: string | null;
  /** Typed: a rate, not an exact fraction. */
  readonly rate: number | undefined;
}

function foundFor({ round, forms, scheme, tallies, typed }: Counted, unitId: UnitId): readonly Found[] {
  if (round.method === 'slips') {
    return resultsOf(forms, tallies.get(unitId) ?? [], round.leaveOutEmpty).map((result) => ({
      ...result,
      words: resultInWords(round.name, result),
      source: null,
      rate: undefined,
    }));
  }
  const results = new Map((typed.get(unitId) ?? []).map((one) => [one.criterion, one]));
  return criteriaOf(scheme, round, forms).map((criterion) => {
    const one = results.get(criterion);
    const average = one && fraction(one.average, 10_000);
    const words = one
      ? `Điều tra xã hội học “${round.name}”: bình quân ${percentInWords(fraction(one.average, 10_000))}, theo ${one.source}.`
      : '';
    return { criterion, groups: [], average, words, source: one?.source ?? null, rate: one?.average };
  });
}

/** One page of units with what was found about them. */
export async function readResults(
  desk: SurveyDesk,
  id: SurveyRoundId,
  { page, size }: { readonly page: number; readonly size: number },
) {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const cut = (units: readonly UnitRef[]) => units.slice((page - 1) * size, page * size);
    const all = await counted(tx, desk, id, cut);
    const few = all.units.filter((unit) => isTooFew(all, unit.id));
    const without = all.units.filter(({ id: unitId }) => !all.slips.has(unitId) && !all.typed.has(unitId));
    return {
      items: cut(all.units).map((unit) => resultToWire(all, unit)),
      total: all.units.length,
      tooFew: few.length,
      without: without.length,
    };
  });
}

function isTooFew({ round, forms, slips }: Counted, unitId: UnitId): boolean {
  const own = slips.get(unitId) ?? [];
  const valid = (formId: string) => own.find((one) => one.formId === formId)?.valid ?? 0;
  return round.method === 'slips' && forms.some(({ form, minSlips }) => valid(form.id) < minSlips);
}

function resultToWire(all: Counted, { id, slug, name }: UnitRef): UnitResult {
  const own = all.slips.get(id) ?? [];
  return {
    unit: slug,
    unitName: name,
    tooFew: isTooFew(all, id),
    slips: all.forms.map(({ form, minSlips }) => {
      const one = own.find(({ formId }) => formId === form.id);
      return { groupName: form.groupName, valid: one?.valid ?? 0, unanswered: one?.unanswered ?? 0, minSlips };
    }),
    criteria: foundFor(all, id).map((found) => criterionToWire(all.scheme, found)),
  };
}

const exact = (share: Fraction) => `${share.n}/${share.d}`;

function criterionToWire(scheme: Scheme, found: Found): UnitResult['criteria'][number] {
  const leaf = scheme.leafOf.get(found.criterion);
  const { average } = found;
  const score = leaf && scoreOfResult(leaf, found);
  return {
    code: found.criterion,
    groups: found.groups.map((group) => {
      const share = group.answers > 0 ? averageOf(group) : undefined;
      const { groupName, weight, answers } = group;
      return {
        groupName,
        weight,
        answers,
        average: share ? percentInWords(share) : null,
        fraction: share ? exact(share) : null,
      };
    }),
    average: average ? percentInWords(average) : null,
    fraction: average ? exact(average) : null,
    points: score?.kind === 'points' ? pointsString(score.points) : null,
    working: leaf && average ? workingOf(leaf, found) : null,
    source: found.source,
  };
}

function workingOf(leaf: Leaf, found: Found): string | null {
  const values = Object.fromEntries(cellsOf(leaf, found, '').map(({ name, value }) => [name, value]));
  return explanationOf(leaf, values) ?? null;
}

/** The figures of a leaf: a typed average is the rule's own rate. */
function cellsOf(leaf: Leaf, found: Found, roundId: string) {
  const settled = { by: { kind: 'survey', id: roundId }, source: found.words } as const;
  const figures =
    found.rate === undefined ? figuresOf(leaf, found, settled) : [{ name: RATE_NAME, value: found.rate, ...settled }];
  return figures.map((figure) => ({ ...figure, code: leaf.criterion.code }));
}

export async function typeResult(desk: SurveyDesk, id: SurveyRoundId, request: TypedResultRequest): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const round = await requireRound(tx, desk, id);
    requireCollecting(round, 'typed');
    const { criterion, average, slips, source, documentId } = request;
    const unit = (await unitsBelow(tx, desk, round.closesOn)).find(({ slug }) => slug === request.unit);
    if (!unit) {
      throw refuseSurvey('survey-unit-unknown', { unit: request.unit });
    }
    const scheme = await requireScheme(tx, round.criteriaSetId);
    if (!criteriaOf(scheme, round, []).includes(criterion)) {
      throw refuseSurvey('survey-criterion-unknown', { criteria: [criterion] });
    }
    if (source === '') {
      throw refuseSurvey('survey-source-missing');
    }
    if (documentId !== null) {
      await requireDocument(tx, desk.unit.agencyId, documentId);
    }
    const result = { unitId: unit.id, criterion, average, slips, source, documentId };
    await saveTypedResult(tx, desk.unit.agencyId, id, result, writing);
    const what = { unit: unit.slug, criterion, average, slips, source };
    return { action: 'surveys:type-result', kind: 'survey-round', id, what, answer: undefined };
  });
}

type Joined = JoinAnswer['units'][number];

/**
 * Joins the points of a closed round into the sheets of its units, each with how it was found. One short transaction a
 * unit: every agency has its own lock and trail. Joining twice changes nothing.
 */
export async function joinRound(desk: SurveyDesk, id: SurveyRoundId): Promise<JoinAnswer> {
  const { deps, scope, unit } = desk;
  const { all, sheets } = await readIn(deps.db, scope, async (tx) => {
    const everything = await counted(tx, desk, id);
    if (everything.round.state !== 'closed') {
      throw refuseSurvey('survey-round-open');
    }
    const ids = everything.units.map((one) => one.id);
    return { all: everything, sheets: await sheetsOfRound(tx, everything.round, ids) };
  });
  const units: Joined[] = [];
  for (const one of all.units) {
    const found = foundFor(all, one.id);
    const settlements = settlementsOf(all, found);
    const none = found.filter(({ average }) => !average).map(({ criterion }) => line(criterion, 'no-result'));
    if (settlements.length > 0) {
      const sheet = sheets.get(one.id);
      const without = sheet === undefined ? 'no-sheet' : sheet === all.round.criteriaSetId ? undefined : 'other-set';
      const lines = without
        ? settlements.map(({ code }) => line(code, without))
        : await joinUnit(desk, all.round, one, settlements);
      units.push({ unit: one.slug, unitName: one.name, lines: [...lines, ...none] });
    }
  }
  if (units.length === 0) {
    throw refuseSurvey('survey-nothing-to-join');
  }
  const joined = units.flatMap(({ lines }) => lines).filter(({ what }) => what === 'written').length;
  await recorded(desk, async (tx, writing) => {
    await noteJoined(tx, unit.agencyId, id, writing);
    const what = { units: units.length, joined };
    return { action: 'surveys:join', kind: 'survey-round', id, what, answer: undefined };
  });
  return { joined, units };
}

const line = (code: string, what: Joined['lines'][number]['what']) => ({ code, what });

function settlementsOf({ round, scheme }: Counted, found: readonly Found[]): readonly Settlement[] {
  return found.flatMap((one) => {
    const leaf = scheme.leafOf.get(one.criterion);
    return leaf && one.average
      ? [{ code: one.criterion, cells: cellsOf(leaf, one, round.id), finding: one.words }]
      : [];
  });
}

async function joinUnit(
  { deps, scope }: SurveyDesk,
  round: StoredRound,
  unit: UnitRef,
  settlements: readonly Settlement[],
): Promise<Joined['lines']> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const sheet = await requireSheetWithLines(tx, unit.agencyId, { year: round.year, term: round.term });
    const outcomes = await settleLines(tx, sheet, settlements, { at, actorName: scope.actor.name });
    const written = [...outcomes].filter(([, outcome]) => outcome === 'written').map(([code]) => code);
    if (written.length > 0) {
      await appendAudit(tx, {
        agencyId: unit.agencyId,
        actor: scope.actor,
        at,
        action: 'assessments:join-survey',
        subjectKind: 'assessment',
        subjectId: sheet.assessment.id,
        what: { round: round.name, roundId: round.id, criteria: written },
        why: settlements.map(({ finding }) => finding).join(' '),
      });
    }
    return [...outcomes].map(([code, outcome]) => line(code, outcome));
  });
}
