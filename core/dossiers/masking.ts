/** An identity number in a list: only the last three digits, enough to tell two people apart. */
export function maskedIdNumber(number: string | null): string | null {
  return number === null ? null : '•'.repeat(Math.max(number.length - 3, 3)) + number.slice(-3);
}
