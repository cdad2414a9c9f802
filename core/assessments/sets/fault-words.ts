import type { CriteriaSet } from '../criteria-set.ts';
import { pointsInWords } from '../points.ts';

type Say = (code: string, rest: string, set: CriteriaSet | undefined) => string;

/** A problem of `set-problems.ts` in a sentence that names the criterion and says what to do. */
const WORDS: Readonly<Record<string, Say>> = {
  'code-doubled': (code) => `Mã ${code} dùng cho hai tiêu chí. Đổi mã của một tiêu chí.`,
  'tree-circular': (code) => `${code} nằm dưới chính nó. Chọn lại mục cha.`,
  'parent-unknown': (code) => `${code} nằm dưới một mục không có trong bộ tiêu chí.`,
  'leaf-with-children': (code) =>
    `${code} vừa có cách tính điểm vừa có tiêu chí bên dưới. Bỏ cách tính hoặc bỏ các tiêu chí bên dưới.`,
  'method-missing': (code) => `${code} chưa có cách tính điểm và chưa có tiêu chí nào bên dưới.`,
  'sum-differs': (code, _rest, set) => sumWords(code, set),
  'bands-out-of-order': () => 'Các mức xếp loại phải xếp từ cao xuống thấp, mốc dưới của mức sau thấp hơn mức trước.',
  'bands-leave-a-gap': () => 'Mức xếp loại thấp nhất phải bắt đầu từ 0 để kết quả nào cũng được xếp loại.',
  'tiers-out-of-order': (code) =>
    `Các bậc của ${code} chưa đúng thứ tự: xếp từ bậc cao điểm nhất xuống, mốc không lặp lại.`,
  'points-above-max': (code) => `Cách tính của ${code} cho điểm cao hơn điểm tối đa.`,
  'items-below-max': (code) => `Các ý của ${code} cộng lại chưa đủ điểm tối đa.`,
  'bounds-out-of-order': (code) =>
    `Các mốc phần trăm của ${code} chưa đúng: mốc dưới không vượt mốc trên, không quá 100 %.`,
  'no-cases': (code) => `${code} chọn theo trường hợp nên cần ít nhất hai trường hợp.`,
  'variable-undeclared': (code, name) => `${code} dùng số liệu “${name}” chưa được khai.`,
  'link-unknown': (code, name) => `Số liệu “${name}” của ${code} lấy từ một tiêu chí không có trong bộ.`,
  circle: (_code, way) => `Các tiêu chí lấy điểm của nhau thành vòng: ${way}. Bỏ một liên kết.`,
  parameter: (code, name) =>
    name === ''
      ? `Cách tính của ${code} chưa đủ thông tin.`
      : `Cách tính của ${code} chưa đủ hoặc chưa đúng: ${PARAMETER_NAMES[name] ?? name}.`,
};

const PARAMETER_NAMES: Readonly<Record<string, string>> = {
  part: 'số đạt được',
  whole: 'tổng số',
  whenZero: 'cách tính khi mẫu số bằng 0',
  grows: 'tổng số khi số đạt được thêm một',
  full: 'mốc đủ điểm',
  from: 'mốc bắt đầu có điểm',
  target: 'chỉ tiêu phải đạt',
  threshold: 'ngưỡng',
  events: 'số vụ việc',
  each: 'điểm của mỗi vụ việc, mỗi đơn vị',
  flags: 'các điều kiện',
  value: 'số phải so',
  limit: 'giới hạn',
  count: 'số đếm',
  tiers: 'các bậc',
  bound: 'mốc của bậc',
  points: 'điểm',
  otherwise: 'điểm của trường hợp còn lại',
  items: 'các ý',
  upTo: 'số lượng tối đa của ý',
  options: 'các phương án trả lời',
  weight: 'tỷ lệ điểm của phương án',
  cases: 'các trường hợp',
  label: 'tên trường hợp',
  method: 'cách tính của trường hợp',
  name: 'tên số liệu',
};

export function problemInWords(problem: string, code: string, set: CriteriaSet | undefined): string {
  const at = problem.indexOf(':');
  const [kind, rest] = at < 0 ? [problem, ''] : [problem.slice(0, at), problem.slice(at + 1)];
  return WORDS[kind]?.(code, rest, set) ?? `${code}: ${problem}`;
}

function sumWords(code: string, set: CriteriaSet | undefined): string {
  const node = set?.criteria.find((one) => one.code === code);
  const sum = (set?.criteria ?? []).reduce((total, one) => (one.parent === code ? total + one.max : total), 0);
  const max = node?.max ?? 0;
  const difference = pointsInWords(Math.abs(max - sum));
  return `Các mục dưới ${code} cộng lại ${pointsInWords(sum)} điểm, ${sum > max ? 'thừa' : 'thiếu'} ${difference} so với ${pointsInWords(max)} điểm của ${code}.`;
}
