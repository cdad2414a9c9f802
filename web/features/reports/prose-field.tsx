import { type ClipboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { type ChipWords, chipOf, figureBesideCaret, figureOf, proseNodes, textOfNodes } from './prose-dom.ts';
import classes from './prose-field.module.css';

export interface ProseHandle {
  /** Puts a figure where the caret stands (or last stood), as a chip. */
  insert: (code: string) => void;
  focus: () => void;
}

interface ProseFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** The text to begin with; a new `revision` replaces what stands in the field (another section, a newer text). */
  readonly initial: string;
  readonly revision: string;
  readonly words: Omit<ChipWords, 'chip'>;
  /** May be read and copied only. */
  readonly locked?: boolean;
  readonly onText: (text: string) => void;
  /** A bound figure was pressed: what is behind it? */
  readonly onFigure?: (code: string) => void;
  readonly onLeave: () => void;
  readonly ref: Ref<ProseHandle>;
}

/**
 * Prose with figures as chips. The element is filled once per revision and after that only read: nothing is drawn
 * while somebody types, so a Vietnamese syllable that is still being composed is never torn apart.
 */
export function ProseField(props: ProseFieldProps) {
  const { id, label, hint, initial, revision, words, locked, onText, onFigure, onLeave, ref } = props;
  const field = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | undefined>(undefined);
  const chips = { ...words, chip: classes.chip ?? '' };
  const latest = useRef({ initial, chips });
  latest.current = { initial, chips };

  // biome-ignore lint/correctness/useExhaustiveDependencies: filled anew only when the revision says so
  useEffect(() => {
    field.current?.replaceChildren(proseNodes(latest.current.initial, latest.current.chips));
    caret.current = undefined;
  }, [revision]);

  useEffect(() => {
    // Browsers that do not know "plaintext-only" would leave the element dead.
    if (field.current && !locked && !field.current.isContentEditable) {
      field.current.contentEditable = 'true';
    }
    const remember = () => {
      const selection = document.getSelection();
      if (selection?.rangeCount && field.current?.contains(selection.anchorNode)) {
        caret.current = selection.getRangeAt(0).cloneRange();
      }
    };
    document.addEventListener('selectionchange', remember);
    return () => document.removeEventListener('selectionchange', remember);
  }, [locked]);

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (code) => {
      const root = field.current;
      if (root) {
        insertAt(root, caret.current, chipOf(code, latest.current.chips));
        onText(textOfNodes(root));
      }
    },
  }));

  function report() {
    if (field.current) {
      onText(textOfNodes(field.current));
    }
  }

  function show(code: string | undefined) {
    if (code !== undefined) {
      onFigure?.(code);
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea cannot hold the chips of bound figures
    <div
      ref={field}
      id={id}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      contentEditable={locked ? false : 'plaintext-only'}
      aria-readonly={locked || undefined}
      suppressContentEditableWarning
      spellCheck={false}
      className={classes.field}
      onClick={({ target }) => show(target instanceof HTMLElement ? figureOf(target) : undefined)}
      onKeyUp={({ key, ctrlKey }) => key === 'Enter' && ctrlKey && show(figureBesideCaret())}
      onInput={report}
      onBlur={onLeave}
      onPaste={pastePlain}
    />
  );
}

/** Pasted text comes without its looks; figures typed in it are only digits until they are bound. */
function pastePlain(event: ClipboardEvent): void {
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain').replace(/\r\n?/gu, '\n').normalize('NFC');
  document.execCommand('insertText', false, text);
}

function insertAt(root: HTMLElement, caret: Range | undefined, chip: HTMLElement): void {
  const range = caret && root.contains(caret.startContainer) ? caret : document.createRange();
  if (range !== caret) {
    range.selectNodeContents(root);
    range.collapse(false);
  }
  range.deleteContents();
  range.insertNode(chip);
  // A caret next to a chip at the very end needs a text to stand in.
  if (!chip.nextSibling) {
    chip.after(' ');
  }
  root.focus();
  const after = document.createRange();
  after.setStartAfter(chip);
  after.collapse(true);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(after);
}
