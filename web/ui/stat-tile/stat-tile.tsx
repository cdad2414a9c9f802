import type { ReactNode } from 'react';
import { Link } from '#web/ui/link/link.tsx';
import { Light, type LightState } from '#web/ui/status-badge/status-badge.tsx';
import classes from './stat-tile.module.css';

interface StatTileProps {
  readonly label: string;
  /** The figure, formatted: "99,68 %". */
  readonly value: string;
  /** Behind the figure, smaller: "hồ sơ". */
  readonly unit?: string;
  readonly light?: LightState;
  /** "Chỉ tiêu: từ 98 %". */
  readonly target?: string | undefined;
  /** How the figure is made: "1.126 / 1.130 hồ sơ". */
  readonly note?: ReactNode;
  /** Down to the records behind the figure. */
  readonly href?: string | undefined;
}

/** One figure with its target, its light and the way down to its records. */
export function StatTile({ label, value, unit, light, target, note, href }: StatTileProps) {
  return (
    <div className={classes.tile}>
      <p className={classes.label}>{href ? <Link href={href}>{label}</Link> : label}</p>
      <p className={classes.value}>
        {value}
        {unit && <span className={classes.unit}> {unit}</span>}
      </p>
      {(light || target) && (
        <p className={classes.line}>
          {light && <Light state={light} />}
          {target && <span>{target}</span>}
        </p>
      )}
      {note && <p className={classes.note}>{note}</p>}
    </div>
  );
}

/** Tiles side by side. */
export function StatTiles({ children }: { readonly children: ReactNode }) {
  return <div className={classes.tiles}>{children}</div>;
}
