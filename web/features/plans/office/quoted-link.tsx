import { unitPath } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';

interface QuotedLinkProps {
  readonly unit: string;
  readonly document: { readonly id: string; readonly words: string; readonly abstract: string };
}

/** A registered document as it is quoted, leading to its page. */
export function QuotedLink({ unit, document: { id, words, abstract } }: QuotedLinkProps) {
  return (
    <>
      <Link href={unitPath(unit, `van-ban/${id}`)}>{words}</Link> <span className="soft">{abstract}</span>
    </>
  );
}
