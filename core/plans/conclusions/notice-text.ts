import type { CheckedText, TextLine } from '#core/checks/text.ts';

/**
 * The words of a file as `readConclusion` wants them: a paragraph ends with an empty line. A DOCX has a paragraph a
 * line; a PDF has printed lines, whose sentences go on over them and over pages; a text file numbers its own lines, and
 * where numbers are left out there were empty ones.
 */
export function noticeText({ lines }: CheckedText, kind: 'docx' | 'pdf' | 'text' | 'scan'): string {
  return lines.map((line, place) => gapBefore(lines[place - 1], line, kind) + line.text).join('\n');
}

function gapBefore(before: TextLine | undefined, line: TextLine, kind: 'docx' | 'pdf' | 'text' | 'scan'): string {
  if (before === undefined) {
    return '';
  }
  const isGap = kind === 'docx' || (kind === 'text' && line.number > before.number + 1) || line.page !== before.page;
  return isGap ? '\n' : '';
}
