/**
 * Exact decimals as whole numbers of a unit: points in ten-thousandths (`POINT_SCALE`), rates in hundredths of a
 * percent (`RATE_SCALE`), money in đồng. Nothing here goes through a binary fraction.
 */
export const POINT_DECIMALS = 4;
export const RATE_DECIMALS = 2;

/** Reads `1.234,5`, `1234,5` or `1234.5` into whole 10^-decimals; undefined for anything else or for lost digits. */
export function parseDecimal(text: string, decimals: number): number | undefined {
  const trimmed = text.trim();
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(trimmed)
    ? trimmed.replaceAll('.', '').replace(',', '.')
    : trimmed.replace(',', '.');
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) {
    return undefined;
  }
  const whole = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return match[1] ? -whole : whole;
}

/** `12345` with scale 4 and two places: "1.23" (dot, for JSON) — callers round first; digits beyond are refused. */
export function decimalString(value: number, scale: number, places: number): string {
  const step = 10 ** (scale - places);
  if (value % step !== 0) {
    throw new Error(`${value} has more than ${places} decimals`);
  }
  const digits = String(Math.abs(value) / step).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0 ? `-${text}` : text;
}

/** `1234567` → "1.234.567". */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
}

/** A dot-decimal string as Vietnamese print it: "1234.50" → "1.234,5" (trailing zeros kept when `keepZeros`). */
export function formatDecimal(text: string, keepZeros = false): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = keepZeros ? fraction : fraction.replace(/0+$/, '');
  return digits ? `${formatCount(Number(whole))},${digits}` : formatCount(Number(whole));
}

/** a × b ÷ c, rounded half up (away from zero is never needed: operands are not negative), exact for any size. */
export function mulDivHalfUp(a: number, b: number, c: number): number {
  const [n, d] = [BigInt(a) * BigInt(b), BigInt(c)];
  return Number((2n * n + d) / (2n * d));
}
