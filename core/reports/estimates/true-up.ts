import type { PlainDate } from '#core/kernel/dates.ts';
import { decimalString, parseDecimal } from '#core/kernel/decimals.ts';
import type { DossierFigures, ReportFigures } from '../figures.ts';
import { refuse } from '../refusals.ts';
import type { TrueUp, TrueUpLine } from './words.ts';

/** What people entered instead of their own estimates, by code. */
export type ActualFigures = Readonly<Record<string, string>>;

/**
 * Compares what a report said before its window ended with what was counted after: the counts of form II.06a, and the
 * figures that people had typed in as estimates. Refuses while the window still runs.
 */
export function trueUpOf(
  sent: ReportFigures,
  actual: ReportFigures,
  entered: ActualFigures,
  names: Readonly<Record<keyof DossierFigures, string>>,
  today: PlainDate,
): TrueUp {
  const { window, cutOff } = sent;
  if (cutOff === null) {
    throw refuse('true-up-not-needed');
  }
  if (today <= window.to) {
    throw refuse('true-up-too-early', { to: window.to });
  }
  const codes = Object.keys(names) as readonly (keyof DossierFigures)[];
  const counts = codes.map((code) =>
    lineOf(`dossiers.${code}`, names[code], String(sent.total[code]), String(actual.total[code])),
  );
  const typed = sent.indicators
    .filter(({ estimate }) => estimate)
    .map(({ code, name, rate, count }) => {
      const now = actual.indicators.find((one) => one.code === code);
      const known = now && !now.estimate ? (now.rate ?? now.count?.toString()) : undefined;
      return lineOf(`indicators.${code}`, name, rate ?? String(count ?? 0), known ?? undefined);
    });
  const own = sent.own
    .filter(({ estimate }) => estimate)
    .map(({ code, label, value }) => lineOf(`own.${code}`, label, value, enteredOf(entered, code)));
  return { window, cutOff, lines: [...counts, ...typed, ...own] };
}

function enteredOf(entered: ActualFigures, code: string): string | undefined {
  const text = entered[code];
  if (text === undefined) {
    return undefined;
  }
  const value = parseDecimal(text, 2);
  if (value === undefined || value < 0) {
    throw refuse('figure-value-wrong', { value: text });
  }
  return decimalString(value, 2, 2);
}

function lineOf(code: string, label: string, sent: string, actual: string | undefined): TrueUpLine {
  if (actual === undefined) {
    return { code, label, sent, actual: null, difference: null };
  }
  const hundredths = (text: string) => Math.round(Number(text) * 100);
  const difference = hundredths(actual) - hundredths(sent);
  return { code, label, sent, actual, difference: decimalString(difference, 2, 2) };
}
