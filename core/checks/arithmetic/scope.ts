import type { ReadPassage } from './reading.ts';

/** What a statement is about in time, as printed; two statements may only contradict each other where these agree. */
export function periodsIn(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /(?:quý|quí)\s+(?:[IVX]+|\d)(?![\d])|(?:6|06|9|09|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|tháng\s+\d{1,2}(?!\d)|tuần\s+\d+|năm\s+\d{4}|cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|năm ngoái/giu,
    ),
  ].map((match) => match[0].toLowerCase().replace(/\s+/gu, ' ').replace(/^quí/u, 'quý'));
}

/** Words that say that only a part of the unit or of its work is meant. */
const NARROW =
  /[Ll]ĩnh vực\s+(?!tiếp)\p{L}|[Bb]ộ phận\s+(?:[Tt]ư pháp|[Đđ]ịa chính|[Vv]ăn h[óo][aá]|[Kk]ế toán|[Cc]ông an|[Cc]hính sách)|(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hôn|[Pp]hòng|[Ss]ở)\s+\p{Lu}\p{Ll}+|(?:\d|nhiều|một số|phần lớn|hầu hết|đa số)\s+(?:sở|ngành|xã|phường|thị trấn|huyện|địa phương|đơn vị|cơ quan|phòng|thôn|bộ phận|lĩnh vực|ban|trung tâm|thủ tục)(?!\p{L})|chỉ có|duy nhất|một số|nhiều (?:đơn vị|địa phương|xã)|các (?:đơn vị|địa phương|xã|phòng|sở)|đơn vị (?:không|nào)|trong đó|loại hồ sơ|riêng|thủ tục\s+(?!hành chính)\p{Ll}+\s+\p{Ll}+|phi địa giới|liên thông/u;

export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

/** A counter or a level of government: what is told of it says nothing of the whole unit. */
const OF_A_PLACE =
  /(?:[Tt]ại|[Ởở]|[Tt]huộc|của|[Qq]ua)\s+(?:các\s+)?(?:[Bb]ộ phận|[Tt]rung tâm|[Tt]ổ (?:tiếp nhận|công nghệ)|[Qq]uầy|[Cc]hi nhánh|[Vv]ăn phòng|[Pp]hòng|cấp)(?!\p{L})|[Cc]ấp (?:xã|huyện|tỉnh|sở|phường|cơ sở)|(?:[Uu]BND|[Uu]ỷ ban nhân dân|[Ủủ]y ban nhân dân) (?:các|cấp)|[Kk]hối (?:xã|phường|huyện|phòng|sở|cơ quan)/u;

export function isOfAPlace(text: string): boolean {
  return OF_A_PLACE.test(text);
}

/** "Toàn phường", "trên địa bàn toàn huyện": the statement itself says that nothing is left out. */
const OF_ALL =
  /(?:^|[\s,;(])[Tt]oàn (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|ngành|đơn vị|đặc khu|bộ)(?!\p{L})|[Tt]oàn bộ (?:xã|phường|huyện|tỉnh|đơn vị)/u;

export function isOfAll(text: string): boolean {
  return OF_ALL.test(text);
}

/** Orders, hopes and conditions state nothing. */
const WISH =
  /phấn đấu|hạn chế|tránh|nhằm|yêu cầu|cần\s|phải\s|mục tiêu|chỉ tiêu|kiên quyết|tuyệt đối|tiếp tục|đề nghị|chỉ đạo|đôn đốc|quán triệt|cam kết|bảo đảm không|đảm bảo không|nếu\s|khi\s|trường hợp|để không|quy định|tiêu chí|theo dõi việc|nhắc nhở|hướng tới|dự kiến|tăng cường/iu;

export function isWish(text: string): boolean {
  return WISH.test(text);
}

/** Whether a document orders or plans instead of telling what happened: its statements are no claims. */
export function isPlan(passages: readonly ReadPassage[]): boolean {
  const head = passages.slice(0, 12).map(({ text }) => text.trim());
  const kind = head.find((text) =>
    /^(?:báo cáo|kế hoạch|thông báo|chỉ thị|công văn|quyết định|tờ trình|chương trình|v\/v)/iu.test(text),
  );
  return kind !== undefined && !/^(?:báo cáo|tờ trình)/iu.test(kind);
}
