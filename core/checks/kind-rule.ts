import { isAdministrative, kindOfAbbreviation, kindsIn } from './document-kinds.ts';
import type { FoundReference } from './find-references.ts';
import type { CheckFinding } from './finding.ts';
import type { ReadDocument } from './read-document.ts';

/** Kinds that are rightly named with the symbol of another: what the symbol's kind approves or announces. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'Thông báo': ['Kết luận', 'Thông báo kết luận'],
  'Kết luận': ['Thông báo', 'Thông báo kết luận'],
  'Thông báo kết luận': ['Thông báo', 'Kết luận'],
  'Chỉ thị': ['Chương trình'],
  'Kế hoạch': ['Kế hoạch liên tịch', 'Kế hoạch phối hợp', 'Chương trình phối hợp'],
  'Kế hoạch liên tịch': ['Kế hoạch', 'Kế hoạch phối hợp'],
  'Kế hoạch phối hợp': ['Kế hoạch', 'Chương trình phối hợp'],
  'Chương trình': ['Chương trình phối hợp'],
  'Chương trình phối hợp': ['Chương trình', 'Kế hoạch phối hợp'],
  'Nghị quyết': ['Nghị quyết liên tịch'],
  'Nghị quyết liên tịch': ['Nghị quyết'],
  'Thông tư': ['Thông tư liên tịch', 'Tờ trình'],
  'Thông tư liên tịch': ['Thông tư'],
  'Hợp đồng': [],
};

/** Kinds that a decision gives force to: they are often named by the decision's number; only a look is asked for. */
const APPROVED = new Set([
  'Đề án',
  'Chương trình',
  'Quy chế',
  'Quy định',
  'Phương án',
  'Dự án',
  'Điều lệ',
  'Quy trình',
  'Hướng dẫn',
]);
/** Words that are verbs as often as kinds ("thông báo số …", "hướng dẫn"). */
const VERBS = new Set(['Báo cáo', 'Thông báo', 'Hướng dẫn', 'Quy định', 'Kết luận', 'Chương trình', 'Lệnh', 'Luật']);
/** In these the head of an office's symbol looks like a kind: "1234/CT-TTHT" is a letter of a tax office. */
const PLAIN_HEADS = new Set(['QĐ', 'KH', 'BC', 'NQ', 'NĐ', 'TTr', 'TB', 'QD']);

/** "Kế hoạch số 07/QĐ-UBND": the kind that is named and the kind that the symbol says are not one. */
export function kindMismatches({ references }: ReadDocument): readonly CheckFinding[] {
  return references.flatMap((reference) => {
    const severity = severityOf(reference);
    return severity ? [finding(reference, severity)] : [];
  });
}

function severityOf(reference: FoundReference): 'error' | 'warning' | undefined {
  const { printed, class: symbolClass } = reference;
  const named = printed.kindWord?.kind;
  const said = kindOfAbbreviation(printed.head);
  if (!(named && said) || symbolClass === 'letter' || named === said || ALSO[said]?.includes(named)) {
    return undefined;
  }
  return namedBefore(reference, said) ? undefined : severityBetween(reference, named, said);
}

function severityBetween(
  { printed, number, class: symbolClass }: FoundReference,
  named: string,
  said: string,
): 'error' | 'warning' | undefined {
  if (named === 'Công văn') {
    return PLAIN_HEADS.has(printed.head) && /UBND|HĐND|BCĐ/u.test(printed.agency) ? 'error' : undefined;
  }
  if (symbolClass === 'party' && said === 'Quyết định' && ['Quy định', 'Quy chế'].includes(named)) {
    // The Party writes QĐ for both: "Quy định số 37-QĐ/TW".
    return undefined;
  }
  if (APPROVED.has(named) && said === 'Quyết định') {
    // "Đề án 06" is known by the number of its decision, 06/QĐ-TTg.
    return Number(number) === 6 ? undefined : 'warning';
  }
  const known = isAdministrative(printed.head) || ['NĐ', 'TT'].includes(printed.head);
  const isName = !VERBS.has(named) || /^\p{Lu}/u.test(printed.kindWord?.printed ?? '');
  return known && isName ? 'error' : 'warning';
}

/** "Quyết định ban hành Kế hoạch số 07/QĐ-UBND": the right kind stands a few words before, the number is its own. */
function namedBefore({ passage, at }: FoundReference, said: string): boolean {
  const before = passage.text.slice(Math.max(0, at - 160), at);
  const clause = before.slice(
    Math.max(before.lastIndexOf(';'), before.search(/[.]\s[^.]*$/u), lastSymbolEnd(before)) + 1,
  );
  return kindsIn(clause).includes(said);
}

function lastSymbolEnd(before: string): number {
  const symbols = [...before.matchAll(/\d\s?[/-]\s?\p{Lu}[\p{L}\d/.-]*/gu)];
  const last = symbols.at(-1);
  return last ? last.index + last[0].length : 0;
}

function finding(reference: FoundReference, severity: 'error' | 'warning'): CheckFinding {
  const { printed, symbol, line, quote, number } = reference;
  const named = printed.kindWord?.kind ?? '';
  return {
    rule: 'document-kind-mismatch',
    severity,
    line,
    quote,
    numbers: [Number.parseInt(number, 10)],
    message:
      `Dòng ${line} gọi văn bản ${symbol} là ${named}, nhưng ký hiệu “${printed.head}” là của ${kindOfAbbreviation(printed.head) ?? ''}. ` +
      'Hãy xem lại tên loại hoặc ký hiệu.',
  };
}
