import { definitionOf } from '#core/indicators/definitions.ts';
import { type Component, GROUP_MAX, GROUP_NAMES, GROUPS, type GroupCode } from './component.ts';
import { maxText } from './explain.ts';

const MOST_COMPONENTS = 60;

/**
 * What keeps a version from being published, in sentences; none for a version in order. Each group must come to its
 * points (18/20/22/22/18): exactly where every maximum is known, and not above where some are said to be unknown.
 */
export function problemsOf(components: readonly Component[]): readonly string[] {
  const codes = components.map(({ code }) => code);
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  return [
    ...(components.length > MOST_COMPONENTS ? [`Nhiều nhất ${MOST_COMPONENTS} thành phần.`] : []),
    ...twice.map((code) => `Mã ${code} có hai lần.`),
    ...components.flatMap(componentProblems),
    ...GROUPS.flatMap((group) => groupProblems(group, components)),
  ];
}

function groupProblems(group: GroupCode, components: readonly Component[]): readonly string[] {
  const own = components.filter((component) => component.group === group);
  const name = `Nhóm ${group} (${GROUP_NAMES[group]})`;
  if (own.length === 0) {
    return [`${name} chưa có thành phần nào.`];
  }
  const known = own.reduce((sum, { maxPoints }) => sum + (maxPoints ?? 0), 0);
  const unknown = own.some(({ maxPoints }) => maxPoints === null);
  const max = GROUP_MAX[group];
  if (known > max || (!unknown && known < max)) {
    return [`${name} cộng được ${maxText(known)} điểm, phải là ${maxText(max)} điểm.`];
  }
  return unknown && known === max
    ? [`${name} đã đủ ${maxText(max)} điểm nhưng còn thành phần ghi “chưa rõ cơ cấu điểm”.`]
    : [];
}

function componentProblems(component: Component): readonly string[] {
  const { code, group, name, maxPoints, method, target, formula } = component;
  const wrong: readonly (readonly [boolean, string])[] = [
    [!new RegExp(`^${group}\\.[a-z0-9]{1,4}$`, 'u').test(code), `mã phải bắt đầu bằng “${group}.”`],
    [name.trim() === '', 'thiếu tên'],
    [maxPoints !== null && maxPoints < 0, 'điểm tối đa không được âm'],
    [method === 'monitoring' && maxPoints !== 0, 'chỉ theo dõi thì điểm tối đa là 0'],
    [method !== 'monitoring' && maxPoints === 0, 'điểm tối đa 0 chỉ dùng cho thành phần theo dõi'],
    [method === 'to-target' && !(target !== null && target > 0 && target <= 10_000), 'chỉ tiêu phải trên 0 đến 100 %'],
    [method !== 'to-target' && target !== null, 'chỉ tiêu chỉ dùng cho cách tính theo chỉ tiêu'],
    [formula.kind === 'rate' && definitionOf(formula.indicator)?.kind !== 'rate', 'không có tỷ lệ này trong phần mềm'],
    [formula.kind === 'ratio' && !isRatioOfCounts(formula), 'tử số, mẫu số phải là các số đếm của phần mềm'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, what]) => `${code}: ${what}.`);
}

function isRatioOfCounts({ terms, over }: Extract<Component['formula'], { kind: 'ratio' }>): boolean {
  const codes = [...terms, over].map(({ indicator }) => indicator);
  return codes.every((code) => {
    const definition = definitionOf(code);
    return definition !== undefined && definition.kind !== 'rate';
  });
}
