import { definitionOf } from '#core/indicators/definitions.ts';
import { formatDate, isPlainDate } from '#core/kernel/dates.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';

const day = (text = '') => (isPlainDate(text) ? formatDate(text) : '');

/** Says that only what a figure counts is shown, and takes that back. */
export function FigureFilter() {
  const { solieu, tungay, denngay } = useSearchValues();
  const setSearch = useSetSearch();
  const figure = definitionOf(solieu ?? '');
  return (
    figure && (
      <p role="status">
        Chỉ hiện các mục được đếm trong “{figure.name}” từ {day(tungay)} đến {day(denngay)}.{' '}
        <Button
          kind="quiet"
          size="small"
          onClick={() => setSearch({ solieu: undefined, tungay: undefined, denngay: undefined })}
        >
          Hiện tất cả
        </Button>
      </p>
    )
  );
}
