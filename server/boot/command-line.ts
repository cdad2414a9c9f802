import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Refusal } from '#core/kernel/refusal.ts';
import { FEATURES } from '#server/app.ts';
import { type CommandIo, type CommandValues, WrongUse } from '#server/platform/command.ts';
import { type Config, configFrom } from '#server/platform/config.ts';
import type { Command } from '#server/platform/feature.ts';
import { releaseEverything } from './database-server.ts';
import { type Installation, loadSample, openInstallation, withEveryUnit } from './installation.ts';
import type { Life } from './life.ts';
import { ownCommands } from './own-commands.ts';
import { sentenceOf } from './sentences.ts';

const io: CommandIo = {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs one word of the command line and returns its exit code: 0 done, 1 "no", 2 wrong use or unreadable input.
 * Asked to stop in the middle, it gives the database back first.
 */
export async function runCommandLine(words: readonly string[], environment: Environment, life: Life): Promise<number> {
  const work = run(words, environment, life).catch((error: Error) => complainOf(error, environment));
  const cut = life.stopped.then((signal) => sleep(life.patienceMs, signal));
  const code = await Promise.race([work, cut]);
  await releaseEverything();
  return code;
}

function complainOf(error: Error, environment: Environment): number {
  io.complain(error instanceof Refusal ? sentenceOf(error) : error.message);
  if (environment.CCHC_LOG === 'debug') {
    io.complain(String(error.stack));
  }
  return 2;
}

async function run(words: readonly string[], environment: Environment, life: Life): Promise<number> {
  const config = configFrom(environment);
  const commands = [...ownCommands(config, life), ...FEATURES.flatMap((feature) => feature.commands ?? [])];
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
  const values = readWords(command, words);
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

function readWords({ name, help, options, actions, takesFiles }: Command, words: readonly string[]): CommandValues {
  const usage = `Cách dùng: ${help[0] ?? name}.`;
  const { values, positionals } = parsed();
  if (takesFiles) {
    return { ...values, files: positionals };
  }
  const [action, ...more] = positionals;
  if (actions && (action === undefined || !actions.includes(action) || more.length > 0)) {
    throw new WrongUse(`${usage} Sau "${name}" cần một trong các từ: ${actions.join(', ')}.`);
  }
  return action === undefined ? values : { ...values, action };

  function parsed() {
    try {
      return parseArgs({
        args: [...words],
        options,
        allowPositionals: takesFiles === true || actions !== undefined,
        strict: true,
      });
    } catch (error) {
      throw new WrongUse(`${usage} ${(error as Error).message.split('. ')[0]}.`);
    }
  }
}
