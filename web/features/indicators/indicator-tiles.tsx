import type { IndicatorValueView } from '#core/indicators/contract.ts';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { drillHref, originWords, targetWords, valueWords } from './indicator-words.ts';

/** The unit's figures against its targets; a label leads down to the dossiers behind its figure. */
export function IndicatorTiles({
  unit,
  tiles,
}: {
  readonly unit: string;
  readonly tiles: readonly IndicatorValueView[];
}) {
  return (
    <section aria-labelledby="so-lieu-chinh" className="stack-tight">
      <h2 id="so-lieu-chinh">Số liệu chính so với chỉ tiêu</h2>
      <StatTiles>
        {tiles.map((tile) => (
          <StatTile
            key={tile.code}
            label={tile.name}
            value={valueWords(tile)}
            {...(tile.kind !== 'rate' && { unit: tile.unitOfMeasure })}
            {...(tile.light !== 'none' && { light: tile.light })}
            target={tile.target ? targetWords(tile.target, tile.kind) : undefined}
            note={noteOf(tile)}
            href={drillHref(unit, tile.drill)}
          />
        ))}
      </StatTiles>
    </section>
  );
}

function noteOf(tile: IndicatorValueView) {
  const words = originWords(tile);
  return tile.disagrees ? `${words ?? ''} Khác với số nhập tay của cùng kỳ.`.trim() : words;
}
