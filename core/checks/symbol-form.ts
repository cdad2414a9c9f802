import { formatDate } from '#core/kernel/dates.ts';
import { isExactAbbreviation, kindOfAbbreviation } from './document-kinds.ts';
import type { FoundReference } from './find-references.ts';
import type { CheckFinding } from './finding.ts';
import { KNOWN_DOCUMENTS } from './known-documents.ts';
import type { ReadDocument } from './read-document.ts';

type Fault = Pick<CheckFinding, 'severity' | 'message'>;

/** From here on decrees and circulars carry their year (Luật Ban hành VBQPPL 1996). */
const YEARS_IN_SYMBOLS = '1998-01-01';
/** Kinds whose symbol names the kind; the words before it tell a letter that only mentions one. */
const KINDED = new Set([
  'Quyết định',
  'Kế hoạch',
  'Báo cáo',
  'Thông báo',
  'Tờ trình',
  'Chỉ thị',
  'Nghị quyết',
  'Chương trình',
]);
const GLUED = /^(QĐ|KH|BC|TB|NQ|CT|TTr|CTr|HD|NĐ|TT)(UBND|HĐND|BCĐ|CP|TTg|BNV|SNV|VPCP|CTUBND)$/u;

/** The grammar of NĐ 30/2020 and of the law on normative documents: what a symbol and its date must look like. */
export function symbolForms({ references }: ReadDocument): readonly CheckFinding[] {
  const told = new Set<string>();
  return references.flatMap((reference) => {
    const fault = faultOf(reference, references);
    const key = `${reference.symbol} ${fault?.message.replace(/^Dòng \d+/u, '')}`;
    if (!fault || told.has(key)) {
      return [];
    }
    told.add(key);
    const { line, quote, number } = reference;
    return [{ rule: 'document-symbol-form' as const, line, quote, numbers: [Number.parseInt(number, 10)], ...fault }];
  });
}

function faultOf(reference: FoundReference, references: readonly FoundReference[]): Fault | undefined {
  return (
    impossibleDate(reference) ??
    otherYear(reference) ??
    withoutYear(reference) ??
    withoutKind(reference) ??
    inexact(reference) ??
    otherThanKnown(reference, references)
  );
}

function impossibleDate({ printedDate, line, symbol }: FoundReference): Fault | undefined {
  if (!printedDate || printedDate.date !== null) {
    return undefined;
  }
  const printed = printedDate.printed.replace(/^[,(\s]*(?:ngày\s*)?/iu, '').replace(/[).,]$/u, '');
  return {
    severity: 'error',
    message: `Dòng ${line} ghi văn bản ${symbol} ngày ${printed}: lịch không có ngày này. Hãy xem lại ngày ban hành.`,
  };
}

function otherYear({ printed: { year }, date, ownDate, line, symbol }: FoundReference): Fault | undefined {
  if (!(year && date && ownDate) || date.startsWith(year)) {
    return undefined;
  }
  return {
    severity: 'error',
    message: `Dòng ${line}: ký hiệu ${symbol} mang năm ${year} nhưng văn bản ghi ngày ${formatDate(date)}; năm trong ký hiệu là năm ban hành. Hãy xem lại năm hoặc ngày.`,
  };
}

function withoutYear({ printed, date, ownDate, line, symbol, class: symbolClass }: FoundReference): Fault | undefined {
  const kind = kindOfAbbreviation(printed.head) ?? '';
  if (printed.year || symbolClass !== 'qppl') {
    return undefined;
  }
  const dated = date !== null && ownDate;
  if (dated && date < YEARS_IN_SYMBOLS) {
    return undefined;
  }
  const year = dated ? date.slice(0, 4) : 'năm ban hành';
  return {
    severity: dated ? 'error' : 'warning',
    message: `Dòng ${line}: ${symbol} là ${kind}, văn bản quy phạm pháp luật, nên ký hiệu phải có năm, dạng ${printed.number}/${year}/${[printed.head, printed.agency].join('-')}. Hãy bổ sung năm vào ký hiệu.`,
  };
}

function withoutKind({ printed, line, symbol, class: symbolClass, passage, date }: FoundReference): Fault | undefined {
  if (symbolClass === 'party' && /^(?:UBND|HĐND)/u.test(printed.agency)) {
    return {
      severity: 'warning',
      message: `Dòng ${line}: ký hiệu ${symbol} viết theo thể thức văn bản của Đảng; văn bản của ${printed.agency} viết là ${printed.number}/${printed.head}-${printed.agency}.`,
    };
  }
  const glued = printed.agency === '' ? GLUED.exec(printed.head) : null;
  if (glued) {
    return {
      severity: 'warning',
      message: `Dòng ${line}: ký hiệu ${symbol} thiếu dấu gạch nối giữa tên loại và cơ quan, đúng thể thức là ${printed.number}/${glued[1]}-${glued[2]}.`,
    };
  }
  const named = printed.kindWord?.kind ?? '';
  const old = date !== null && date < '2011-01-01';
  if (symbolClass !== 'letter' || printed.year || !KINDED.has(named) || old || kindOfAbbreviation(printed.head)) {
    return undefined;
  }
  const before = passage.text.slice(Math.max(0, (printed.kindWord?.at ?? 0) - 12), printed.kindWord?.at);
  if (/(?:công văn|văn bản)\s*$/iu.test(before)) {
    return undefined;
  }
  return {
    severity: 'warning',
    message: `Dòng ${line}: ${named} ${symbol} có ký hiệu của công văn, thiếu chữ viết tắt tên loại (thể thức của Nghị định 30/2020/NĐ-CP: số/tên loại-cơ quan). Hãy xem lại tên loại hoặc ký hiệu.`,
  };
}

/** "QD-UBND": the marks are lost. */
function inexact({ printed, line, symbol }: FoundReference): Fault | undefined {
  const kind = kindOfAbbreviation(printed.head);
  if (
    !kind ||
    printed.agency === '' ||
    isExactAbbreviation(printed.head) ||
    (printed.head === printed.head.toUpperCase()) === false
  ) {
    return undefined;
  }
  return ['QD', 'ND', 'DA', 'HD'].includes(printed.head) && kind === 'Quyết định'
    ? { severity: 'note', message: `Dòng ${line}: ký hiệu ${symbol} viết “${printed.head}”, đúng là “QĐ”.` }
    : undefined;
}

/**
 * "Nghị định số 42/2023/NĐ-CP ngày 24/6/2023": number, day and month of 42/2022/NĐ-CP with another year; or a known
 * symbol with another day. A warning: the list is ours, not the document's own words.
 */
function otherThanKnown(
  { printed, symbol, date, ownDate, number, line }: FoundReference,
  references: readonly FoundReference[],
): Fault | undefined {
  if (!(date && ownDate && printed.year)) {
    return undefined;
  }
  const rest = symbol.slice(`${number}/${printed.year}`.length);
  const known = KNOWN_DOCUMENTS.find(([one, day]) => {
    const sameNumber = Number.parseInt(one, 10) === Number.parseInt(number, 10) && one.endsWith(rest);
    return sameNumber && (one.split('/')[1] === printed.year || day.slice(5) === date.slice(5));
  });
  if (!known || (known[0].split('/')[1] === printed.year && known[1] === date)) {
    return undefined;
  }
  // Cited with its true date elsewhere, the two dates of one number are the finding.
  if (references.some((one) => one.symbol === symbol && one.date === known[1])) {
    return undefined;
  }
  return {
    severity: 'warning',
    message: `Dòng ${line} dẫn ${symbol} ngày ${formatDate(date)}; văn bản về ${known[2]} là ${known[0]} ngày ${formatDate(known[1])}. Hãy xem lại năm trong ký hiệu và ngày ban hành.`,
  };
}
