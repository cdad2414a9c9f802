export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/** "No", for a reason the person at the screen can act on. Any other thrown thing is a fault of ours. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(kind: RefusalKind, code: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}
