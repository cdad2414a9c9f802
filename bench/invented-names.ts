import type { Random } from '#server/features/dossiers/sample/random.ts';

const words = (text: string) => text.split(' ');

const FAMILY = words('Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lương Mai');
const MIDDLE = words('Văn Thị Hữu Đức Minh Quốc Thanh Ngọc Xuân Công Kim Bảo Hoàng Anh Viết Đình Thúy Mỹ Gia Khánh');
const GIVEN = words(
  'An Ánh Bình Bích Cường Châu Dũng Diễm Đạt Đượm Giang Hà Hân Hạnh Hiếu Hoa Hòa Hùng Hương Huy Khoa Kiều Lâm Lan Lệ ' +
    'Linh Lộc Long Mai Nam Nga Nghĩa Nhung Oanh Phúc Phượng Quân Quyên Sơn Sương Tâm Thảo Thịnh Thơ Trâm Tuấn Uyên Vinh Yến',
);

/** A name of four words, of some 400,000 possible ones: search meets rare and common parts, as in a real register. */
export function inventedName(random: Random): string {
  return [FAMILY, MIDDLE, MIDDLE, GIVEN].map((list) => random.pick(list)).join(' ');
}
