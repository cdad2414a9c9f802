import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { printable } from './printable-text.ts';
import { typstData } from './typst-data.ts';

/** ISO 19005-2 level B, with tags: what the writer claims and what its tests read back. */
const PDF_STANDARD = 'a-2b';

/** Scripts whose glyphs the fonts carry and whose text comes back out of the file in reading order. */
const LETTERS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]$/u;
/** Characters that Tinos is known to carry: Latin with all Vietnamese letters, and the usual punctuation. */
const CARRIED = /^[\n\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2026]$/u;

interface Typst {
  readonly compiler: NodeCompiler;
  readonly template: string;
}

let typst: Promise<Typst> | undefined;
const probed = new Map<string, boolean>();

/** The document as a tagged PDF/A-2b with its fonts embedded. `createdOn` is the file's date of making. */
export async function writePdf(document: PrintedDocument, createdOn: PlainDate): Promise<Buffer> {
  typst ??= start();
  const engine = await typst;
  const data = typstData(document, createdOn, (text) => withCodes(engine.compiler, printable(text)));
  return compiled(engine.compiler, engine.template, JSON.stringify(data));
}

/** The engine and its fonts are loaded at the first document, not at the start of the server. */
async function start(): Promise<Typst> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return {
    compiler: Compiler.create({
      workspace: import.meta.dirname,
      fontArgs: [{ fontPaths: [fonts] }],
    }),
    template: readFileSync(join(import.meta.dirname, 'document.typ'), 'utf8'),
  };
}

function compiled(compiler: NodeCompiler, source: string, document: string): Buffer {
  const result = compiler.compile({
    mainFileContent: source,
    inputs: { document },
  });
  const paged = result.result;
  if (!paged) {
    const problem = result.takeError();
    const diagnostics = problem ? JSON.stringify(compiler.fetchDiagnostics(problem)) : '';
    throw new Error(`The page template did not compile: ${diagnostics}`);
  }
  try {
    return compiler.pdf(paged, { pdfStandard: PDF_STANDARD, pdfTags: true });
  } finally {
    compiler.evictCache(10);
  }
}

/** PDF/A forbids a character without a glyph; such a one is printed as its code, so that nothing vanishes unseen. */
function withCodes(compiler: NodeCompiler, text: string): string {
  let carried = true;
  for (const sign of text) {
    carried &&= CARRIED.test(sign);
  }
  return carried
    ? text
    : Array.from(text, (sign) => (isCarried(compiler, sign) ? sign : `[${codePoint(sign)}]`)).join('');
}

function isCarried(compiler: NodeCompiler, sign: string): boolean {
  if (CARRIED.test(sign)) {
    return true;
  }
  let known = probed.get(sign);
  if (known === undefined) {
    known = LETTERS.test(sign) && hasGlyph(compiler, sign);
    probed.set(sign, known);
  }
  return known;
}

/** Asks the engine itself: the export of a page with the sign alone fails where no font has it. */
function hasGlyph(compiler: NodeCompiler, sign: string): boolean {
  const source = `#set document(date: datetime(year: 2000, month: 1, day: 1))
#set text(font: ("Tinos", "Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono"), fallback: false)
#sys.inputs.document`;
  try {
    compiled(compiler, source, sign);
    return true;
  } catch {
    return false;
  }
}

function codePoint(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
