import type { UnboundNumber } from './binding.ts';

const NUMBER = /(?<![\p{L}\d/.,-])\d+(?:\.\d{3})*(?:,\d+)?(?![\d/-]|[.,]\d)/gu;
const TOKEN = /\{\{[^}]*\}\}/gu;

/** The numbers typed by hand in a text that is taken over from an earlier period, each once. */
export function numbersTyped(text: string): readonly string[] {
  const plain = text.replace(TOKEN, ' ');
  return [...new Set([...plain.matchAll(NUMBER)].map(([printed]) => printed.replace(/^0+(?=\d)/u, '')))];
}

/** Where such numbers still stand in a piece of plain text. */
export function staleNumbers(piece: string, old: ReadonlySet<string>): readonly UnboundNumber[] {
  return [...piece.matchAll(NUMBER)].flatMap((match) => {
    const [quote] = match;
    const printed = quote.replace(/^0+(?=\d)/u, '');
    const place = { start: match.index, end: match.index + quote.length };
    return old.has(printed) ? [{ ...place, quote, printed, figure: undefined, by: 'nothing' } as const] : [];
  });
}
