import { OPS } from 'unpdf/pdfjs';
import { expect, test } from 'vitest';
import { readDrawing } from './pdf-drawing.ts';

const VIEW = [1, 0, 0, -1, 0, 800] as const;
const rectangle = (x: number, y: number, width: number, height: number) =>
  new Float32Array([0, x, y, 1, x + width, y, 1, x + width, y + height, 1, x, y + height, 4]);
const drawn = (paint: number, path: Float32Array) =>
  readDrawing({ fnArray: [OPS.constructPath], argsArray: [[paint, [path]]] }, VIEW).rules;

test('a stroked rectangle has four sides; a background or what is clipped to has none', () => {
  const page = rectangle(0, 0, 600, 800);
  expect(drawn(OPS.stroke, page)).toHaveLength(4);
  expect(drawn(OPS.fill, page)).toEqual([]);
  expect(drawn(OPS.endPath, page)).toEqual([]);
});

test('a border drawn as a thin filled rectangle is a line', () => {
  expect(drawn(OPS.fill, rectangle(50, 700, 200, 0.5))).toEqual([{ upright: false, at: 99.75, from: 50, to: 250 }]);
  expect(drawn(OPS.eoFill, rectangle(50, 600, 0.5, 100))).toEqual([{ upright: true, at: 50.25, from: 100, to: 200 }]);
});

test('lines follow the matrix of the drawing', () => {
  const line = new Float32Array([0, 0, 0, 1, 100, 0]);
  const fnArray = [OPS.save, OPS.transform, OPS.constructPath, OPS.restore, OPS.constructPath];
  const argsArray = [null, [1, 0, 0, 1, 20, 300], [OPS.stroke, [line]], null, [OPS.stroke, [line]]];
  expect(readDrawing({ fnArray, argsArray }, VIEW).rules).toEqual([
    { upright: false, at: 500, from: 20, to: 120 },
    { upright: false, at: 800, from: 0, to: 100 },
  ]);
});
