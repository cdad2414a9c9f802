import { fold } from '#core/kernel/text.ts';
import type { ImportedChannel, ImportedStatus } from './imported-dossier.ts';

/** Words of exports for the national statuses; compared without marks and case. */
const STATUS_WORDS: Readonly<Record<ImportedStatus, readonly string[]>> = {
  1: ['Mới đăng ký', 'Chờ tiếp nhận', 'Mới nộp'],
  2: ['Được tiếp nhận', 'Đã tiếp nhận', 'Mới tiếp nhận', 'Tiếp nhận'],
  3: ['Không được tiếp nhận', 'Từ chối tiếp nhận', 'Từ chối', 'Không tiếp nhận'],
  4: ['Đang xử lý', 'Đang giải quyết', 'Đang thụ lý', 'Chờ phê duyệt', 'Trình ký'],
  5: ['Yêu cầu bổ sung giấy tờ', 'Yêu cầu bổ sung', 'Chờ bổ sung', 'Bổ sung hồ sơ', 'Chờ bổ sung giấy tờ'],
  6: ['Yêu cầu thực hiện nghĩa vụ tài chính', 'Thực hiện nghĩa vụ tài chính', 'Chờ nghĩa vụ tài chính', 'Chờ thuế'],
  7: ['Công dân yêu cầu rút hồ sơ', 'Rút hồ sơ', 'Đã rút', 'Đã rút hồ sơ', 'Công dân rút', 'Xin rút'],
  8: ['Dừng xử lý', 'Đã dừng', 'Dừng giải quyết', 'Đã hủy'],
  9: ['Đã xử lý xong', 'Đã giải quyết', 'Đã có kết quả', 'Chờ trả kết quả', 'Hoàn thành', 'Đã giải quyết xong'],
  10: ['Đã trả kết quả', 'Đã trả', 'Trả kết quả', 'Đã trả kết quả cho công dân'],
};

const CHANNEL_WORDS: Readonly<Record<ImportedChannel, readonly string[]>> = {
  direct: ['Trực tiếp', 'Tại quầy', 'Tại bộ phận một cửa', 'Một cửa', 'Nộp trực tiếp'],
  online: ['Trực tuyến', 'Online', 'Nộp trực tuyến', 'Qua mạng', 'Dịch vụ công trực tuyến', 'DVCTT', 'Cổng DVCQG'],
  'online-full': ['Trực tuyến toàn trình', 'Toàn trình', 'Mức độ 4', 'Mức 4', 'DVCTT toàn trình', 'DVC mức độ 4'],
  'online-partial': ['Trực tuyến một phần', 'Một phần', 'Mức độ 3', 'Mức 3', 'DVCTT một phần', 'DVC mức độ 3'],
  postal: ['Bưu chính', 'Bưu chính công ích', 'BCCI', 'Bưu điện', 'Qua bưu điện', 'Qua bưu chính công ích'],
  other: ['Khác', 'Hình thức khác', 'Dịch vụ'],
};

const YES = ['có', 'x', '1', 'đã', 'rồi', 'true', 'yes', 'v', '✓', 'đã số hóa', 'đã thanh toán', 'điện tử'];
const NO = ['không', '0', 'chưa', 'false', 'no', '-', 'chưa số hóa', 'bản giấy', 'chưa thanh toán'];

/** A file repeats a few words on every row. */
const plain = new Map<string, string>();
const MOST_PLAIN = 1_000;

function plainWord(text: string): string {
  const known = plain.get(text);
  if (known !== undefined) {
    return known;
  }
  const word = fold(text)
    .replace(/[^a-z0-9✓-]+/gu, ' ')
    .trim();
  if (plain.size < MOST_PLAIN) {
    plain.set(text, word);
  }
  return word;
}

function lookUp<T>(words: readonly (readonly [T, readonly string[]])[]): ReadonlyMap<string, T> {
  return new Map(words.flatMap(([value, spellings]) => spellings.map((word) => [plainWord(word), value] as const)));
}

const STATUSES = lookUp(
  Object.entries(STATUS_WORDS).map(([code, words]) => [Number(code) as ImportedStatus, [code, ...words]]),
);
const CHANNELS = lookUp(Object.entries(CHANNEL_WORDS) as [ImportedChannel, readonly string[]][]);
const ANSWERS = lookUp<boolean>([
  [true, YES],
  [false, NO],
]);

export function statusFrom(text: string): ImportedStatus | undefined {
  return STATUSES.get(plainWord(text));
}

export function channelFrom(text: string): ImportedChannel | undefined {
  return CHANNELS.get(plainWord(text));
}

export function answerFrom(text: string): boolean | undefined {
  return ANSWERS.get(plainWord(text));
}
