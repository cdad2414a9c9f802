import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  /** Stay where the page is scrolled to: for links that open something beside what one looks at. */
  readonly keepScroll?: boolean;
}

/** A link inside the application: a real address that opens in a new tab when asked to, without loading anew otherwise. */
export function Link({ href, onClick, keepScroll, children, ...rest }: LinkProps) {
  const router = useRouter({ warn: false });

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (router && plain && !event.defaultPrevented && (rest.target ?? '_self') === '_self') {
      event.preventDefault();
      if (keepScroll) {
        void router.navigate({ href, resetScroll: false });
      } else {
        router.history.push(href);
      }
    }
  }

  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
