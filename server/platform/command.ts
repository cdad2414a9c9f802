import type { ParseArgsOptionsConfig } from 'node:util';

export type CommandValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface CommandIo {
  /** A line for standard output. */
  readonly print: (line: string) => void;
  /** A sentence for standard error. */
  readonly complain: (line: string) => void;
}

/** One word of the command line. Exit 0: done; 1: the answer is "no"; 2: wrong use or unreadable input. */
export interface CommandOf<Context> {
  readonly name: string;
  /** One Vietnamese line for the list of commands. */
  readonly summary: string;
  /** The lines of `--help`: usage and what each option means. */
  readonly help: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** The words of which one must follow the name (`user create`); it arrives as `values.action`. */
  readonly actions?: readonly string[];
  /** True where files follow the name (`check a.docx b.pdf`); they arrive as `values.files`. */
  readonly takesFiles?: boolean;
  /** False where the command needs no database (it then gets no context). */
  readonly needsDatabase?: boolean;
  readonly run: (io: CommandIo, values: CommandValues, context: () => Promise<Context>) => Promise<number>;
}

/** Wrong use of a command: printed as one sentence, exit 2. */
export class WrongUse extends Error {}
