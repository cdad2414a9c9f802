import type { Figure } from './figures.ts';
import { isInBrackets } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { isNarrow, isOfAPlace } from './scope.ts';

/** What a number of dossiers is in the flow of form II.06a: received, dealt with in time or late, pending. */
export type Role =
  | 'received'
  | 'carried'
  | 'done'
  | 'early'
  | 'onTime'
  | 'inTime'
  | 'late'
  | 'pending'
  | 'notYetDue'
  | 'withdrawn';

export interface RoledFigure {
  readonly passage: ReadPassage;
  readonly figure: Figure;
  /** Undefined where the words around the number say more than its place in the flow. */
  readonly role: Role | undefined;
}

/** Words that may stand beside a role without changing it. */
const FILLERS =
  /(?<!\p{L})(?:và|là|có|với|số|tổng số|tổng|lượng|các|được|hồ sơ|bộ|trong đó|bao gồm|gồm|cụ thể|kết quả|tthc|thủ tục hành chính|còn lại|lại|đạt|bị|hiện nay|hiện|đến nay|như sau)(?!\p{L})|[,:–-]/giu;
const WORK = /(?<!\p{L})(?:đã\s+)?(?:giải quyết|xử lý|trả)(?:\s+xong)?(?!\p{L})/giu;

/** Roles told by a deadline, once the words of the work itself are taken away. */
const DEADLINES: readonly (readonly [Role, RegExp])[] = [
  ['inTime', /^(?:trước|đúng)(?: (?:hạn|hẹn))? (?:trước|đúng) (?:hạn|hẹn)$/u],
  ['early', /^(?:trước|sớm) (?:thời )?(?:hạn|hẹn)$/u],
  ['onTime', /^đúng (?:thời )?(?:hạn|hẹn)$/u],
  ['late', /^(?:quá|trễ|chậm) (?:thời )?(?:hạn|hẹn)$/u],
  ['notYetDue', /^(?:(?:còn )?trong|chưa đến|chưa tới|chưa quá) (?:thời )?(?:hạn|hẹn)$/u],
];
/** Roles told by the work. */
const STATES: readonly (readonly [Role, RegExp])[] = [
  ['carried', /(?:kỳ|năm|quý|tháng) trước(?: (?:chuyển|còn|tồn).*)?$|^chuyển (?:từ )?(?:kỳ|năm|quý|tháng) trước/u],
  ['pending', /(?:đang|chưa)(?: trong quá trình)? (?:giải quyết|xử lý|thụ lý)$/u],
  ['done', /(?:^|\s)đã (?:giải quyết|xử lý|trả)(?: xong)?$|^giải quyết(?: xong)?$/u],
  ['withdrawn', /(?:rút|trả lại|từ chối|dừng giải quyết|hủy|huỷ)$/u],
  ['received', /tiếp nhận(?: mới| trong (?:kỳ|năm|quý|tháng))*$/u],
];

function plain(label: string): string {
  return label.toLowerCase().replace(FILLERS, ' ').replace(/\s+/gu, ' ').trim();
}

/** The role that some words give a number. */
function roleOf(label: string): Role | undefined {
  if (label.length > 140 || isNarrow(label.replace(/trong đó/giu, ' ')) || isOfAPlace(label)) {
    return undefined;
  }
  const words = plain(label);
  const deadline = words.replace(WORK, ' ').replace(/\s+/gu, ' ').trim();
  return (DEADLINES.find(([, form]) => form.test(deadline)) ?? STATES.find(([, form]) => form.test(words)))?.[0];
}

const DOSSIERS = /^(?:hồ sơ)?$/u;

/** The numbers of a passage that may count dossiers, each with its role. */
export function rolesIn(passage: ReadPassage): readonly RoledFigure[] {
  let last = 0;
  return passage.figures.flatMap((figure) => {
    const from = last;
    last = figure.end;
    if (!DOSSIERS.test(figure.unit) || figure.of) {
      return [];
    }
    const before = clause(passage.text.slice(from, figure.start));
    const behind = /^[^,;.():\d]*/u.exec(passage.text.slice(figure.end, figure.end + 60))?.[0] ?? '';
    const role = roleOf(before) ?? (plain(before) === '' ? roleOf(behind) : undefined);
    const isAside = role === undefined && (isInBrackets(passage.text, figure.start) || figure.unit === '');
    return isAside ? [] : [{ passage, figure, role: figure.certain && !figure.rough ? role : undefined }];
  });
}

/** The words before a number up to the mark that parts them from another thing; a colon right before it parts nothing. */
function clause(text: string): string {
  const words = text.replace(/[\s:–(-]+$/u, '');
  return words.slice(Math.max(...[';', '.', '(', ')', ':'].map((mark) => words.lastIndexOf(mark))) + 1).trim();
}
