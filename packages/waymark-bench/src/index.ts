import { Command, Option } from 'commander';
import { benchIngest } from './ingest/benchIngest';
import { benchMaturity } from './maturity/benchMaturity';
import { benchMetrics } from './metrics/benchMetrics';

/** Reads the command line and runs what it asks for. */
export async function run(argv: string[]): Promise<void> {
  const program = new Command('bench').description(
    'How the engine does beside the floor of this machine',
  );
  program
    .command('ingest')
    .description('Events in: throughput, single requests, at scale, memory')
    .option('--quick', 'a small run, to repeat often', false)
    .option('--models <n>', 'models the events are of', Number)
    .option('--events <n>', 'events in the large ledger', Number)
    .addOption(
      new Option('--only <part>', 'one part').choices([
        'throughput',
        'scale',
        'memory',
      ]),
    )
    .addOption(
      new Option('--database <name>', 'which database')
        .choices(['postgres', 'sqlite', 'both'])
        .default('both'),
    )
    .action(benchIngest);
  program
    .command('metrics')
    .description('Figures out: one model, the portfolio page, a refresh')
    .option('--quick', 'a small run, to repeat often', false)
    .option('--models <n>', 'models in the portfolio', Number)
    .option('--events <n>', 'events in the large store', Number)
    .addOption(
      new Option('--only <part>', 'one part').choices(['figures', 'portfolio']),
    )
    .addOption(
      new Option('--database <name>', 'which database')
        .choices(['postgres', 'sqlite', 'both'])
        .default('both'),
    )
    .action(benchMetrics);
  program
    .command('maturity')
    .description('Models judged anew, the overview, one event')
    .option('--quick', 'a small run, to repeat often', false)
    .option('--models <n>', 'models judged', Number)
    .addOption(
      new Option('--database <name>', 'which database')
        .choices(['postgres', 'sqlite', 'both'])
        .default('both'),
    )
    .action(benchMaturity);
  await program.parseAsync(argv);
}
