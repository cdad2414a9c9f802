/** Fills `{name}` in a refusal's sentence from its detail; what the detail does not say is left out. */
export function filled(sentence: string, detail: Readonly<Record<string, unknown>> = {}): string {
  return sentence.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = detail[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
