import type { RateHundredths } from '#core/indicators/value.ts';

/** The five groups of Quyết định 766/QĐ-TTg; their points are the Prime Minister's and no version changes them. */
export const GROUPS = ['I', 'II', 'III', 'IV', 'V'] as const;
export type GroupCode = (typeof GROUPS)[number];

/** Whole ten-thousandths of a point, as everywhere in the house: 6 points are 60,000. */
export type PointUnits = number;
const POINT = 10_000;

/** A hundredth of a point: what a component's points are rounded to. */
export const POINT_STEP = 100n;

export function wholePoints(points: number): PointUnits {
  return points * POINT;
}

export const GROUP_MAX = {
  I: wholePoints(18),
  II: wholePoints(20),
  III: wholePoints(22),
  IV: wholePoints(22),
  V: wholePoints(18),
} as const satisfies Record<GroupCode, PointUnits>;

export const INDEX_MAX = wholePoints(100);

export const GROUP_NAMES = {
  I: 'Công khai, minh bạch',
  II: 'Tiến độ, kết quả giải quyết',
  III: 'Số hóa hồ sơ',
  IV: 'Cung cấp dịch vụ trực tuyến',
  V: 'Mức độ hài lòng',
} as const satisfies Record<GroupCode, string>;

export const METHODS = ['proportional', 'to-target', 'monitoring'] as const;
/** Rate × points; full points from the target on and rate ÷ target × points below it; watched without points. */
export type Method = (typeof METHODS)[number];

export const METHOD_NAMES = {
  proportional: 'Theo tỷ lệ',
  'to-target': 'Theo chỉ tiêu',
  monitoring: 'Chỉ theo dõi',
} as const satisfies Record<Method, string>;

export const ZERO_POLICIES = ['full', 'not-applicable'] as const;
/** What a component gets when there was nothing to count: no feedback in the month, no dossier with a fee. */
export type ZeroPolicy = (typeof ZERO_POLICIES)[number];

export const ZERO_POLICY_NAMES = {
  full: 'Cho điểm tối đa',
  'not-applicable': 'Không tính',
} as const satisfies Record<ZeroPolicy, string>;

export const CONFIDENCES = ['verified', 'as-implemented', 'from-memory', 'not-found', 'local'] as const;
/** How sure it is that the official text says so; `local`: the decision of the committee that issued the version. */
export type Confidence = (typeof CONFIDENCES)[number];

export const CONFIDENCE_NAMES = {
  verified: 'Đã đối chiếu văn bản',
  'as-implemented': 'Theo cách một tỉnh đang cài đặt',
  'from-memory': 'Chưa đối chiếu văn bản',
  'not-found': 'Chưa tìm thấy quy định',
  local: 'Theo quyết định của địa phương',
} as const satisfies Record<Confidence, string>;

/** One indicator's rate. */
interface RateFormula {
  readonly kind: 'rate';
  readonly indicator: string;
  /** Where the rate has no figure: this count at zero means that there was nothing to count. */
  readonly nothingWhenZero?: string | undefined;
}

export interface FormulaTerm {
  readonly indicator: string;
  readonly minus: boolean;
  /** "đang giải quyết trong hạn" */
  readonly words: string;
}

/** Counts added and taken away, over a count. */
interface RatioFormula {
  readonly kind: 'ratio';
  readonly terms: readonly FormulaTerm[];
  readonly over: { readonly indicator: string; readonly words: string };
}

/** Nobody here knows how it is counted. */
interface UnknownFormula {
  readonly kind: 'unknown';
}

export type Formula = RateFormula | RatioFormula | UnknownFormula;

export interface Component {
  /** "IV.3" */
  readonly code: string;
  readonly group: GroupCode;
  readonly name: string;
  /** Null: the official split of the group's points is not known. */
  readonly maxPoints: PointUnits | null;
  readonly formula: Formula;
  readonly method: Method;
  /** Of the method `to-target`. */
  readonly target: RateHundredths | null;
  readonly zeroPolicy: ZeroPolicy;
  readonly confidence: Confidence;
  /** What is known about it and from where. */
  readonly note: string;
}

/** One version of the components, in force from a day until the issuer's next one. */
export interface ComponentSet {
  readonly name: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly components: readonly Component[];
}
