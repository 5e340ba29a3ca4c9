import { Command, InvalidArgumentError, Option } from 'commander';
import { doctor } from './commands/doctor';
import { generate } from './commands/generate';
import { rebuild } from './commands/rebuild';
import { replay } from './commands/replay';
import { UsageError } from './UsageError';

const START = Date.UTC(2026, 0, 1);

/**
 * Runs the command line; problems the user can solve are told in one line.
 *
 * @public
 */
export async function run(argv: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function createProgram(): Command {
  const program = new Command('waymark')
    .description('Waymark from the command line')
    .showHelpAfterError('(--help tells more)');

  program
    .command('generate')
    .description('print a made-up event log; the same options, the same bytes')
    .option('--models <n>', 'how many models', positive, 10)
    .option('--days <n>', 'how long a history, in days', positive, 90)
    .option('--seed <text>', 'what all numbers follow from', '1')
    .option('--from <time>', 'its beginning, ISO 8601', instant, START)
    .addOption(
      new Option('--format <name>', 'events to send, or rows for COPY')
        .choices(['ndjson', 'copy'])
        .default('ndjson'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ waymark generate --models 50 --days 365 --seed bank > events.ndjson
  $ waymark generate --from "$(date -u -d '90 days ago' +%F)" | waymark replay -`,
    )
    .action(generate);

  portalCommand(program, 'replay')
    .description(
      'send events to a portal; those it knows already change nothing',
    )
    .argument(
      '<file>',
      'structured CloudEvents, one a line; - for what is piped in',
    )
    .option('--batch <n>', 'events a request', positive, 500)
    .action(replay);

  portalCommand(program, 'rebuild')
    .description(
      'have all figures made anew from the ledger, while they are served',
    )
    .option('--wait', 'until it is done', false)
    .action(rebuild);

  portalCommand(program, 'doctor')
    .description('check a portal, and say what to do where something is wrong')
    .action(doctor);

  return program;
}

/** A command that talks to a portal. */
function portalCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--url <url>', 'the portal’s backend', 'http://localhost:7007')
    .addOption(
      new Option('--token <token>', 'a source’s or a Backstage token').env(
        'WAYMARK_TOKEN',
      ),
    );
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('Give a whole number from 1.');
  }
  return value;
}

function instant(text: string): number {
  const value = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(value)) {
    throw new InvalidArgumentError('Give a date, such as 2026-01-01.');
  }
  return value;
}
