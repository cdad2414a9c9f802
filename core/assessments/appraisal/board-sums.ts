import type { AssessmentState } from '../assessment.ts';
import type { Leaf } from '../criteria-set.ts';
import type { Points } from '../points.ts';
import { verdictOf } from './rounds.ts';

/** One leaf of one sheet, as far as its appraisal is. */
export interface BoardCell {
  readonly state: AssessmentState;
  readonly applicable: boolean;
  readonly self: Points | undefined;
  readonly points: Points | undefined;
  /** Points of the first round. */
  readonly first: Points | undefined;
  readonly asked: boolean;
  readonly answered: boolean;
  readonly second: boolean;
  readonly council: boolean;
  readonly put: boolean;
}

/** How far the appraisal of some cells is. `waiting`, `fullClaims`: of the lines that an appraiser decides. */
export interface BoardSums {
  readonly total: number;
  readonly waiting: number;
  readonly mine: number;
  readonly fullClaims: number;
  readonly lowered: number;
  readonly asked: number;
  readonly answered: number;
  readonly beforeCouncil: number;
  readonly self: Points;
  readonly points: Points;
  readonly lost: Points;
}

export const NO_SUMS: BoardSums = {
  total: 0,
  waiting: 0,
  mine: 0,
  fullClaims: 0,
  lowered: 0,
  asked: 0,
  answered: 0,
  beforeCouncil: 0,
  self: 0,
  points: 0,
  lost: 0,
};

/** Whether the round that runs still has to look at a line. Outside the areas only what was claimed. */
export function isWaiting({ side }: Pick<Leaf, 'side'>, cell: Omit<BoardCell, 'asked' | 'first' | 'put'>): boolean {
  if (!cell.applicable || (side !== 'inside' && cell.self === undefined)) {
    return false;
  }
  if (cell.state === 'submitted') {
    return cell.points === undefined;
  }
  const unseen = cell.answered && !cell.second;
  return cell.state === 'second-appraisal' && !cell.council && (cell.points === undefined || unseen);
}

/** Who decides a leaf, for the sums: an appraiser at all, and this one. */
export interface Turn {
  readonly isCouncil: boolean;
  readonly isMine: boolean;
}

/** What one leaf of one sheet adds. */
export function sumsOf(leaf: Leaf, cell: BoardCell, turn: Turn): BoardSums {
  const counts = cell.applicable && (leaf.side === 'inside' || cell.self !== undefined);
  return counts ? { ...turnsOf(leaf, cell, turn), ...saidOf(leaf, cell), ...pointsOf(leaf, cell) } : NO_SUMS;
}

const one = (yes: boolean) => (yes ? 1 : 0);

function turnsOf(leaf: Leaf, cell: BoardCell, { isCouncil, isMine }: Turn) {
  const waiting = isWaiting(leaf, cell);
  const isFull = leaf.side === 'inside' && cell.self === leaf.criterion.max;
  const undecided = isCouncil ? cell.points === undefined : cell.put && !cell.council;
  return {
    total: one(!isCouncil),
    waiting: one(waiting && !isCouncil),
    mine: one(waiting && isMine),
    fullClaims: one(cell.state === 'submitted' && waiting && isFull && isMine),
    beforeCouncil: one(undecided && cell.state !== 'self-scoring'),
  };
}

function saidOf(leaf: Leaf, { first, self, asked, answered }: BoardCell) {
  const worse = first !== undefined && verdictOf(leaf, self, first) === 'lowered';
  return { lowered: one(worse), asked: one(asked), answered: one(answered) };
}

/** Points outside the areas are no part of these sums. */
function pointsOf({ side, criterion: { max } }: Leaf, { self = 0, points }: BoardCell) {
  return side === 'inside'
    ? { self, points: points ?? 0, lost: points === undefined ? 0 : max - points }
    : { self: 0, points: 0, lost: 0 };
}

export function plusSums(a: BoardSums, b: BoardSums): BoardSums {
  return b === NO_SUMS
    ? a
    : {
        total: a.total + b.total,
        waiting: a.waiting + b.waiting,
        mine: a.mine + b.mine,
        fullClaims: a.fullClaims + b.fullClaims,
        lowered: a.lowered + b.lowered,
        asked: a.asked + b.asked,
        answered: a.answered + b.answered,
        beforeCouncil: a.beforeCouncil + b.beforeCouncil,
        self: a.self + b.self,
        points: a.points + b.points,
        lost: a.lost + b.lost,
      };
}
