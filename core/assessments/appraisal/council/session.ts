import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { refuse } from '../../refusals.ts';

export type CouncilSessionId = Id<'CouncilSession'>;

export const COUNCIL_PARTS = ['chair', 'secretary', 'member'] as const;
export type CouncilPart = (typeof COUNCIL_PARTS)[number];

export const COUNCIL_PART_NAMES = {
  chair: 'Chủ tịch Hội đồng',
  secretary: 'Thư ký',
  member: 'Ủy viên',
} as const satisfies Record<CouncilPart, string>;

export interface CouncilMember {
  readonly name: string;
  readonly position: string;
  readonly part: CouncilPart;
}

/** A session as it is typed: who sat, when and where. */
export interface SessionEntry {
  readonly name: string;
  readonly heldOn: PlainDate;
  readonly place: string;
  readonly members: readonly CouncilMember[];
  readonly note: string;
}

/** A session with a name, a day that has come, and named members. */
export function sessionFrom(entry: SessionEntry, today: PlainDate): SessionEntry {
  const members = entry.members.map(({ name, position, part }) => ({
    name: clean(name),
    position: clean(position),
    part,
  }));
  const name = clean(entry.name);
  if (name === '' || entry.heldOn > today || members.length === 0) {
    throw refuse('council-session-wrong', { today });
  }
  if (members.some((member) => member.name === '')) {
    throw refuse('council-member-missing');
  }
  return { name, heldOn: entry.heldOn, place: clean(entry.place), members, note: entry.note.trim() };
}
