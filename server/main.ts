import { keepCompiled } from './boot/compiled.ts';

if (process.argv[2] !== 'start') {
  keepCompiled(); // a server starts once and would hold the 16 MB of it for its whole life
}
const { runCommandLine } = await import('./boot/command-line.ts');
const { beginLife } = await import('./boot/life.ts');

process.exit(await runCommandLine(process.argv.slice(2), process.env, beginLife()));
