import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import { settingsText } from '../render/settingsText.ts';
import { UsageError } from '../usageError.ts';

/** `settings`: supersedence, clean-up, alerts, proxy, re-listing, limits, blackout windows. */
export function addSettingsCommands(program: Command, context: CommandContext): void {
  const settings = program.command('settings');
  settings.description(
    'Show and change settings: supersedence, clean-up, alerts, proxy, re-listing, limits, blackout windows.',
  );
  settings
    .command('show')
    .description(
      'List the settings (with --verbose: and what is allowed); * marks those that are not the default.',
    )
    .argument('[text]', 'only settings whose name or description holds this text')
    .action(async (text: string | undefined) => {
      const all = await context.withService((service) => service.settings());
      const wanted = (text ?? '').toLowerCase();
      const found = all.filter(({ key, description }) =>
        `${key} ${description}`.toLowerCase().includes(wanted),
      );
      context.result(found, (layout) => settingsText(found, layout));
    });
  settings
    .command('set')
    .description(
      'Change settings; all values are checked before any is set. KEY=default restores the default.',
    )
    .argument('<key=value...>', 'settings to change')
    .addHelpText(
      'after',
      '\nExamples:\n  susync settings set supersedence.nonFeature.months=2 proxy.url=http://proxy:8080\n' +
        '  susync settings set schedule.blackouts="Mon-Fri 08:00-18:00"',
    )
    .action(async (assignments: readonly string[]) => {
      const values = assignmentsOf(assignments);
      const changed = Object.keys(values).map((key) => key.toLowerCase());
      const all = await context.withService((service) => service.setSettings({ values }));
      const shown = all.filter(({ key }) => changed.includes(key.toLowerCase()));
      context.result(shown, (layout) => settingsText(shown, layout));
    });
}

/** `KEY=VALUE` texts as a record; the value may hold further equals signs. */
export function assignmentsOf(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new UsageError(`"${text}" is not of the form KEY=VALUE`, 'susync settings set');
      return [text.slice(0, at).trim(), text.slice(at + 1)];
    }),
  );
}
