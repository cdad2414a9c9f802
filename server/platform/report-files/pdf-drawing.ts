import { OPS } from 'unpdf/pdfjs';
import type { Rule } from './page-tables.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** A page's drawing as pdf.js lists it. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A border is at most this thick; what is shorter than this in both directions is a dot. */
const THICK = 2.5;
const SHORT = 6;

/** How many numbers follow each sign in a path of pdf.js: move, line, two kinds of curve, close. */
const PATH_NUMBERS = [2, 2, 6, 4, 0] as const;
const CURVES = new Set([2, 3]);

const OPENS: ReadonlySet<number> = new Set([OPS.save, OPS.paintFormXObjectBegin]);
const CLOSES: ReadonlySet<number> = new Set([OPS.restore, OPS.paintFormXObjectEnd]);
const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
]);

/** The level and upright lines of a page, and whether a picture is painted on it. */
export function readDrawing(
  { fnArray, argsArray }: Drawing,
  view: Matrix,
): { rules: readonly Rule[]; pictures: number } {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let at = view;
  fnArray.forEach((operation, index) => {
    const args = argsArray[index];
    if (OPENS.has(operation)) {
      kept.push(at);
      at = operation === OPS.paintFormXObjectBegin ? formMatrix(at, args) : at;
    } else if (CLOSES.has(operation)) {
      at = kept.pop() ?? view;
    } else if (operation === OPS.transform) {
      at = times(at, args as Matrix);
    } else if (operation === OPS.constructPath) {
      rules.push(...rulesOf(args, at));
    }
  });
  return { rules, pictures: fnArray.filter((operation) => PICTURES.has(operation)).length };
}

function formMatrix(at: Matrix, args: unknown): Matrix {
  const matrix = Array.isArray(args) ? args[0] : undefined;
  return Array.isArray(matrix) || ArrayBuffer.isView(matrix) ? times(at, matrix as unknown as Matrix) : at;
}

export function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function rulesOf(args: unknown, at: Matrix): readonly Rule[] {
  const [paint, parts] = args as [number, readonly (Float32Array | null)[]];
  const path = parts?.[0];
  const isStroked = STROKES.has(paint);
  if (!path || !(isStroked || FILLS.has(paint))) {
    return [];
  }
  return subpathsOf(path, at).flatMap(({ points, closed }) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    if (closed && box.right - box.left > THICK && box.bottom - box.top > THICK) {
      // A filled surface is a background, and what is only clipped to is not seen at all.
      return isStroked ? sidesOf(points) : [];
    }
    return lineOf(box);
  });
}

interface Subpath {
  readonly points: (readonly [number, number])[];
  closed: boolean;
}

/** The straight parts of a path; a path with curves is a drawing, no border. */
function subpathsOf(path: Float32Array, at: Matrix): readonly Subpath[] {
  const subpaths: Subpath[] = [];
  for (let index = 0; index < path.length; ) {
    const sign = path[index] ?? 0;
    if (CURVES.has(sign)) {
      return [];
    }
    const numbers = PATH_NUMBERS[sign] ?? 0;
    const [x = 0, y = 0] = path.subarray(index + 1, index + 3);
    const last = subpaths.at(-1);
    const point = [at[0] * x + at[2] * y + at[4], at[1] * x + at[3] * y + at[5]] as const;
    if (sign === 0) {
      subpaths.push({ points: [point], closed: false });
    } else if (sign === 1) {
      last?.points.push(point);
    } else if (last) {
      last.closed = true;
    }
    index += 1 + numbers;
  }
  return subpaths;
}

function sidesOf(points: readonly (readonly [number, number])[]): readonly Rule[] {
  return points.flatMap(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return lineOf({
      left: Math.min(x, nextX),
      right: Math.max(x, nextX),
      top: Math.min(y, nextY),
      bottom: Math.max(y, nextY),
    });
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function lineOf({ left, right, top, bottom }: Box): readonly Rule[] {
  const [width, height] = [right - left, bottom - top];
  if (height <= THICK && width >= SHORT) {
    return [{ upright: false, at: (top + bottom) / 2, from: left, to: right }];
  }
  if (width <= THICK && height >= SHORT) {
    return [{ upright: true, at: (left + right) / 2, from: top, to: bottom }];
  }
  return [];
}
