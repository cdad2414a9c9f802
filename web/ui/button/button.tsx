import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import { Link } from '#web/ui/link/link.tsx';
import classes from './button.module.css';

type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  /** `primary`: the one thing this page is for; `danger`: what cannot be taken back. */
  readonly kind?: ButtonKind;
  readonly size?: 'normal' | 'small';
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Under way: the button stays in place, says so and takes no second press. */
  readonly busy?: boolean;
  readonly busyLabel?: string;
}

function lookOf({ kind = 'primary', size = 'normal' }: Look, extra?: string): string {
  return [classes.button, classes[kind], classes[size], extra].filter(Boolean).join(' ');
}

/** A verb that an officer says: "Tiếp nhận", "Chuyển xử lý", "Trả kết quả". */
export function Button({ kind, size, busy, busyLabel = 'Đang thực hiện…', children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={lookOf({ ...(kind && { kind }), ...(size && { size }) }, rest.className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? busyLabel : children}
    </button>
  );
}

interface ButtonLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  readonly href: string;
}

/** Looks like a button, goes to a page. */
export function ButtonLink({ kind, size, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={lookOf({ ...(kind && { kind }), ...(size && { size }) }, rest.className)}>
      {children}
    </Link>
  );
}
