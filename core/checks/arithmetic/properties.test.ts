import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount } from '#core/kernel/decimals.ts';
import { checkArithmetic } from './check-arithmetic.ts';

const FIELDS = ['hộ tịch', 'chứng thực', 'đất đai', 'bảo trợ xã hội', 'người có công', 'xây dựng', 'giáo dục'];
const dot = formatCount;
const comma = (value: number) => formatCount(value).replaceAll('.', ',');
const plain = (value: number) => String(value).padStart(2, '0');

type Layout = (total: number, parts: readonly number[], print: (value: number) => string) => readonly string[];

/** Every way in which our reports print a total with its parts. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  'behind a colon': (total, parts, print) => [
    `Tiếp nhận ${print(total)} hồ sơ, trong đó: ${parts.map((part, at) => `lĩnh vực ${FIELDS[at]} ${print(part)} hồ sơ`).join(', ')}.`,
  ],
  'as a closed list': (total, parts, print) => [
    `Trong kỳ có ${print(total)} hồ sơ, gồm: ${parts.map((part, at) => `${print(part)} hồ sơ ${FIELDS[at]}`).join('; ')}.`,
  ],
  'with a last "và"': (total, parts, print) => [
    `Tổng số ${print(total)} hồ sơ, bao gồm ${parts
      .slice(0, -1)
      .map((part, at) => `lĩnh vực ${FIELDS[at]}: ${print(part)} hồ sơ`)
      .join(', ')} và lĩnh vực ${FIELDS[parts.length - 1]}: ${print(parts.at(-1) ?? 0)} hồ sơ.`,
  ],
  'as bullets': (total, parts, print) => [
    `- Tổng số hồ sơ tiếp nhận: ${print(total)} hồ sơ. Trong đó:`,
    ...parts.map((part, at) => `+ Lĩnh vực ${FIELDS[at]}: ${print(part)}.`),
  ],
  'as a table': (total, parts, print) => [
    'TT\tLĩnh vực\tSố hồ sơ',
    ...parts.map((part, at) => `${at + 1}\t${FIELDS[at]}\t${print(part)}`),
    `\tTổng cộng\t${print(total)}`,
  ],
  'as columns': (total, parts, print) => [
    `TT\tĐơn vị\tTổng\t${parts.map((_, at) => FIELDS[at]).join('\t')}`,
    `(1)\t(2)\t(3)=${parts.map((_, at) => `(${at + 4})`).join('+')}\t${parts.map((_, at) => `(${at + 4})`).join('\t')}`,
    `1\tXã An Hòa\t${print(total)}\t${parts.map(print).join('\t')}`,
    `2\tXã An Lộc\t${print(parts.length)}\t${parts.map(() => '1').join('\t')}`,
  ],
};

const layout = fc.constantFrom(...Object.keys(LAYOUTS));
const printing = fc.constantFrom(dot, comma, plain);
const partsOfWhole = fc.array(fc.integer({ min: 100, max: 40_000 }), { minLength: 3, maxLength: 7 });
const findings = (lines: readonly string[]) =>
  checkArithmetic({ lines: lines.map((text, index) => ({ number: index + 1, text })) }).findings;
const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

test('a total that its parts make is never a finding, however it is printed', () => {
  fc.assert(
    fc.property(layout, printing, partsOfWhole, (name, print, parts) => {
      expect(findings(LAYOUTS[name]?.(sumOf(parts), parts, print) ?? [])).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a total that passes or misses its parts by a little is one finding with that difference', () => {
  fc.assert(
    fc.property(
      layout,
      printing,
      partsOfWhole,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (name, print, parts, by, up) => {
        const sum = sumOf(parts);
        const slip = Math.max(1, Math.floor((sum * by) / 400));
        const total = up ? sum + slip : sum - slip;
        fc.pre(parts.every((part) => part < total) && !prefixMakes(parts, total));
        const found = findings(LAYOUTS[name]?.(total, parts, print) ?? []);
        expect(found.map(({ rule, numbers }) => [rule, numbers])).toEqual([
          ['sum-mismatch', [...parts, sum, total, slip]],
        ]);
      },
    ),
    { numRuns: 200 },
  );
});

/** The first parts alone make the printed total: the rest may be told beside it. */
function prefixMakes(parts: readonly number[], total: number): boolean {
  return parts.some((_, at) => sumOf(parts.slice(0, at + 1)) === total);
}

const SHARES: readonly ((part: number, whole: number, share: string) => string)[] = [
  (part, whole, share) => `Hoàn thành ${part}/${whole} nhiệm vụ, đạt ${share}%.`,
  (part, whole, share) => `Tiếp nhận trực tuyến ${dot(part)} hồ sơ/${dot(whole)} hồ sơ, chiếm ${share}%.`,
  (part, whole, share) => `Tỷ lệ đạt ${share}% (${part}/${whole} nhiệm vụ).`,
  (part, whole, share) => `Có ${dot(part)} hồ sơ trên tổng số ${dot(whole)} hồ sơ, chiếm ${share}%.`,
];

/** The share in hundredths of a last digit, exact: a whole number of 10^-places percent, and what is left over. */
function shareParts(part: number, whole: number, places: number) {
  const scaled = BigInt(part) * 100n * 10n ** BigInt(places);
  return { floor: scaled / BigInt(whole), rest: scaled % BigInt(whole) };
}

function shareText(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)},${digits.slice(-places)}`;
}

const ratio = fc.record({
  whole: fc.integer({ min: 2, max: 900 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  places: fc.integer({ min: 0, max: 2 }),
});

test('a share is right rounded half up and cut off, in every sentence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHARES), ratio, (print, { whole, at, places }) => {
      const part = Math.round(at * whole);
      const { floor, rest } = shareParts(part, whole, places);
      const rounded = rest * 2n >= BigInt(whole) ? floor + 1n : floor;
      for (const units of [floor, rounded]) {
        expect(findings([print(part, whole, shareText(units, places))])).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a share that is off by more than its last digit is one error', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SHARES),
      ratio,
      fc.integer({ min: 2, max: 30 }),
      (print, { whole, at, places }, off) => {
        const part = Math.round(at * whole);
        const { floor } = shareParts(part, whole, places);
        const found = findings([print(part, whole, shareText(floor + BigInt(off), places))]);
        expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['ratio-mismatch', 'error']]);
      },
    ),
    { numRuns: 150 },
  );
});
