import type { ReactNode } from 'react';

export interface Series {
  readonly key: string;
  readonly name: string;
}

export interface ChartPoint {
  /** What stands under the bar or point: "Tháng 3", "Hộ tịch". */
  readonly label: string;
  /** By series key; null where there is no figure. */
  readonly values: Readonly<Record<string, number | null>>;
}

export interface ChartProps {
  /** What is shown, for whom, when: stands above and is the figure's name. */
  readonly title: string;
  readonly series: readonly Series[];
  readonly points: readonly ChartPoint[];
  /** How a figure is written: `formatNumber`, `formatPercent`. */
  readonly format: (value: number) => string;
  /** The unit in the head of the table: "hồ sơ", "%". */
  readonly unit?: string;
  readonly target?: { readonly value: number; readonly label: string } | undefined;
  /** Where the axis ends, for figures with a natural end such as 100 %. */
  readonly highest?: number;
  readonly note?: ReactNode;
  readonly height?: number;
}
