import {
  type BoardCell,
  type BoardSums,
  NO_SUMS,
  plusSums,
  sumsOf,
  type Turn,
} from '#core/assessments/appraisal/board-sums.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { BoardLines, BoardRows, BoardSheet, BoardWords } from './across-view.ts';

/** Sums of a term by unit and by criterion. */
export interface TermSums {
  readonly byUnit: ReadonlyMap<UnitId, BoardSums>;
  readonly byCode: ReadonlyMap<string, BoardSums>;
}

const NO_WORDS: Omit<BoardWords, 'agency_id' | 'code'> = {
  first: null,
  asked: false,
  second: false,
  council: false,
  answered: false,
  put: false,
};

/** Adds up every leaf of every sheet once; a leaf that nobody wrote counts like an empty one. */
export function termSums(
  { sheets, lines, words }: BoardRows,
  leaves: readonly Leaf[],
  turnOf: (code: string) => Turn,
): TermSums {
  const turns = new Map(leaves.map(({ criterion: { code } }) => [code, turnOf(code)]));
  const linesOf = new Map(lines.map((row) => [row.agency_id, row]));
  const wordsOf = new Map(
    [...Map.groupBy(words, ({ agency_id }) => agency_id)].map(([unit, said]) => [
      unit,
      new Map(said.map((one) => [one.code, one])),
    ]),
  );
  const byUnit = new Map<UnitId, BoardSums>();
  const byCode = new Map<string, BoardSums>();
  for (const sheet of sheets) {
    const cells = cellsOf(sheet, linesOf.get(sheet.agency_id), wordsOf.get(sheet.agency_id));
    for (const leaf of leaves) {
      const { code } = leaf.criterion;
      const own = sumsOf(leaf, cells(code), turns.get(code) ?? { isCouncil: false, isMine: false });
      byUnit.set(sheet.agency_id, plusSums(byUnit.get(sheet.agency_id) ?? NO_SUMS, own));
      if (sheet.state !== 'self-scoring') {
        byCode.set(code, plusSums(byCode.get(code) ?? NO_SUMS, own));
      }
    }
  }
  return { byUnit, byCode };
}

function cellsOf(
  { state }: BoardSheet,
  lines: BoardLines | undefined,
  words: ReadonlyMap<string, BoardWords> | undefined,
): (code: string) => BoardCell {
  const at = new Map((lines?.codes ?? []).map((code, place) => [code, place]));
  return (code) => {
    const place = at.get(code) ?? -1;
    const said = words?.get(code) ?? NO_WORDS;
    return {
      state,
      applicable: lines?.applicable[place] ?? true,
      self: lines?.self[place] ?? undefined,
      points: lines?.points[place] ?? undefined,
      first: said.first ?? undefined,
      asked: said.asked,
      answered: said.answered,
      second: said.second,
      council: said.council,
      put: said.put,
    };
  };
}
