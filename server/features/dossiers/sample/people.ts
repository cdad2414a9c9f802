import type { Random } from './random.ts';

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Huỳnh',
  'Phan',
  'Trương',
  'Đinh',
  'Lương',
  'Hồ',
];
const MALE = [
  'Văn An',
  'Hữu Bình',
  'Đức Cường',
  'Minh Đạt',
  'Quốc Huy',
  'Thanh Lâm',
  'Ngọc Sơn',
  'Xuân Thịnh',
  'Công Vinh',
];
const FEMALE = [
  'Thị Ánh',
  'Thị Bích',
  'Thị Diễm',
  'Ngọc Hân',
  'Thị Hường',
  'Thúy Kiều',
  'Thị Lệ',
  'Mỹ Phượng',
  'Thị Ễnh',
];
const MALE_SECOND = [
  'Văn Đông',
  'Tấn Lộc',
  'Quang Nghĩa',
  'Trọng Phúc',
  'Hoàng Quân',
  'Anh Tuấn',
  'Viết Ưng',
  'Đình Khoa',
];
const FEMALE_SECOND = ['Thị Oanh', 'Thị Quyên', 'Kim Sương', 'Thị Thơ', 'Bảo Trâm', 'Thị Uyên', 'Hồng Yến', 'Thị Đượm'];

export interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly address: string;
  readonly phone: string;
}

/** Somebody who does not exist. Numbers begin with 0000, which no real card or telephone does. */
export function inventedPerson(random: Random, place: string): Person {
  const given = random.pick([MALE, FEMALE, MALE_SECOND, FEMALE_SECOND]);
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  return {
    name: `${random.pick(FAMILY)} ${random.pick(given)}`,
    idNumber: `0000${digits(8)}`,
    address: `Tổ ${random.between(1, 12)}, ${place}`,
    phone: `0000${digits(6)}`,
  };
}
