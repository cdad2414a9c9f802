import { runCommandLine } from './boot/command-line.ts';
import { beginLife } from './boot/life.ts';

process.exit(await runCommandLine(process.argv.slice(2), process.env, beginLife()));
