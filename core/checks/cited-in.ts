import type { FoundReference } from './find-references.ts';
import { sameIssuer } from './issuers.ts';
import { sentenceAt } from './passages.ts';

/**
 * What a citation says beyond number and date: who issued it, whether it is listed as issued or only referred to, and
 * the abstract printed after it.
 */

const SUBJECT_ISSUES =
  /((?:[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân|UBND|[Hh]ội đồng nhân dân|HĐND|[Cc]hủ tịch UBND|(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hị xã|[Tt]ỉnh)(?=\s+\p{Lu}))(?:\s+(?:tỉnh|[Tt]hành phố|huyện|[Tt]hị xã|[Qq]uận|xã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu))?(?:\s+\p{Lu}[\p{L}'’]*){0,4})\s+(?:cũng\s+|đã\s+|kịp thời\s+|chủ động\s+|tiếp tục\s+|tham mưu\s+)*(?:ban hành|xây dựng|ra|có|phê duyệt|cụ thể hóa)(?![\p{L}])/gu;
const CITES =
  /(?:theo|thực hiện|căn cứ|tại|triển khai|trong|thay thế|bãi bỏ|sửa đổi|bổ sung|của|với|kèm|giao)\s*(?:các\s*)?$/iu;
const LISTS = /(?:^|[;.:,(+-]|ban hành|xây dựng|(?<!\p{L})ra|gồm|và)\s*$/iu;

const issuers = new WeakMap<FoundReference, { readonly name: string | undefined }>();

/** The issuer in words: "của UBND xã" after it, or "UBND xã đã ban hành" before it in the same paragraph. */
export function issuerOf(reference: FoundReference): string | undefined {
  const known = issuers.get(reference) ?? { name: readIssuer(reference) };
  issuers.set(reference, known);
  return known.name;
}

function readIssuer(reference: FoundReference): string | undefined {
  if (reference.issuer !== null) {
    return reference.issuer;
  }
  if (!isListed(reference)) {
    return undefined;
  }
  const { passage, at } = reference;
  const before = passage.text.slice(Math.max(0, at - 1500), at);
  const subjects = [...before.matchAll(SUBJECT_ISSUES)];
  return subjects.at(-1)?.[1];
}

/** Whether it is named as one of the documents that were issued, not as the ground of something else. */
export function isListed({ passage, at }: FoundReference): boolean {
  const before = passage.text.slice(Math.max(0, at - 30), at);
  return !CITES.test(before) && LISTS.test(before);
}

/** 'same' and 'different' where both say who issued them, 'unknown' otherwise. */
export function compareIssuers(a: FoundReference, b: FoundReference): 'same' | 'different' | 'unknown' {
  const [one, other] = [issuerOf(a), issuerOf(b)];
  if (one !== undefined && other !== undefined) {
    return sameIssuer(one, other) ? 'same' : 'different';
  }
  return 'unknown';
}

/** What follows a citation without being its abstract. */
const PREDICATE =
  /^(?:đã|được|thì|là|có|trong|nhằm|để|đến nay|với|theo|tại|và|hoặc|nêu|quy định tại|của|do|cho|gửi|trên|hiện|bảo đảm|đảm bảo|đạt|gồm|bao gồm|kèm|từ|khi|như|này|nói|vẫn|còn|không|chưa|thay thế|hết hiệu lực|có hiệu lực|tiếp tục|UBND|HĐND|Ủy ban|xã|phường|huyện|tỉnh|thị trấn)(?![\p{L}])/iu;
const LEAD = /^\s*(?:\([^)]{1,60}\)\s*)?/u;
const LONGEST_ABSTRACT = 260;

/** The abstract printed right after a citation: "kế hoạch tự kiểm tra …"; empty where the sentence goes on otherwise. */
export function abstractOf({ passage, end }: FoundReference, next: number | undefined): string {
  const stop = Math.min(next ?? passage.text.length, end + LONGEST_ABSTRACT);
  const rest = passage.text.slice(end, stop).replace(LEAD, '');
  if (/^\s*[,;.:)\]]/u.test(rest) || PREDICATE.test(rest.trim())) {
    return '';
  }
  return (/^[^;.()]*/u.exec(rest)?.[0] ?? '').replace(/,?\s*(?:và\s*)?$/u, '').trim();
}

const EMPTY_WORDS = new Set(
  'về việc ban hành của và các trên địa bàn năm xã phường thị trấn huyện tỉnh thành phố quận ubnd ủy ban nhân dân hđnd kế hoạch quyết định triển khai thực hiện công tác trong cho tại theo đối với một số nhiệm vụ hoạt động việc v/v giai đoạn được là do đến từ cấp quy hành chính'.split(
    ' ',
  ),
);

function words(abstract: string): ReadonlySet<string> {
  const found = abstract.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(found.filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)));
}

/**
 * How much two abstracts have in common, 0 … 1, measured by the shorter one: citing the same abstract in other words
 * leaves most of its content words. Undefined where one is too short to tell.
 */
export function likenessOf(a: string, b: string): number | undefined {
  const [one, other] = [words(a), words(b)];
  const least = Math.min(one.size, other.size);
  if (least < 4) {
    return undefined;
  }
  return [...one].filter((word) => other.has(word)).length / least;
}

/** The sentence in which a reference stands. */
export function sentenceOf({ passage, at, end }: FoundReference): string {
  return sentenceAt(passage, at, end);
}
