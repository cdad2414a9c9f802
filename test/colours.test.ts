import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../web/ui/tokens/tokens.css'), 'utf8');

const COLOURS = new Map(
  [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].reverse().map(([, name, hex]) => [name, hex]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(COLOURS.get(name) ?? '')).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ['ink', 'surface'],
  ['ink', 'surface-soft'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'surface-soft'],
  ['ink-soft', 'surface-raised'],
  ['ink-on-accent', 'accent'],
  ['ink-on-accent', 'accent-dark'],
  ['accent', 'surface'],
  ['accent', 'accent-soft'],
  ['accent-dark', 'accent-soft'],
  ['good', 'good-soft'],
  ['good', 'surface'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['bad', 'surface'],
  ['calm', 'calm-soft'],
])('%s on %s can be read: at least 4.5 to 1', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each(['rule-strong', 'focus', 'good-fill', 'bad-fill', 'calm-fill', 'series-1', 'series-2', 'series-3'])(
  '%s can be told from the page: at least 3 to 1',
  (shape) => {
    expect(contrast(shape, 'surface')).toBeGreaterThanOrEqual(3);
  },
);
