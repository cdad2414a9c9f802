import { keepCompiled } from './boot/compiled.ts';

keepCompiled();
const { runCommandLine } = await import('./boot/command-line.ts');
const { beginLife } = await import('./boot/life.ts');

process.exit(await runCommandLine(process.argv.slice(2), process.env, beginLife()));
