export interface PrintedIssuer {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

const LEVEL =
  '(?:tỉnh|thành phố|tp\\.?|thị xã|tx\\.?|huyện|quận|xã|phường|thị trấn|đặc khu|cấp tỉnh|cấp huyện|cấp xã|các cấp)';
const COMMITTEE =
  '(?:(?:phó\\s+)?chủ\\s+tịch\\s+|thường\\s+trực\\s+)?(?:ủy ban nhân dân|uỷ ban nhân dân|UBND|hội đồng nhân dân|HĐND)|ban thường vụ (?:tỉnh|thành|huyện|thị|quận|đảng) (?:ủy|uỷ)|(?:ban chấp hành )?đảng bộ|(?:thường trực )?(?:tỉnh|thành|huyện|thị|quận|đảng) (?:ủy|uỷ)|chủ tịch';
/** "UBND tỉnh Quảng Ngãi", "Chủ tịch UBND thị trấn": a committee, its level, its place. */
const OF_COMMITTEE = new RegExp(`(?:${COMMITTEE})(?:\\s+${LEVEL})?(?![\\p{L}])`, 'iuy');
const OF_PLACE = new RegExp(`${LEVEL}(?=\\s+\\p{Lu})`, 'iuy');
const PLACE_WORD = /\s+(?:\p{Lu}[\p{L}'’]*|\d{1,2}(?!\s*[/.%\d]))(?=[\s,;.:)\]]|$)/uy;
const OF_BODY =
  /(?:bộ trưởng,? chủ nhiệm văn phòng chính phủ|hội nghị (?:lần thứ \S+ )?ban chấp hành trung ương(?: đảng)?|hội nghị trung ương \S+|chính phủ|thủ tướng(?: chính phủ)?|quốc hội|(?:ủy|uỷ) ban thường vụ quốc hội|ban chấp hành trung ương(?: đảng)?|bộ chính trị|ban bí thư(?: trung ương đảng)?|trung ương(?: đảng)?)(?![\p{L}])/iuy;
const OF_OFFICE =
  /(?:(?:phó\s+)?(?:bộ trưởng|giám đốc|chánh văn phòng|trưởng ban|trưởng phòng|hiệu trưởng|cục trưởng)\s+)?(?:bộ|sở|ban|phòng|văn phòng|cục|tổng cục|chi cục|vụ|viện|trung tâm|thanh tra|bảo hiểm xã hội|công an|hội đồng|(?:ủy|uỷ) ban|mặt trận|liên đoàn|hội|đoàn|trường|kho bạc|ngân hàng|tổ công tác|tổ)(?![\p{L}])/iuy;
/** Words that begin the abstract or go on with the sentence after the name of an office. */
const STOP =
  /^(?:về|v\/v|ban|quy|phê|triển|thực|sửa|hướng|công|thành|kiện|chỉ|giao|tuyên|truyền|rà|kiểm|khắc|phân|đối|thay|bãi|ngày|năm|thì|là|đã|được|để|trong|trên|tại|cho|gửi|với|từ|nhằm|theo|có|do|đến|tổ|xây|kế|quyết|thông|báo|nghị|đề|yêu|tăng|đẩy|nâng|duy|ứng|cung|số|này|cùng|như|gồm|đạt|chưa|không|đang|sẽ|và|hoặc|quý|khi|tiếp|đào|bổ|điều|hỗ|phối|góp|xếp|hệ|chấn|thuộc|định|đánh|áp|phát|đăng|tự|lập|cải|theo)$/iu;
/** The same words, where they are the inside of an office's name. */
const INSIDE =
  /^(?:thành phố|thẩm định|ban chỉ|ban tổ|ban tuyên|ban quản|ban dân|ban nội|ban thường|thông tin|truyền thông|công thương|công an|công chứng|kế hoạch|giao thông|tổ chức|tổ công|kiểm tra|kiểm soát|đào tạo|và đào|và truyền|và công|và phát|và môi|và xã|và du|và thể|và đầu|và trả|và thương|và quản|và kiểm|và nhà|và số|và trẻ|và hành|và nông|và phòng|và ubnd|và tổ|và chuyển|và đô|và công nghệ|phát triển|điều hành|cải cách|phục vụ|chuyển đổi|hành chính|công nghệ|hỗ trợ|đánh giá|xây dựng|quy hoạch|định cư|bổ nhiệm|đối ngoại|phối hợp|phòng chống|đề án|số hóa|thực phẩm|kiểm lâm)/iu;
/** After these "công" is a part of the name: "Trung tâm Phục vụ hành chính công". */
const PUBLIC = /(?:hành chính|dịch vụ|tài sản)$/iu;
const MOST_WORDS = 12;

/** The issuer printed after "của" at a place of the text; undefined where none follows. */
export function issuerAfter(text: string, at: number): PrintedIssuer | undefined {
  const lead = /^\s*\)?\s*,?\s*(?:của|do)\s+/iu.exec(text.slice(at, at + 12));
  if (!lead) {
    return undefined;
  }
  const from = at + lead[0].length;
  return agencyAt(text, from);
}

/** The name of an agency that begins at a place of the text. */
function agencyAt(text: string, from: number): PrintedIssuer | undefined {
  const end =
    ending(OF_BODY, text, from) ??
    placeEnd(text, ending(OF_COMMITTEE, text, from)) ??
    placeEnd(text, ending(OF_PLACE, text, from)) ??
    officeEnd(text, from);
  return end === undefined ? undefined : { name: text.slice(from, end).trim(), at: from, end };
}

function ending(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Takes the capitalised words of a place's name, unless they begin the abstract ("Ban hành", "Phê duyệt"). */
function placeEnd(text: string, from: number | undefined): number | undefined {
  let end = from;
  for (let words = 0; end !== undefined && words < 4; words += 1) {
    PLACE_WORD.lastIndex = end;
    const match = PLACE_WORD.exec(text);
    if (!match || beginsAbstract(text.slice(end, end + 30).trim())) {
      break;
    }
    end = PLACE_WORD.lastIndex;
  }
  return end;
}

const ABSTRACT =
  /^(?:về|v\/v|ban hành|phê duyệt|công bố|quy định|kế hoạch|quyết định|báo cáo|thông báo|chương trình|chỉ thị|công văn|thành lập|kiện toàn|sửa đổi|triển khai|thực hiện|giao|phân công|hướng dẫn|năm|ngày|quy chế|tuyên truyền|rà soát|kiểm tra|tăng cường|đề án|nghị quyết|bãi bỏ|thay thế|đối với|tổ chức|xây dựng|điều chỉnh|bổ sung|cử|tặng|công nhận|hủy bỏ|nâng cao|đẩy mạnh|khắc phục|cải cách|chuyển đổi|duy trì|truyền thông|phát động|số|từ|trong|tại|và|đã|chỉ đạo|yêu cầu|góp ý|báo|đánh giá|theo dõi|kiểm soát|phổ biến|đào tạo|ứng dụng|phát triển|cung cấp|quý)(?![\p{L}])/iu;

function beginsAbstract(rest: string): boolean {
  return ABSTRACT.test(rest);
}

function officeEnd(text: string, from: number): number | undefined {
  const start = ending(OF_OFFICE, text, from);
  if (start === undefined) {
    return undefined;
  }
  const rest = /^[^,;:.()[\]/\n"“”]*/u.exec(text.slice(start, start + 120))?.[0] ?? '';
  const words = [...rest.matchAll(/\S+/gu)];
  let end = start;
  let inside = false;
  for (const [index, word] of words.entries()) {
    const opens = INSIDE.test(`${word[0]} ${words[index + 1]?.[0] ?? ''}`);
    if (index >= MOST_WORDS || (STOP.test(word[0]) && !opens && !inside) || /^\d/u.test(word[0])) {
      break;
    }
    inside = opens || PUBLIC.test(rest.slice(0, word.index + word[0].length));
    end = start + word.index + word[0].length;
  }
  return end;
}

/** Two printings of one issuer compare equal: "Ủy ban nhân dân thị trấn" and "UBND thị trấn Châu Ổ". */
function issuerKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:ủy|uỷ) ban nhân dân/gu, 'ubnd')
    .replace(/hội đồng nhân dân/gu, 'hđnd')
    .replace(/^(?:phó )?chủ tịch (?=ubnd)/u, '')
    .replace(/thành phố|tp\.?(?=\s)/gu, 'thành phố')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether two issuers may be one: the same words, or one of them without the place's name. */
export function sameIssuer(a: string, b: string): boolean {
  const [one, other] = [issuerKey(a), issuerKey(b)];
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

const BARE_LEVEL = /^(?:ubnd|hđnd) (?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)$/u;

/**
 * Whether "UBND xã" can be only one in a text: a report of a district names several, and then the bare words tell
 * nothing. The names are those of the text, as "UBND xã Tân Lập" or "xã Tân Lập".
 */
export function isOneOfItsLevel(issuer: string, places: ReadonlyMap<string, number>): boolean {
  const key = issuerKey(issuer);
  const level = key.split(' ').slice(1).join(' ');
  return !BARE_LEVEL.test(key) || (places.get(level) ?? 0) < 2;
}

const NAMED_PLACE =
  /(?<![\p{L}])([Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]ỉnh)((?:\s+\p{Lu}[\p{L}'’]*){1,3})/gu;

/** How many places of each level a text names. */
export function placesNamed(texts: readonly string[]): ReadonlyMap<string, number> {
  const names = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const match of text.matchAll(NAMED_PLACE)) {
      const [printed, level = '', name = ''] = match;
      const begin = match.index + printed.length - name.length;
      if (!beginsAbstract(text.slice(begin, begin + 40).trim())) {
        const of = names.get(level.toLowerCase()) ?? new Set<string>();
        of.add(name.trim().split(' ').slice(0, 2).join(' ').toLowerCase());
        names.set(level.toLowerCase(), of);
      }
    }
  }
  return new Map([...names].map(([level, of]) => [level, of.size]));
}
