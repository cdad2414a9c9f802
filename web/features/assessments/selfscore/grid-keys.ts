import type { KeyboardEvent } from 'react';

/** Cells of one column, in the order of the page: `data-cell="value"`, `data-cell="note"`. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(target: EventTarget): target is Field {
  return target instanceof HTMLElement && 'cell' in target.dataset;
}

/**
 * From cell to cell: Enter and ↓ to the next of the column, ↑ (and Shift + Enter) to the one before, → and ← to the other
 * column of the line from the edge of a text. Letters that are still being composed (Vietnamese typing) are left alone.
 */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, nativeEvent } = event;
  if (!isField(target) || nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const grid = event.currentTarget;
  const next = sideways(target, key) ?? upOrDown(grid, target, key, event.shiftKey);
  if (next) {
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement) {
      next.select();
    }
  }
}

function upOrDown(grid: HTMLElement, target: Field, key: string, shift: boolean): Field | undefined {
  const isChoice = target instanceof HTMLSelectElement;
  const step = key === 'Enter' ? (shift ? -1 : 1) : isChoice ? 0 : key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) {
    return undefined;
  }
  const column = [...grid.querySelectorAll<Field>(`[data-cell="${target.dataset.cell}"]`)];
  return column[column.indexOf(target) + step];
}

function sideways(target: Field, key: string): Field | undefined {
  if (target instanceof HTMLSelectElement) {
    return undefined;
  }
  const { selectionStart, selectionEnd, value, dataset } = target;
  const atEdge =
    selectionStart === selectionEnd &&
    (key === 'ArrowRight' ? selectionEnd === value.length : key === 'ArrowLeft' && selectionStart === 0);
  const other = key === 'ArrowRight' ? 'note' : 'value';
  if (!atEdge || dataset.cell === other) {
    return undefined;
  }
  return target.closest('tr')?.querySelector<Field>(`[data-cell="${other}"]`) ?? undefined;
}
