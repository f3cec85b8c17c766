import { type Command, Option } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import { parseBlackout } from '../../domain/schedule/parseBlackout.ts';
import {
  givenRecurrences,
  type RecurrenceText,
  type RecurrenceWays,
  scheduleFromText,
} from '../../domain/schedule/parse.ts';
import type { SyncSchedule } from '../../domain/schedule/schedule.ts';
import { scheduleFromToken } from '../../domain/schedule/tokenOf.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { CommandContext } from '../commandContext.ts';
import { nextRunsText, previewText, scheduleText } from '../render/scheduleText.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { UsageError } from '../usageError.ts';
import { gather, wholeNumber } from '../values.ts';

/** Options of `schedule set`. */
export interface ScheduleSetOptions extends RecurrenceWays {
  readonly site?: string;
  readonly off?: boolean;
  readonly token?: string;
  readonly start?: string;
  readonly zone?: string;
  readonly utc?: boolean;
  readonly blackout?: readonly string[];
  readonly catchUp?: SyncSchedule['catchUp'];
  readonly preview?: boolean;
}

/** `schedule`: when the hierarchy synchronizes by itself. */
export function addScheduleCommands(program: Command, context: CommandContext): void {
  const schedule = program.command('schedule');
  schedule.description('Show and set when the hierarchy synchronizes by itself.');
  schedule
    .command('show')
    .description('Show the schedule, its token and its next run.')
    .option(...siteOption)
    .action(async ({ site }: SiteOption) => {
      const view = await context.withService((service) => service.schedule(ofSite(site)));
      context.result(view, (layout) => scheduleText(view, layout));
    });
  addScheduleSet(schedule, context);
  schedule
    .command('next')
    .description(
      'Preview the next runs, with clock changes, blackout windows and runs before the Patch Tuesday release.',
    )
    .option('-n, --count <n>', 'how many', wholeNumber(1, 1000), 10)
    .option(...siteOption)
    .action(async ({ site, count }: SiteOption & { readonly count: number }) => {
      const view = await context.withService((service) => service.schedule({ ...ofSite(site), runs: count }));
      context.result(view, (layout) => nextRunsText(view, layout));
    });
}

function addScheduleSet(schedule: Command, context: CommandContext): void {
  schedule
    .command('set')
    .description('Set or switch off the schedule of the top-level site.')
    .option('--off', 'no schedule: synchronized by hand only')
    .option('--every <interval>', 'simple: 7d, 12h, 30m, 1d12h')
    .option('--weekly <day@time>', 'Tue@02:00, or Tue/2@02:00 for every second week')
    .option(
      '--monthly <which@time>',
      '15@02:00, last@02:00, 2Tue@02:00, 2Tue+1@02:00 (plus 1 day), 15/3@02:00',
    )
    .option('--patch-tuesday <days@time>', 'days after the release of Patch Tuesday: +1@02:00')
    .option('--token <hex>', '16 hex digits as Configuration Manager stores schedules')
    .option('--start <time>', 'first moment: yyyy-MM-ddTHH:mm, yyyy-MM-dd or HH:mm (default: now)')
    .addOption(
      new Option('--zone <zone>', 'IANA time zone of the times (default: that of the site)').conflicts('utc'),
    )
    .option('--utc', 'times are UTC')
    .option('--blackout <window>', 'no run in this window: "Mon-Fri 08:00-18:00"; may be repeated', gather)
    .addOption(
      new Option('--catch-up <mode>', 'runs missed while nothing was running').choices(['once', 'skip']),
    )
    .addOption(new Option('--preview', 'show what the schedule would mean, and set nothing').conflicts('off'))
    .option(...siteOption)
    .addHelpText('after', '\nExample:\n  susync schedule set --patch-tuesday +1@02:00 --zone Europe/Berlin')
    .action(async (options: ScheduleSetOptions) => {
      const plan = schedulePlan(options);
      if (options.preview === true) {
        await previewSchedule(plan, options, context);
        return;
      }
      const view = await context.withService(async (service) =>
        service.setSchedule({
          ...ofSite(options.site),
          schedule: await scheduleOf(plan, options, service, context.host.clock.now()),
        }),
      );
      context.result(view, (layout) => scheduleText(view, layout));
    });
}

async function previewSchedule(
  plan: ReturnType<typeof schedulePlan>,
  options: ScheduleSetOptions,
  context: CommandContext,
): Promise<void> {
  const { schedule, preview } = await context.withService(async (service) => {
    const planned = await scheduleOf(plan, options, service, context.host.clock.now());
    if (planned === null) throw new UsageError('--off has no preview', 'susync schedule set');
    return {
      schedule: planned,
      preview: await service.previewSchedule({ ...ofSite(options.site), schedule: planned }),
    };
  });
  const { problems } = preview;
  if (problems.length > 0)
    throw new SyncError('invalidRequest', problems.map(({ message }) => message).join('; '));
  context.result({ ...preview, schedule }, (layout) => previewText(schedule, preview, layout));
}

/** What the options of `schedule set` ask for, before anything is opened. Rejects all but exactly one way to say it. */
export function schedulePlan(
  options: ScheduleSetOptions,
): { readonly kind: 'off' } | { readonly kind: 'token'; readonly token: string } | RecurrencePlan {
  const { token, start, off } = options;
  const given = givenRecurrences(options);
  const [recurrence] = given;
  const ways = given.length + (token === undefined ? 0 : 1) + (off === true ? 1 : 0);
  const command = 'susync schedule set';
  if (ways !== 1) {
    throw new UsageError(
      'Give exactly one of --off, --every, --weekly, --monthly, --patch-tuesday, --token',
      command,
    );
  }
  if (recurrence !== undefined) return { kind: 'recurrence', text: recurrence() };
  if (token === undefined) return { kind: 'off' };
  if (start !== undefined)
    throw new UsageError('--start and --token exclude each other: the token has a start', command);
  return { kind: 'token', token };
}

interface RecurrencePlan {
  readonly kind: 'recurrence';
  readonly text: RecurrenceText;
}

/** The schedule of a plan; null for none. What the options leave open comes from the site and the settings. */
export async function scheduleOf(
  plan: ReturnType<typeof schedulePlan>,
  options: ScheduleSetOptions,
  service: Pick<SyncService, 'sites' | 'settings'>,
  now: number,
): Promise<SyncSchedule | null> {
  if (plan.kind === 'off') return null;
  const zone = options.utc === true ? 'UTC' : (options.zone ?? (await zoneOf(options.site, service)));
  const catchUp = options.catchUp ?? (await defaultCatchUp(service));
  const blackouts = (options.blackout ?? []).map(parseBlackout);
  if (plan.kind === 'token') {
    const schedule = scheduleFromToken(plan.token, zone, catchUp);
    return blackouts.length === 0 ? schedule : { ...schedule, blackouts };
  }
  const { start } = options;
  return scheduleFromText(plan.text, {
    ...{ zone, now, catchUp, blackouts },
    ...(start === undefined ? {} : { start }),
  });
}

async function zoneOf(siteCode: string | undefined, service: Pick<SyncService, 'sites'>): Promise<string> {
  const sites = await service.sites();
  const site = sites.find((candidate) =>
    siteCode === undefined ? candidate.isTopLevel : candidate.siteCode === siteCode.toUpperCase(),
  );
  return site?.zone ?? 'UTC';
}

async function defaultCatchUp(service: Pick<SyncService, 'settings'>): Promise<SyncSchedule['catchUp']> {
  const setting = (await service.settings()).find(({ key }) => key === 'schedule.catchUp');
  return setting?.value === 'skip' ? 'skip' : 'once';
}
