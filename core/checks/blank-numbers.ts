import { kindBefore } from './document-kinds.ts';
import type { CheckFinding } from './finding.ts';
import { lineAt, quoteAt } from './passages.ts';
import type { ReadDocument } from './read-document.ts';

const BLANK_CITATION =
  /(?<![\p{L}\d])[sS][ốỐôÔ]\s*:?[\s.…_]{0,40}\/\s?((?:(?:19|20)\d\d\s?\/\s?)?\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d]*)+)/gu;

/** A draft is blank by nature (a note); a citation without its number cannot be found (a warning). */
export function blankNumbers(document: ReadDocument): readonly CheckFinding[] {
  return [...ownBlanks(document), ...citedBlanks(document)];
}

function ownBlanks({ head: { number, date } }: ReadDocument): readonly CheckFinding[] {
  const noNumber = number?.number === '' ? number : undefined;
  const noDay = date?.date === null ? date : undefined;
  const place = noNumber ?? noDay;
  if (!place) {
    return [];
  }
  const what = [
    noNumber && `số của văn bản (ký hiệu ${noNumber.symbol}, dòng ${noNumber.line})`,
    noDay && `ngày ban hành (dòng ${noDay.line})`,
  ].filter((part) => part !== undefined);
  return [
    {
      rule: 'blank-number',
      severity: 'note',
      line: place.line,
      quote: place.quote,
      numbers: [],
      message: `Dự thảo còn để trống ${what.join(' và ')}; điền khi ký ban hành.`,
    },
  ];
}

function citedBlanks({ head, passages }: ReadDocument): readonly CheckFinding[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(BLANK_CITATION)].flatMap((match) => {
      const line = lineAt(passage, match.index);
      const atLineStart = passage.starts.some(
        ({ at }) => passage.text.slice(at, match.index).trim() === '' && at <= match.index,
      );
      if (head.numberLines.has(line) && atLineStart) {
        return [];
      }
      const kind = kindBefore(passage.text, match.index)?.kind ?? '';
      return [
        {
          rule: 'blank-number' as const,
          severity: 'warning' as const,
          line,
          quote: quoteAt(passage, match.index, match.index + match[0].length),
          numbers: [],
          message: `Dòng ${line} dẫn ${kind || 'một văn bản'} có ký hiệu ${(match[1] ?? '').replace(/\s/gu, '')} nhưng để trống số. Hãy điền số của văn bản được dẫn.`,
        },
      ];
    }),
  );
}
