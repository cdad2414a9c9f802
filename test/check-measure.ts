import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { checkText } from '#core/checks/check.ts';
import type { CheckFinding } from '#core/checks/finding.ts';
import type { DocumentReference } from '#core/checks/reference.ts';
import { readReport } from '#server/platform/report-files/read-report.ts';

/**
 * What is truly wrong in a document, and what it cites: written by whoever wrote the document, never by the checker.
 * A finding is told by its rule and its line, or by its numbers where the layout leaves the line open.
 */
interface Labels {
  readonly findings: readonly LabelledFinding[];
  /** Left out where the citations of a document were not labelled. */
  readonly references?: readonly LabelledReference[];
}

interface LabelledFinding {
  readonly rule: string;
  readonly line?: number;
  readonly numbers?: readonly number[];
  readonly severity?: CheckFinding['severity'];
}

type LabelledReference = Pick<DocumentReference, 'symbol'> & Partial<Omit<DocumentReference, 'symbol' | 'quote'>>;

export interface Counted {
  readonly labelled: number;
  readonly found: number;
  readonly right: number;
}

export interface Measured {
  readonly documents: number;
  /** Documents for which no error is labelled: the checker may not see one either. */
  readonly faultless: number;
  readonly rules: ReadonlyMap<string, Counted>;
  readonly findings: Counted;
  readonly errors: Counted;
  readonly references: Counted;
  readonly falseAlarms: readonly string[];
  readonly misses: readonly string[];
}

interface Outcome {
  readonly name: string;
  readonly labels: Labels;
  readonly found: readonly CheckFinding[];
  readonly rightFindings: readonly (readonly [LabelledFinding, CheckFinding])[];
  readonly references: readonly DocumentReference[];
  readonly rightReferences: readonly (readonly [LabelledReference, DocumentReference])[];
}

/** Checks every document of a folder that has labels beside it. */
export async function measureFolder(folder: string): Promise<Measured> {
  const outcomes: Outcome[] = [];
  for (const name of readdirSync(folder).sort()) {
    const labels = join(folder, `${basename(name, extname(name))}.labels.json`);
    if (/\.(?:txt|docx|pdf)$/iu.test(name) && existsSync(labels)) {
      outcomes.push(await outcomeOf(join(folder, name), JSON.parse(readFileSync(labels, 'utf8')) as Labels));
    }
  }
  return summed(outcomes);
}

async function outcomeOf(path: string, labels: Labels): Promise<Outcome> {
  const { text } = await readReport(path);
  const { findings, references } = checkText(text);
  return {
    name: basename(path),
    labels,
    // A note only informs; it is counted where somebody labelled it.
    found: findings.filter((one) => one.severity !== 'note' || labels.findings.some((label) => fits(label, one))),
    rightFindings: pairs(labels.findings, findings, fits),
    references: labels.references ? references : [],
    rightReferences: pairs(labels.references ?? [], references, isReference),
  };
}

function fits({ rule, line, numbers, severity }: LabelledFinding, finding: CheckFinding): boolean {
  const samePlace = line === finding.line || numbers?.every((number) => finding.numbers.includes(number)) === true;
  return rule === finding.rule && samePlace && (severity === undefined || severity === finding.severity);
}

function isReference(label: LabelledReference, reference: DocumentReference): boolean {
  return Object.entries(label).every(([field, value]) => reference[field as keyof DocumentReference] === value);
}

/** Each label with one thing found, each thing found with one label. */
function pairs<L, F>(
  labels: readonly L[],
  found: readonly F[],
  matches: (label: L, one: F) => boolean,
): (readonly [L, F])[] {
  const left = new Set(found);
  return labels.flatMap((label) => {
    const one = [...left].find((candidate) => matches(label, candidate));
    if (one === undefined) {
      return [];
    }
    left.delete(one);
    return [[label, one] as const];
  });
}

function summed(outcomes: readonly Outcome[]): Measured {
  const names = outcomes.flatMap(({ labels, found }) => [...labels.findings, ...found].map(({ rule }) => rule));
  const countOf = (rule: (one: { rule: string; severity?: string }) => boolean): Counted => ({
    labelled: count(outcomes.flatMap(({ labels }) => labels.findings).filter(rule)),
    found: count(outcomes.flatMap(({ found }) => found).filter(rule)),
    right: count(outcomes.flatMap(({ rightFindings }) => rightFindings.map(([, finding]) => finding)).filter(rule)),
  });
  return {
    documents: outcomes.length,
    faultless: count(outcomes.filter(({ labels }) => !labels.findings.some(({ severity }) => severity === 'error'))),
    rules: new Map([...new Set(names)].sort().map((name) => [name, countOf(({ rule }) => rule === name)])),
    findings: countOf(() => true),
    errors: countOf(({ severity }) => severity === 'error'),
    references: {
      labelled: count(outcomes.flatMap(({ labels }) => labels.references ?? [])),
      found: count(outcomes.flatMap(({ references }) => references)),
      right: count(outcomes.flatMap(({ rightReferences }) => rightReferences)),
    },
    falseAlarms: outcomes.flatMap(falseAlarmsOf),
    misses: outcomes.flatMap(missesOf),
  };
}

const count = (list: readonly unknown[]) => list.length;

function falseAlarmsOf({ name, found, rightFindings, references, rightReferences }: Outcome): readonly string[] {
  const [right, cited] = [
    new Set(rightFindings.map((pair) => pair[1])),
    new Set(rightReferences.map((pair) => pair[1])),
  ];
  return [
    ...found
      .filter((one) => !right.has(one))
      .map((one) => `FALSE ALARM ${name}:${one.line} ${one.severity} ${one.rule}: ${one.message}`),
    ...references
      .filter((one) => !cited.has(one))
      .map(
        ({ line, kind, symbol, date, issuer }) => `FALSE REFERENCE ${name}:${line} ${kind} ${symbol} ${date} ${issuer}`,
      ),
  ];
}

function missesOf({ name, labels, rightFindings, rightReferences }: Outcome): readonly string[] {
  const [right, cited] = [
    new Set(rightFindings.map(([label]) => label)),
    new Set(rightReferences.map(([label]) => label)),
  ];
  return [
    ...labels.findings
      .filter((label) => !right.has(label))
      .map((label) => `MISSED ${name}:${label.line} ${label.rule}`),
    ...(labels.references ?? [])
      .filter((label) => !cited.has(label))
      .map((label) => `MISSED REFERENCE ${name}:${label.line} ${JSON.stringify(label)}`),
  ];
}
