/**
 * Prose with bound figures. It is kept as text in which a figure stands as its code in double braces
 * (`Tiếp nhận {{dossiers.received}} hồ sơ`) and a line that begins with "- " or "+ " is an item of a list; every other
 * line is a paragraph. The number itself is never part of the text.
 */
export type ProsePart = { readonly text: string } | { readonly figure: string };

export interface ProseLine {
  readonly kind: 'paragraph' | 'dash' | 'plus';
  readonly parts: readonly ProsePart[];
}

const TOKEN = /\{\{([A-Za-z0-9_.-]+)\}\}/gu;

export function tokenOf(code: string): string {
  return `{{${code}}}`;
}

export function parseProse(text: string): readonly ProseLine[] {
  return text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const kind = line.startsWith('- ') ? 'dash' : line.startsWith('+ ') ? 'plus' : 'paragraph';
      return { kind, parts: partsOf(kind === 'paragraph' ? line : line.slice(2).trim()) };
    });
}

/** Text and figures in turn. */
export function partsOf(text: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) {
      parts.push({ text: text.slice(end, match.index) });
    }
    parts.push({ figure: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    parts.push({ text: text.slice(end) });
  }
  return parts;
}

/** The codes of all figures named, each once. */
export function figureCodes(text: string): readonly string[] {
  return [...new Set([...text.matchAll(TOKEN)].map((match) => match[1] ?? ''))];
}

/** What a part prints when its figure has no value: a gap to fill in by hand. */
export const BLANK = '……';

export type TextOfFigure = (code: string) => string | undefined;

export function filled(parts: readonly ProsePart[], textOf: TextOfFigure): string {
  return parts.map((part) => ('text' in part ? part.text : (textOf(part.figure) ?? BLANK))).join('');
}

/** "ước", "ước tính", "ước đạt" right before a figure ("trước" is another word), or "(ước…" right after it. */
const SAID_BEFORE = /(?<!\p{L})ước(?: (?:tính|đạt|khoảng|thực hiện|là|có|trên))*\s*$/iu;
const SAID_AFTER = /^\s*\(?\s*ước(?!\p{L})/iu;
const OPENS_SENTENCE = /(?:^|[.!?…]\s+|[.!?…]["”]\s+)$/u;

/**
 * The same as it is printed: a figure that is an estimate has "ước" in front of it, once. Nothing is added where the
 * text says so itself, nor to the second figure of "3/4", whose first one has it.
 */
export function printedProse(
  parts: readonly ProsePart[],
  textOf: TextOfFigure,
  isEstimate: (code: string) => boolean,
): string {
  let printed = '';
  for (const [index, part] of parts.entries()) {
    if ('text' in part) {
      printed += part.text;
      continue;
    }
    const text = textOf(part.figure);
    const after = parts[index + 1];
    const saidAfter = after !== undefined && 'text' in after && SAID_AFTER.test(after.text);
    const said = saidAfter || SAID_BEFORE.test(printed) || /\S\/$/u.test(printed);
    const marked = text !== undefined && isEstimate(part.figure) && !said;
    printed += (marked ? (OPENS_SENTENCE.test(printed) ? 'Ước ' : 'ước ') : '') + (text ?? BLANK);
  }
  return printed;
}
