import type { ComponentType } from 'react';

/** One component in one state. The lists of `web/ui/<component>/examples.tsx` drive the gallery, its test and axe. */
export interface Example {
  readonly name: string;
  readonly show: ComponentType;
}
