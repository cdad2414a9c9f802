import { definitionOf } from '#core/indicators/definitions.ts';
import { drillOfCount } from '#core/indicators/drill-down.ts';
import { unitPath } from '#web/lib/navigation.ts';

interface Window {
  readonly from: string;
  readonly to: string;
}

/** Down to the records behind an indicator's figure: its dossiers where it counts those, else its place among the figures. */
export function recordsPath(unit: string, indicator: string, window: Window): string {
  const behind = definitionOf(indicator)?.denominator ?? indicator;
  const drill = drillOfCount(behind, { window, below: false });
  return drill && !('figure' in drill)
    ? unitPath(unit, 'ho-so', drill)
    : unitPath(unit, 'so-lieu', { tu: window.from, den: window.to });
}

/** "Tỷ lệ hồ sơ nộp trực tuyến" */
export function indicatorName(indicator: string): string {
  return definitionOf(indicator)?.name ?? indicator;
}
