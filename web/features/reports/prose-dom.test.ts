import { expect, test } from 'vitest';
import { type ChipWords, proseNodes, textOfNodes } from './prose-dom.ts';

const WORDS: ChipWords = {
  textOf: (code) => (code === 'dossiers.received' ? '1.200' : undefined),
  labelOf: (code) => code,
  chip: 'chip',
};

function field(text: string): HTMLElement {
  const element = document.createElement('div');
  element.append(proseNodes(text, WORDS));
  return element;
}

test.each([
  'Tiếp nhận {{dossiers.received}} hồ sơ.',
  '- Một {{dossiers.late}};\n- Hai.\n\n+ Ba {{own.x}}{{own.y}}',
  '{{dossiers.received}}',
  '',
])('prose goes into the field and comes back as it was: %j', (text) => {
  expect(textOfNodes(field(text))).toBe(text);
});

test('a figure shows its value, or a gap, and is no text to edit', () => {
  const element = field('Có {{dossiers.received}} và {{dossiers.unheard}}.');
  expect(element.textContent).toBe('Có 1.200 và …….');
  const chips = [...element.querySelectorAll('span')];
  expect(chips.map((chip) => chip.contentEditable)).toEqual(['false', 'false']);
});

test.each([
  ['one<div>two</div><div>three</div>', 'one\ntwo\nthree'],
  ['<div>one</div><div>two</div>', 'one\ntwo'],
  ['one<br>two<br>', 'one\ntwo'],
  ['one\n', 'one'],
  ['hai\u00a0chữ', 'hai chữ'],
  ['Tiê\u0301ng', 'Tiếng'],
  ['<b>đậm</b> và <i>nghiêng</i>', 'đậm và nghiêng'],
])('whatever the browser makes of typing becomes plain lines: %j', (html, text) => {
  const element = document.createElement('div');
  element.innerHTML = html;
  expect(textOfNodes(element)).toBe(text);
});
