import type {
  AppraisalBoard,
  AppraisalWork,
  BulkAccepted,
  CriterionAcross,
} from '#core/assessments/appraisal/across/contract.ts';
import { areaOf } from '#core/assessments/appraisal/area-losses.ts';
import { type BoardSums, NO_SUMS, plusSums } from '#core/assessments/appraisal/board-sums.ts';
import { type Bodies, type Body, bodyOf, councilCodes, mayDecide } from '#core/assessments/appraisal/bodies.ts';
import type { CriteriaSetId, Scheme } from '#core/assessments/criteria-set.ts';
import { requireLeaf } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import type { Asking } from '../appraiser-right.ts';
import { requireScheme } from '../criteria-sets.ts';
import {
  type Below,
  type BoardRows,
  boardRows,
  criterionRows,
  type SheetsBelow,
  type TermOfSheets,
  termsBelow,
} from './across-view.ts';
import { criterionUnitToWire } from './across-wire.ts';
import { acceptFullClaims } from './appraise-service.ts';
import { bodyName } from './appraising.ts';
import { type TermSums, termSums } from './board-sums.ts';
import { loadBodies } from './body-view.ts';

/** Whom a person appraises for this committee, and at which of its units the right is held. */
function reachOf({ directory }: Deps, { identity, unit }: Asking): { below: Below; heldAt: readonly UnitId[] } {
  const grants = (identity?.grants ?? []).filter(
    ({ role, unitId }) => role === 'appraiser' && directory.byId(unitId)?.agencyId === unit.agencyId,
  );
  const below = [...new Set(grants.flatMap(({ writes }) => writes))].filter((id) => id !== unit.agencyId);
  return { below, heldAt: grants.map(({ unitId }) => unitId) };
}

/** Everything that a board of a term is read with. */
interface Term {
  readonly found: TermOfSheets;
  readonly scheme: Scheme;
  readonly bodies: Bodies;
  readonly sheets: SheetsBelow;
  readonly heldAt: readonly UnitId[];
  readonly body: (code: string) => Body;
  readonly mine: readonly string[];
  readonly forCouncil: readonly string[];
}

async function openTerm(
  tx: Database,
  { below, heldAt }: ReturnType<typeof reachOf>,
  found: TermOfSheets,
): Promise<Term> {
  const scheme = await requireScheme(tx, found.set_id);
  const campaign =
    found.campaign_id && found.campaign_agency_id
      ? { agencyId: found.campaign_agency_id, id: found.campaign_id }
      : undefined;
  const bodies = await loadBodies(tx, campaign);
  const body = bodyOf(scheme, bodies);
  const codes = scheme.leaves.map(({ criterion }) => criterion.code);
  return {
    found,
    scheme,
    bodies,
    heldAt,
    body,
    sheets: {
      units: below,
      year: found.year,
      term: found.term,
      setId: found.set_id,
      campaignId: found.campaign_id,
    },
    mine: codes.filter((code) => mayDecide(body(code), heldAt)),
    forCouncil: [...councilCodes(scheme, bodies)],
  };
}

/** The sheets of a term by the set asked for, else by the one that scores the most units. */
export async function openTermFor(
  tx: Database,
  deps: Deps,
  asking: Asking,
  term: SheetTerm,
  set: CriteriaSetId | undefined,
): Promise<Term> {
  const reach = reachOf(deps, asking);
  const terms = await termsBelow(tx, reach.below, term);
  const found = terms.find(({ set_id }) => set === undefined || set_id === set);
  if (!found) {
    throw refuse('assessment-unknown', { year: term.year, sheet: sheetKeyText(term) });
  }
  return openTerm(tx, reach, found);
}

function termToWire({ year, term, set_id, set_name, campaign_name }: TermOfSheets) {
  return {
    key: sheetKeyText({ year, term }),
    year,
    term,
    criteriaSetId: set_id,
    setName: set_name,
    campaign: campaign_name,
  };
}

/** How far the appraisal of a term is, by unit and by criterion. */
async function progressOf(tx: Database, { sheets, scheme, mine, forCouncil }: Term): Promise<TermSums & BoardRows> {
  const rows = await boardRows(tx, sheets);
  const [own, council] = [new Set(mine), new Set(forCouncil)];
  const turnOf = (code: string) => ({ isCouncil: council.has(code), isMine: own.has(code) });
  return { ...rows, ...termSums(rows, scheme.leaves, turnOf) };
}

const allOf = (sums: ReadonlyMap<unknown, BoardSums>) => [...sums.values()].reduce(plusSums, NO_SUMS);

/** The terms whose sheets a person appraises, each with what is still to be looked at. A few terms, a few statements. */
export async function readWork(deps: Deps, asking: Asking): Promise<AppraisalWork> {
  return readIn(deps.db, asking.scope, async (tx) => {
    const reach = reachOf(deps, asking);
    const terms = (await termsBelow(tx, reach.below)).slice(0, SHOWN_TERMS);
    const items = await Promise.all(
      terms.map(async (found) => {
        const term = await openTerm(tx, reach, found);
        const { total, waiting, mine } = allOf((await progressOf(tx, term)).byUnit);
        return {
          ...termToWire(found),
          sheets: found.sheets,
          states: [...found.states],
          total,
          waiting,
          mine,
        };
      }),
    );
    return { items, total: items.length };
  });
}

/** Terms of the page "my work": the year that runs and what is left of the ones before. */
const SHOWN_TERMS = 6;

/** A term by criterion, by unit and by body: what is waiting where. */
export async function readBoard(
  deps: Deps,
  asking: Asking,
  key: SheetTerm,
  set: CriteriaSetId | undefined,
): Promise<AppraisalBoard> {
  return readIn(deps.db, asking.scope, async (tx) => {
    const term = await openTermFor(tx, deps, asking, key, set);
    const progress = await progressOf(tx, term);
    return {
      ...termToWire(term.found),
      criteria: criteriaOf(deps, term, progress.byCode),
      units: unitsOf(deps, progress),
      bodies: bodiesOf(deps, term, progress.byCode),
    };
  });
}

function criteriaOf({ directory }: Deps, term: Term, byCode: ReadonlyMap<string, BoardSums>) {
  const area = areaOf(term.scheme);
  return term.scheme.leaves.map(({ criterion: { code, name, max } }) => {
    const sums = byCode.get(code) ?? NO_SUMS;
    const above = area(code);
    const body = term.body(code);
    return {
      code,
      name,
      area: above ? `${above.code}. ${above.name}` : '',
      max: pointsString(max),
      body: bodyName(directory, body),
      mayAppraise: mayDecide(body, term.heldAt),
      total: sums.total,
      waiting: sums.waiting,
      fullClaims: sums.fullClaims,
      lowered: sums.lowered,
      asked: sums.asked,
    };
  });
}

function unitsOf({ directory }: Deps, { sheets, byUnit }: TermSums & BoardRows): AppraisalBoard['units'] {
  const collator = new Intl.Collator('vi');
  return sheets
    .flatMap((sheet) => {
      const unit = directory.byId(sheet.agency_id);
      const { self, points, lost, fullClaims: _, beforeCouncil, ...counts } = byUnit.get(sheet.agency_id) ?? NO_SUMS;
      return unit
        ? [
            {
              ...counts,
              unit: unit.slug,
              unitName: unit.name,
              state: sheet.state,
              self: pointsString(self),
              points: pointsString(points),
              lost: pointsString(lost),
              council: beforeCouncil,
              explanationUntil: sheet.explanation_until,
              approved: sheet.approved,
            },
          ]
        : [];
    })
    .sort((a, b) => collator.compare(a.unitName, b.unitName));
}

function bodiesOf(deps: Deps, term: Term, byCode: ReadonlyMap<string, BoardSums>): AppraisalBoard['bodies'] {
  const leaves = term.scheme.leaves.map(({ criterion: { code } }) => ({ code, body: term.body(code) }));
  const groups = Map.groupBy(leaves, ({ body }) => bodyName(deps.directory, body));
  return [...groups].map(([body, group]) => {
    const { total, waiting } = group.map(({ code }) => byCode.get(code) ?? NO_SUMS).reduce(plusSums, NO_SUMS);
    return {
      body,
      mine: group.some((leaf) => mayDecide(leaf.body, term.heldAt)),
      criteria: group.length,
      total,
      waiting,
    };
  });
}

/** One criterion through all units of a term: claims, figures, evidence, decisions. */
export async function readCriterion(
  deps: Deps,
  asking: Asking,
  { code, ...key }: SheetTerm & { readonly code: string },
  set: CriteriaSetId | undefined,
): Promise<CriterionAcross> {
  return readIn(deps.db, asking.scope, async (tx) => {
    const term = await openTermFor(tx, deps, asking, key, set);
    const leaf = requireLeaf(term.scheme, code);
    const body = term.body(code);
    const collator = new Intl.Collator('vi');
    const items = (await criterionRows(tx, term.sheets, code))
      .flatMap((row) => {
        const unit = deps.directory.byId(row.agency_id);
        return unit ? [criterionUnitToWire(term.scheme, leaf, unit, row)] : [];
      })
      .sort((a, b) => collator.compare(a.unitName, b.unitName));
    return {
      ...termToWire(term.found),
      code,
      body: bodyName(deps.directory, body),
      mayAppraise: mayDecide(body, term.heldAt),
      items,
      total: items.length,
    };
  });
}

/**
 * Accepts every unit's full claim of one criterion. Each unit in its own transaction with its own audit entry; a unit
 * whose sheet takes no appraisal now is named and holds up nobody.
 */
export async function acceptAcross(
  deps: Deps,
  asking: Asking,
  { code, ...key }: SheetTerm & { readonly code: string },
  set: CriteriaSetId | undefined,
): Promise<BulkAccepted> {
  const across = await readCriterion(deps, asking, { ...key, code }, set);
  const full = across.items.filter(
    ({ state, waiting, isFullClaim }) => state === 'submitted' && waiting && isFullClaim,
  );
  const refused: BulkAccepted['refused'] = [];
  let accepted = 0;
  for (const item of full) {
    const unit = deps.directory.bySlug(item.unit);
    try {
      accepted += unit ? await acceptFullClaims(deps, asking, { unit, ...key }, code) : 0;
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      refused.push({ unit: item.unitName, code: error.code });
    }
  }
  return { accepted, refused };
}
