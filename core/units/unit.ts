import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean, fold } from '#core/kernel/text.ts';

export const UNIT_KINDS = ['province', 'district', 'commune', 'section'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The word before a name ("xã" Bình Sơn). Sections carry none: their name is the whole. */
export const UNIT_TYPES = {
  tinh: { word: 'tỉnh', kind: 'province' },
  'thanh-pho': { word: 'thành phố', kind: 'province' },
  huyen: { word: 'huyện', kind: 'district' },
  quan: { word: 'quận', kind: 'district' },
  'thi-xa': { word: 'thị xã', kind: 'district' },
  'thanh-pho-thuoc-tinh': { word: 'thành phố', kind: 'district' },
  xa: { word: 'xã', kind: 'commune' },
  phuong: { word: 'phường', kind: 'commune' },
  'thi-tran': { word: 'thị trấn', kind: 'commune' },
  'dac-khu': { word: 'đặc khu', kind: 'commune' },
  section: { word: '', kind: 'section' },
} as const satisfies Record<string, { word: string; kind: UnitKind }>;
export type UnitType = keyof typeof UNIT_TYPES;

/** What a section does, whatever its name in its time. "Các bộ phận liên quan" is none: it is wording, not a section. */
export const SECTION_KINDS = {
  office: 'Văn phòng',
  judicial: 'Tư pháp',
  finance: 'Tài chính',
  culture: 'Văn hóa – Xã hội',
  land: 'Địa chính – Xây dựng',
  economy: 'Kinh tế',
  'home-affairs': 'Nội vụ',
  'public-service-centre': 'Phục vụ hành chính công',
  police: 'Công an',
  military: 'Quân sự',
  other: 'Bộ phận khác',
} as const;
export type SectionKind = keyof typeof SECTION_KINDS;

/** The first day recorded of units that are older than our records; shown as unknown. */
export const BEFORE_RECORDS: PlainDate = '1900-01-01';

/** How a unit was called, where it belonged and which codes it had, from one day to another (both included). */
export interface UnitVersion {
  readonly validFrom: PlainDate;
  /** The last day; undefined while it holds. */
  readonly validTo: PlainDate | undefined;
  readonly name: string;
  readonly type: UnitType;
  readonly parentId: UnitId | undefined;
  /** The code of the list of administrative units (2 digits a province, 5 a commune). */
  readonly areaCode: string | undefined;
  /** The agency code (mã định danh) under QĐ 20/2020/QĐ-TTg; dossier codes begin with it. */
  readonly agencyCode: string | undefined;
  readonly agencyCodeInvented: boolean;
  /** The act behind this version. */
  readonly basis: string | undefined;
}

/**
 * merge: the whole of the old unit went into the new one, so the new one's counts before that day include the old one's.
 * split: a part went there; counts cannot be divided, so nothing is summed.
 */
export type SuccessionKind = 'merge' | 'split';

export interface Succession {
  readonly fromId: UnitId;
  readonly toId: UnitId;
  readonly since: PlainDate;
  readonly kind: SuccessionKind;
  readonly basis: string | undefined;
}

/** "xã Bình Sơn", as it stands inside a sentence; a section's name alone. */
export function fullName(type: UnitType, name: string): string {
  const { word } = UNIT_TYPES[type];
  return word ? `${word} ${name}` : name;
}

/** "Xã Bình Sơn", as it begins a line. */
export function lineName(name: string): string {
  return `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}`;
}

/** The words of a name as a part of an address: without marks, joined by "-". */
function addressOf(words: string): string {
  return fold(words)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/**
 * The address of a unit: `xa-binh-son`; a section's follows its committee's: `xa-binh-son.phong-kinh-te`. Addresses
 * are unique for ever, so a taken one gets the parent's name and then a number behind it.
 */
export function slugFor(
  unit: { readonly type: UnitType; readonly name: string; readonly parent: { slug: string; name: string } | undefined },
  isTaken: (slug: string) => boolean,
): string {
  const own = addressOf(fullName(unit.type, clean(unit.name)));
  const plain = unit.type === 'section' && unit.parent ? `${unit.parent.slug}.${own}` : own;
  const withParent = unit.type !== 'section' && unit.parent ? `${plain}-${addressOf(unit.parent.name)}` : plain;
  const candidates = [plain, withParent];
  for (let n = 2; n < 100; n += 1) {
    candidates.push(`${withParent}-${n}`);
  }
  const free = candidates.find((slug) => !isTaken(slug));
  if (!free) {
    throw new Error(`no free address for ${unit.name}`);
  }
  return free;
}

/** The version that holds on `day`; after the last day of a closed unit its last one, before its first its first. */
export function versionOn<V extends Pick<UnitVersion, 'validFrom' | 'validTo'>>(
  versions: readonly V[],
  day: PlainDate,
): V | undefined {
  const ordered = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return ordered.findLast(({ validFrom }) => validFrom <= day) ?? ordered[0];
}

/** Whether the unit exists on `day`. */
export function existsOn(versions: readonly Pick<UnitVersion, 'validFrom' | 'validTo'>[], day: PlainDate): boolean {
  return versions.some(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo));
}
