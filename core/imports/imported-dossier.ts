import type { Instant, PlainDate } from '#core/kernel/dates.ts';

/** How the applicant came, as provincial systems tell it. `online` = online, full or partial not said. */
export const IMPORTED_CHANNELS = ['direct', 'online-full', 'online-partial', 'online', 'postal', 'other'] as const;

export type ImportedChannel = (typeof IMPORTED_CHANNELS)[number];

/** The national status codes 1–10 (core/dossiers knows their meaning and their order). */
export type ImportedStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/**
 * One row of a provincial system's export, read and checked on its own: well-formed dates in a possible order, known
 * channel and status. Whether procedure, section and code fit the agency is for the dossiers feature to say.
 */
export interface ImportedDossier {
  /** The sheet row (first row = 1), kept in the event as its source. */
  readonly row: number;
  /** The code as the provincial system prints it; never invented, never changed. */
  readonly code: string;
  readonly procedureCode?: string | undefined;
  readonly procedureName: string;
  /** Lĩnh vực, as printed; absent where the export does not say (then the procedure's own). */
  readonly field?: string | undefined;
  readonly applicantName: string;
  readonly applicantIdNumber?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly channel: ImportedChannel;
  readonly status: ImportedStatus;
  readonly receivedAt: Instant;
  /** Hẹn trả: a day, or an instant where the export gives a time. Absent: no appointment was made. */
  readonly due?: PlainDate | Instant | undefined;
  /** When status 9 was reached (or 10, where the export knows only the return). Present iff status is 9 or 10. */
  readonly resolvedAt?: Instant | undefined;
  readonly returnedAt?: Instant | undefined;
  /** When the dossier was withdrawn (7), stopped (8) or refused (3), where the export says. */
  readonly endedAt?: Instant | undefined;
  readonly resultChannel?: string | undefined;
  /** Cơ quan/bộ phận chủ trì giải quyết, as printed. */
  readonly handler?: string | undefined;
  /** Whether the components were digitised, the result issued electronically; undefined = the export does not say. */
  readonly digitised?: boolean | undefined;
  readonly electronicResult?: boolean | undefined;
  /** Whole đồng; undefined = the export does not say. */
  readonly fee?: number | undefined;
  readonly paidOnline?: boolean | undefined;
  readonly note?: string | undefined;
}
