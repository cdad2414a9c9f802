import { formatCount } from '#core/kernel/decimals.ts';
import { Link } from '#web/ui/link/link.tsx';
import classes from './pager.module.css';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** The address of another page of the list. */
  readonly href: (page: number) => string;
  /** What the rows are: "hồ sơ". */
  readonly noun?: string;
}

/** "26–50 trong 1.200 hồ sơ" and the way to the other pages. */
export function Pager({ page, size, total, href, noun = 'dòng' }: PagerProps) {
  const last = Math.max(1, Math.ceil(total / size));
  const from = Math.min(total, (page - 1) * size + 1);
  const to = Math.min(total, page * size);
  return (
    <nav className={classes.pager} aria-label="Phân trang">
      <p className={classes.range}>
        {formatCount(from)}–{formatCount(to)} trong {formatCount(total)} {noun}
      </p>
      {last > 1 && (
        <ul className={classes.pages}>
          {page > 1 && (
            <li>
              <Link href={href(page - 1)} rel="prev">
                ‹ Trước
              </Link>
            </li>
          )}
          {pagesAround(page, last).map((number, place, all) => (
            <li key={number}>
              {place > 0 && number - (all[place - 1] ?? 0) > 1 && <span className={classes.gap}>…</span>}
              <Link
                href={href(number)}
                aria-label={`Trang ${formatCount(number)}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {formatCount(number)}
              </Link>
            </li>
          ))}
          {page < last && (
            <li>
              <Link href={href(page + 1)} rel="next">
                Sau ›
              </Link>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}

function pagesAround(page: number, last: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, last]);
  return [...wanted].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
}
