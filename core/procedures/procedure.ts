import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { parseProcedureCode } from './procedure-code.ts';
import { refuseProcedure } from './refusals.ts';
import { requireLimit, type TimeLimit } from './time-limit.ts';

export type ProcedureId = Id<'Procedure'>;
export type ProcedureVersionId = Id<'ProcedureVersion'>;

/** How far a procedure can be filed online (NĐ 224/2026, Điều 14); formerly levels 4 and 3. */
export const ONLINE_LEVELS = ['full', 'partial', 'none'] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

export const ONLINE_LEVEL_NAMES = {
  full: 'Trực tuyến toàn trình',
  partial: 'Trực tuyến một phần',
  none: 'Cung cấp thông tin trực tuyến',
} as const satisfies Record<OnlineLevel, string>;

/** Who owns the status of its dossiers: the provincial system, or this office's own register. */
export const OWNERSHIPS = ['imported', 'owned'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export const OWNERSHIP_NAMES = {
  imported: 'Nhận từ hệ thống của tỉnh',
  owned: 'Tiếp nhận tại đơn vị',
} as const satisfies Record<Ownership, string>;

export interface ProcedureComponent {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  readonly note: string;
}

/** What a procedure says from a day on, by one issuer. */
export interface ProcedureVersion {
  readonly id: ProcedureVersionId;
  /** The committee whose decision it is; undefined for the nation's text. */
  readonly issuerId: UnitId | undefined;
  readonly validFrom: PlainDate;
  /** The last day; undefined while in force. */
  readonly validTo: PlainDate | undefined;
  readonly code: string;
  readonly name: string;
  readonly fieldId: number;
  readonly limit: TimeLimit;
  readonly onlineLevel: OnlineLevel;
  readonly feeRule: string;
  readonly result: string;
  readonly legalBasis: string;
  readonly confidence: string;
}

/**
 * The version that a receipt on `day` follows: of the nearest issuer (the agency itself, then the committees above it,
 * then the nation) that has one in force, the latest to start.
 */
export function versionOn<V extends Pick<ProcedureVersion, 'issuerId' | 'validFrom' | 'validTo'>>(
  versions: readonly V[],
  day: PlainDate,
  nearestFirst: readonly UnitId[],
): V | undefined {
  for (const issuer of [...nearestFirst, undefined]) {
    const found = versions
      .filter(({ issuerId, validFrom, validTo }) => issuerId === issuer && validFrom <= day && day <= (validTo ?? day))
      .reduce<V | undefined>(
        (latest, next) => (latest && latest.validFrom > next.validFrom ? latest : next),
        undefined,
      );
    if (found) {
      return found;
    }
  }
  return undefined;
}

export type VersionDraft = Omit<ProcedureVersion, 'id' | 'issuerId' | 'validTo'>;

/** A version fit to be kept: cleaned texts, a code of the grammar, a limit that can be promised, a legal basis. */
export function requireVersion(draft: VersionDraft): VersionDraft {
  const code = parseProcedureCode(draft.code);
  if (!code) {
    throw refuseProcedure('procedure-code-wrong');
  }
  const name = clean(draft.name);
  if (name.length < 5 || name.length > 500) {
    throw refuseProcedure('procedure-name-missing');
  }
  const legalBasis = clean(draft.legalBasis);
  if (legalBasis === '') {
    throw refuseProcedure('procedure-basis-missing');
  }
  requireLimit(draft.limit);
  return { ...draft, name, legalBasis, code: code.national + code.local, feeRule: clean(draft.feeRule) };
}

export function requireComponents(components: readonly ProcedureComponent[]): readonly ProcedureComponent[] {
  return components.map((component) => {
    const name = clean(component.name);
    if (name === '') {
      throw refuseProcedure('component-name-missing');
    }
    return { ...component, name, note: clean(component.note) };
  });
}
