import { type Command, InvalidArgumentError, Option } from 'commander';
import type { StatusSeverity } from '../../service/api/synchronization.ts';
import type { CommandContext } from '../commandContext.ts';
import { nextPageHint } from '../nextPage.ts';
import { statusMessagesText } from '../render/statusMessagesText.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { moment, wholeNumber } from '../values.ts';

interface MessagesOptions extends SiteOption {
  readonly id?: readonly number[];
  readonly severity?: readonly StatusSeverity[];
  readonly since?: string;
  readonly limit: number;
  readonly after?: string;
}

const severities = { information: 'Information', warning: 'Warning', error: 'Error' } as const;

/** `messages`: status messages of the WSUS Synchronization Manager. */
export function addMessagesCommand(program: Command, context: CommandContext): void {
  program
    .command('messages')
    .description('List status messages of synchronizations (6700 to 6708), the newest first.')
    .option(...siteOption)
    .option('--id <id...>', 'only these messages', eachNumber)
    .addOption(
      new Option('--severity <severity...>', 'only these: information, warning, error').argParser(
        eachSeverity,
      ),
    )
    .option('--since <time>', 'none before this date or time, UTC', moment)
    .option('--limit <n>', 'how many', wholeNumber(1, 10_000), 50)
    .option('--after <id>', 'go on after this message')
    .action(async ({ site, id, severity, since, limit, after }: MessagesOptions) => {
      const page = await context.withService((service) =>
        service.statusMessages({
          ...{ limit, ...ofSite(site) },
          ...(id === undefined ? {} : { messageIds: id }),
          ...(severity === undefined ? {} : { severities: severity }),
          ...(since === undefined ? {} : { since }),
          ...(after === undefined ? {} : { after }),
        }),
      );
      context.result(page.items, (layout) => statusMessagesText(page.items, layout));
      context.message(nextPageHint(page));
    });
}

function eachNumber(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, wholeNumber(0, 65_535)(text)];
}

function eachSeverity(text: string, before: readonly StatusSeverity[] = []): readonly StatusSeverity[] {
  const key = text.toLowerCase();
  if (key !== 'information' && key !== 'warning' && key !== 'error')
    throw new InvalidArgumentError('It must be information, warning or error.');
  return [...before, severities[key]];
}
