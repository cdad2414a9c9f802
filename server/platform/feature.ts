import type { PermissionTable } from '#core/accounts/roles.ts';
import type { CommandOf } from './command.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { DocumentIntake } from './document-intake.ts';
import type { DocumentUses } from './document-use.ts';
import type { DueThings } from './due-thing.ts';
import type { FigureIntake } from './figure-intake.ts';
import type { Http } from './http.ts';
import type { Identify, UnitDirectory } from './identity.ts';
import type { ImportTarget } from './import-target.ts';
import type { Scope } from './scope.ts';

/** What every use case may need, handed down as the first argument. */
export interface Deps {
  readonly config: Config;
  /** The server's role: row-level security holds. Use it through `readIn` and `writeIn`. */
  readonly db: Database;
  readonly now: () => Date;
  readonly directory: UnitDirectory;
  readonly identify: Identify;
  /** Every permission of every feature, so that a session can be told what it may do. */
  readonly permissions: PermissionTable;
  /** What other features let an import write into. */
  readonly importTargets: readonly ImportTarget[];
  /** What of each feature quotes a registered document. */
  readonly documentUses: readonly DocumentUses[];
  /** What of each feature has to be finished by a day. */
  readonly dueThings: readonly DueThings[];
  /** What takes figures read in reports; absent where no feature keeps indicators. */
  readonly figureIntake: FigureIntake | undefined;
  /** What enters issued documents in the register; absent where no feature keeps one. */
  readonly documentIntake: DocumentIntake | undefined;
}

/** One line of `cchc verify`: where a stored figure differs from its records. */
export interface Difference {
  readonly what: string;
  readonly where: string;
  readonly stored: string;
  readonly recomputed: string;
}

/** The system acting on every agency: sample, migration, command line. */
export interface SystemContext {
  readonly deps: Deps;
  readonly scope: Scope;
  /** Says in one line what is being done. */
  readonly say: (line: string) => void;
}

export type Command = CommandOf<SystemContext>;

export interface Feature {
  readonly name: string;
  readonly permissions: PermissionTable;
  readonly routes?: (http: Http, deps: Deps) => void | Promise<void>;
  readonly commands?: readonly Command[];
  /** Loads this feature's part of the sample data; runs in the order of the features' list. */
  readonly sample?: (context: SystemContext) => Promise<void>;
  /** Compares what is stored with what the records say. */
  readonly verify?: (context: SystemContext) => Promise<readonly Difference[]>;
  readonly importTargets?: readonly ImportTarget[];
  readonly figureIntake?: FigureIntake;
  readonly documentIntake?: DocumentIntake;
  readonly documentUses?: DocumentUses;
  readonly dueThings?: DueThings;
  /** The sentences of this feature's refusals (core/<feature>/messages.ts), for the command line. */
  readonly messages?: Readonly<Record<string, string>>;
  /** What people must read when the server starts: the sample's accounts, the first administrator's link. */
  readonly greet?: (context: SystemContext, address: string) => Promise<readonly string[]>;
}
