import type { LimitKind, TimeLimit } from '#core/procedures/time-limit.ts';

/** The columns of `procedure_version` that make a time limit. */
export interface LimitColumns {
  readonly limit_kind: string;
  readonly limit_amount: number | null;
  readonly limit_cutoff: number | null;
  readonly limit_extended: number | null;
  readonly limit_second: number | null;
  readonly limit_hours_as_days: boolean;
}

export function limitOf(row: LimitColumns): TimeLimit {
  return {
    kind: row.limit_kind as LimitKind,
    amount: row.limit_amount ?? undefined,
    cutoff: row.limit_cutoff ?? undefined,
    extended: row.limit_extended ?? undefined,
    second: row.limit_second ?? undefined,
    hoursAsDays: row.limit_hours_as_days,
  };
}

export function limitColumns(limit: TimeLimit): LimitColumns {
  return {
    limit_kind: limit.kind,
    limit_amount: limit.amount ?? null,
    limit_cutoff: limit.cutoff ?? null,
    limit_extended: limit.extended ?? null,
    limit_second: limit.second ?? null,
    limit_hours_as_days: limit.hoursAsDays,
  };
}
