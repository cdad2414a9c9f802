import { parseArgs } from 'node:util';
import { Refusal } from '#core/kernel/refusal.ts';
import { sentenceOf } from '#server/boot/sentences.ts';
import { type CommandIo, WrongUse } from '#server/platform/command.ts';
import { type Config, configFrom } from '#server/platform/config.ts';
import type { Command } from '#server/platform/feature.ts';
import { FEATURES } from './app.ts';
import { type Installation, loadSample, openInstallation, withEveryUnit } from './boot/installation.ts';
import { ownCommands } from './boot/own-commands.ts';

const io: CommandIo = {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
};

/** Runs one word of the command line and returns its exit code: 0 done, 1 "no", 2 wrong use or unreadable input. */
async function main(words: readonly string[]): Promise<number> {
  const config = configFrom(process.env);
  const commands = [...ownCommands(config), ...FEATURES.flatMap((feature) => feature.commands ?? [])];
  const [name, ...rest] = words;
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const listed = commands.map((one) => `  ${one.name.padEnd(12)} ${one.summary}`);
    const asked = name === undefined || name === '--help' || name === 'help';
    (asked ? io.print : io.complain)(
      [
        asked ? 'Các lệnh (thêm --help sau lệnh để xem cách dùng):' : `Không có lệnh "${name}". Các lệnh:`,
        ...listed,
      ].join('\n'),
    );
    return asked ? 0 : 2;
  }
  if (rest.includes('--help')) {
    io.print([command.summary, '', ...command.help].join('\n'));
    return 0;
  }
  return runCommand(command, rest, config);
}

async function runCommand(command: Command, words: readonly string[], config: Config): Promise<number> {
  const { values } = readWords(command, words);
  let installation: Installation | undefined;
  try {
    return await command.run(io, values, async () => {
      installation ??= await openFilled(config);
      return withEveryUnit(installation.context);
    });
  } finally {
    await installation?.close();
  }
}

/** A command on a database that nobody has begun looks at the sample, as `npm start` would. */
async function openFilled(config: Config): Promise<Installation> {
  const installation = await openInstallation(config, io.complain);
  if (installation.begunWith === undefined) {
    io.complain('Cơ sở dữ liệu trống: đang nạp dữ liệu mẫu (một lần)');
    await loadSample(installation.context);
  }
  return installation;
}

function readWords(command: Command, words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: command.options, allowPositionals: false, strict: true });
  } catch (error) {
    const usage = command.help[0] ?? command.name;
    throw new WrongUse(`Cách dùng: ${usage}. ${(error as Error).message.split('. ')[0]}.`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  io.complain(error instanceof Refusal ? sentenceOf(error) : (error as Error).message);
  if (process.env.CCHC_LOG === 'debug') {
    io.complain(String((error as Error).stack));
  }
  process.exitCode = 2;
}
