import type { FormState } from '#web/ui/form/use-form.ts';

/** The fields of the house over a value that lives elsewhere: every keystroke changes it, nothing is submitted. */
export function liveForm<V extends Readonly<Record<string, unknown>>>(
  id: string,
  values: V,
  change: (next: V) => void,
): FormState<V> {
  return {
    id,
    values,
    errors: {},
    attempts: 0,
    set: (name, value) => change({ ...values, [name]: value }),
    setAll: change,
    // What is wrong stands in the list of faults, which knows the whole set.
    refuse: () => undefined,
    submit: (accept) => accept(values),
  };
}
