/**
 * Codes of procedures: national `1.001193`, with a local part long `2.000908.000.00.00.H61` or short `1.014383.H13`.
 * Two codes name the same procedure when their national parts are equal.
 */
const GRAMMAR = /^(\d\.\d{6})((?:\.\d{3}\.\d{2}\.\d{2})?\.[A-Z]\d{2})?$/;

export interface ProcedureCode {
  readonly national: string;
  /** The local part with its leading dot, as published; empty for the national code itself. */
  readonly local: string;
}

/** Reads a code as people and files write it: spaces around it and a small `h` are forgiven, nothing else. */
export function parseProcedureCode(text: string): ProcedureCode | undefined {
  const match = GRAMMAR.exec(text.trim().toUpperCase());
  return match ? { national: match[1] ?? '', local: match[2] ?? '' } : undefined;
}

export function nationalPart(code: string): string | undefined {
  return parseProcedureCode(code)?.national;
}

export function isSameProcedure(a: string, b: string): boolean {
  const national = nationalPart(a);
  return national !== undefined && national === nationalPart(b);
}
