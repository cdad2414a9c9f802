import { clean, fold } from '#core/kernel/text.ts';
import type { SectionKind } from '#core/units/unit.ts';
import type { KnownSection } from '../sections.ts';

export interface Responsible {
  /** Sections named, the first leads. */
  readonly sections: readonly number[];
  /** "đồng chí Nguyễn Thị Hà", without the form of address. */
  readonly person: string;
  /** The words that name no section: "Các ban, ngành, công chức chuyên môn" is wording, somebody has to coordinate. */
  readonly wording: string;
}

export const NOBODY: Responsible = { sections: [], person: '', wording: '' };

/** Other names of what a section does; those of before 1/7/2025 are still written. */
const WORDS: readonly (readonly [RegExp, readonly SectionKind[]])[] = [
  [/\bvan phong(?: ?-? ?thong ke)?\b|\bvp ?-? ?tk\b|\bvan phong hdnd va ubnd\b/gu, ['office']],
  [/\btu phap(?: ?-? ?ho tich)?\b/gu, ['judicial', 'office']],
  [/\btai chinh(?: ?-? ?ke toan)?\b|\bke toan\b/gu, ['finance', 'economy']],
  [/\bvan hoa(?: ?-? ?xa hoi)?\b|\bphong van hoa\b/gu, ['culture']],
  [/\bdia chinh(?: ?-? ?[a-z]+){0,4}\b/gu, ['land', 'economy']],
  [/\bphong kinh te\b/gu, ['economy']],
  [/\btrung tam phuc vu hanh chinh cong\b|\bbo phan (?:mot cua|tiep nhan)\b/gu, ['public-service-centre', 'office']],
];

const COLLECTIVE =
  /(?<!\p{L})((?:các|toàn thể|tất cả)\s+(?:ban|ngành|bộ phận|công chức|cán bộ|cơ quan|đơn vị|phòng|thôn|đoàn thể)[^:;.]*?)(?=\s+(?:tham mưu|chủ động|căn cứ|tiếp tục|thực hiện|phối hợp|báo cáo|rà soát|có trách nhiệm|triển khai|tập trung|khẩn trương)|[:;.]|$)/iu;
const PERSON = /(?<!\p{L})(?:[Đđ]ồng chí|[Đđ]\/c|[Ôô]ng|[Bb]à)\s+((?:\p{Lu}[\p{Ll}\p{M}]*\s?){1,5})/u;

/** Who answers for an order, as its beginning says: "Giao Tư pháp – Hộ tịch chủ trì, phối hợp Văn phòng …". */
export function responsibleIn(text: string, sections: readonly KnownSection[]): Responsible {
  const words = fold(text).replace(/[–—]/gu, '-');
  const found = [...namesIn(words, sections), ...kindsIn(words, sections)].sort((a, b) => a.at - b.at);
  const person = PERSON.exec(clean(text))?.[1]?.trim() ?? '';
  const wording = found.length > 0 ? '' : (COLLECTIVE.exec(clean(text))?.[1]?.trim() ?? '');
  return { sections: [...new Set(found.map(({ id }) => id))], person, wording };
}

function namesIn(words: string, sections: readonly KnownSection[]) {
  return sections.flatMap(({ id, name }) => {
    const at = words.indexOf(fold(name).replace(/[–—]/gu, '-'));
    return at < 0 ? [] : [{ at, id }];
  });
}

function kindsIn(words: string, sections: readonly KnownSection[]) {
  return WORDS.flatMap(([pattern, kinds]) =>
    [...words.matchAll(pattern)].flatMap(({ index }) => {
      const section = kinds.flatMap((kind) => sections.find((one) => one.kind === kind) ?? [])[0];
      return section ? [{ at: index, id: section.id }] : [];
    }),
  );
}

/** The office proposes itself as coordinator where an order goes to everybody. */
export function coordinatorOf(sections: readonly KnownSection[]): number | undefined {
  return (sections.find(({ kind }) => kind === 'office') ?? sections[0])?.id;
}
