import { expect, test } from 'vitest';
import { checkArithmetic } from '#core/checks/arithmetic/check-arithmetic.ts';

test('three hundred pages take time in proportion to their length', () => {
  const page = (at: number) => [
    `${at + 1}. Về giải quyết thủ tục hành chính`,
    `- Tiếp nhận 1.0${10 + (at % 80)} hồ sơ, trong đó: lĩnh vực hộ tịch 640 hồ sơ, lĩnh vực chứng thực 300 hồ sơ, lĩnh vực đất đai ${70 + (at % 80)} hồ sơ.`,
    ...Array.from(
      { length: 40 },
      (_, line) =>
        `Công tác cải cách hành chính được quan tâm chỉ đạo, đạt 28/31 nhiệm vụ theo Kế hoạch số ${line}/KH-UBND ngày 12/3/2025 của UBND xã,`,
    ),
  ];
  const timeOf = (pages: number) => {
    const lines = Array.from({ length: pages }, (_, at) => page(at)).flat();
    const start = performance.now();
    checkArithmetic({ lines: lines.map((text, index) => ({ number: index + 1, text })) });
    return performance.now() - start;
  };
  timeOf(30);
  const [small, large] = [timeOf(60), timeOf(300)];
  expect(large).toBeLessThan(Math.max(small * 15, 2000));
});
