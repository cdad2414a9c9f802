import { z } from 'zod';
import { idOf, pageOf, plainDate } from '#core/kernel/contract.ts';
import { type ReminderId, STAGES } from './reminder.ts';

export const reminderLine = z.object({
  id: idOf<ReminderId>(),
  day: plainDate,
  stage: z.enum(STAGES),
  what: z.string(),
  title: z.string(),
  path: z.string(),
  dueOn: plainDate,
  who: z.string(),
  isRead: z.boolean(),
});
export type ReminderLine = z.output<typeof reminderLine>;

export const reminderList = pageOf(reminderLine);
export const reminderCount = z.object({ unread: z.number().int() });
export const reminderSetting = z.object({ daysBefore: z.number().int().min(1).max(30) });
