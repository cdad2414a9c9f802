import { useId, useState } from 'react';

type Values = Readonly<Record<string, unknown>>;
export type FormErrors<V> = { readonly [Name in keyof V]?: string | undefined };

/** The names of the fields whose value is of one type: a text field cannot be bound to a tick. */
export type NamesOf<V, Type> = { [Name in keyof V]: V[Name] extends Type ? Name : never }[keyof V] & string;

export interface FormState<V> {
  readonly id: string;
  readonly values: V;
  readonly errors: FormErrors<V>;
  /** Grows with every refused attempt; the error summary takes the focus then. */
  readonly attempts: number;
  // Methods, so that a part of a form takes every form that has its fields.
  set<Name extends keyof V>(name: Name, value: V[Name]): void;
  setAll(values: V): void;
  /** What the server found wrong, field by field. */
  refuse(errors: FormErrors<V>): void;
  /** Checks, and hands over the values when nothing is wrong. */
  submit(accept: (values: V) => void): void;
}

interface FormOptions<V> {
  readonly initial: V;
  /** One sentence per wrong field, in the order of the page: "Nhập họ và tên người nộp". */
  readonly check?: (values: V) => FormErrors<V>;
}

/** The state of one form. After a refused attempt an error disappears as soon as its field is right again. */
export function useForm<V extends Values>({ initial, check = () => ({}) }: FormOptions<V>): FormState<V> {
  const id = useId();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FormErrors<V>>({});
  const [attempts, setAttempts] = useState(0);

  function refuse(found: FormErrors<V>): boolean {
    const wrong = withoutBlanks(found);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) {
      return false;
    }
    setAttempts((count) => count + 1);
    return true;
  }

  return {
    id,
    values,
    errors,
    attempts,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setErrors((before) => stillWrong(before, name, check({ ...values, [name]: value })));
    },
    setAll: setValues,
    refuse: (found) => void refuse(found),
    submit: (accept) => {
      const composed = withComposedText(values);
      if (!refuse(check(composed))) {
        accept(composed);
      }
    },
  };
}

function withoutBlanks<V>(errors: FormErrors<V>): FormErrors<V> {
  return Object.fromEntries(Object.entries(errors).filter(([, sentence]) => sentence)) as FormErrors<V>;
}

function stillWrong<V>(before: FormErrors<V>, changed: keyof V, found: FormErrors<V>): FormErrors<V> {
  const kept = Object.entries(before).map(([name, sentence]) => [
    name,
    name === changed ? found[name as keyof V] : sentence,
  ]);
  return withoutBlanks(Object.fromEntries(kept) as FormErrors<V>);
}

/** Some keyboards send a letter and its marks apart; one written form (NFC) leaves the form. */
function withComposedText<V extends Values>(values: V): V {
  const composed = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.normalize('NFC') : value,
  ]);
  return Object.fromEntries(composed) as V;
}

export function fieldId(form: { readonly id: string }, name: string): string {
  return `${form.id}-${name}`;
}

export interface Binding<Type> {
  readonly id: string;
  readonly value: Type;
  readonly error: string | undefined;
  readonly change: (value: Type) => void;
}

/** One field of a form, seen with its own type. */
export function bindingOf<V, Type>(form: FormState<V>, name: NamesOf<V, Type>): Binding<Type> {
  return {
    id: fieldId(form, name),
    value: form.values[name] as Type,
    error: form.errors[name],
    change: (value) => form.set(name, value as V[NamesOf<V, Type>]),
  };
}
