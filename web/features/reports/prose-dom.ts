import { partsOf, type TextOfFigure, tokenOf } from '#core/reports/prose.ts';

/**
 * The prose as an editable element: text nodes, and for every figure one span that cannot be edited inside. The way
 * back reads the element, so that the browser's own typing (Vietnamese input methods above all) is never drawn over.
 */
export interface ChipWords {
  readonly textOf: TextOfFigure;
  readonly labelOf: (code: string) => string;
  /** Class of the span. */
  readonly chip: string;
}

const FIGURE = 'figure';

export function proseNodes(text: string, words: ChipWords): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of partsOf(text)) {
    fragment.append('text' in part ? part.text : chipOf(part.figure, words));
  }
  return fragment;
}

export function chipOf(code: string, { textOf, labelOf, chip }: ChipWords): HTMLElement {
  const span = document.createElement('span');
  span.className = chip;
  span.contentEditable = 'false';
  span.dataset[FIGURE] = code;
  span.title = labelOf(code);
  span.textContent = textOf(code) ?? '……';
  return span;
}

/** The code of the chip that was pressed. */
export function figureOf(element: HTMLElement): string | undefined {
  return element.dataset[FIGURE];
}

/** The chip just before the caret, for who works with the keyboard. */
export function figureBesideCaret(): string | undefined {
  const selection = document.getSelection();
  const node = selection?.anchorNode;
  const before =
    node instanceof HTMLElement ? node.childNodes[(selection?.anchorOffset ?? 0) - 1] : node?.previousSibling;
  return before instanceof HTMLElement ? figureOf(before) : undefined;
}

/** Reads the element back into text with tokens; whatever the browser made of a new line, it becomes "\n". */
export function textOfNodes(root: Node): string {
  const text = collect(root)
    .replace(/\u00a0/gu, ' ')
    .normalize('NFC');
  return text.replace(/\n+$/u, '');
}

function collect(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      text += child.nodeValue ?? '';
    } else if (child instanceof HTMLElement) {
      text += elementText(child, text);
    }
  }
  return text;
}

const BLOCKS = new Set(['DIV', 'P']);

function elementText(element: HTMLElement, before: string): string {
  const code = element.dataset[FIGURE];
  if (code !== undefined) {
    return tokenOf(code);
  }
  if (element.tagName === 'BR') {
    return '\n';
  }
  const inside = collect(element);
  const opens = BLOCKS.has(element.tagName) && before !== '' && !before.endsWith('\n');
  return `${opens ? '\n' : ''}${inside}`;
}
