import type { PlainDate } from '#core/kernel/dates.ts';

/** Where the figures of one unit in a summed report come from. */
export interface Part {
  readonly unit: { readonly slug: string; readonly name: string };
  /** `own`: the reporting unit's; `sent`: frozen when it was sent; `live`: counted now because no report has come. */
  readonly from: 'own' | 'sent' | 'live';
  /** The sending whose frozen figures were taken. */
  readonly sending: string | null;
  readonly sentOn: PlainDate | null;
}

/** A change that the summing level makes to what came from below, never to what was sent: with its reason, by name. */
export interface Adjustment {
  readonly id: string;
  /** `fields.<key>.<leaf measure>`, `own.<code>`, `indicators.<code>.numerator` or `.denominator`. */
  readonly code: string;
  readonly label: string;
  /** The unit whose figure is wrong, where it is one. */
  readonly unit: string | null;
  /** Added to the sum; below zero it is taken off. */
  readonly delta: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** How a summed report came to be; frozen with its figures. */
export interface Aggregation {
  readonly parts: readonly Part[];
  /** Units whose report has not come and whose figures were not counted either. */
  readonly missing: readonly { readonly slug: string; readonly name: string }[];
  readonly adjustments: readonly Adjustment[];
}
