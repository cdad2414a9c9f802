/** The roles of a committee's people. A role is held at a unit and may cover the units below it. */
export const ROLES = [
  'counter-officer',
  'specialist',
  'focal-officer',
  'chair',
  'appraiser',
  'administrator',
  'inspector',
] as const;

export type Role = (typeof ROLES)[number];

/** What a permission allows: looking (predecessor units included) or changing (today's units only). */
export interface PermissionRule {
  readonly kind: 'read' | 'write';
  readonly roles: readonly Role[];
}

export type PermissionTable = Readonly<Record<string, PermissionRule>>;

/** The words people see for the roles. */
export const ROLE_NAMES = {
  'counter-officer': 'Công chức Bộ phận Một cửa',
  specialist: 'Công chức chuyên môn',
  'focal-officer': 'Đầu mối CCHC (Văn phòng)',
  chair: 'Chủ tịch UBND',
  appraiser: 'Người thẩm định cấp trên',
  administrator: 'Quản trị',
  inspector: 'Kiểm tra, giám sát (chỉ xem)',
} as const satisfies Record<Role, string>;

export const EVERY_ROLE: readonly Role[] = [...ROLES];
