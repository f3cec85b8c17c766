import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { counted } from '../../base/amounts.ts';
import type { CheckedPlace } from '../../cmdlets/checkScript.ts';
import type { CommandContext } from '../commandContext.ts';
import { ExitCode } from '../exitCode.ts';
import { givenScript, noScript, scriptText } from '../scriptText.ts';

interface CheckOptions {
  readonly settings?: string;
  readonly strict?: boolean;
}

/** Looked for in the current folder, as PSScriptAnalyzer does. */
const settingsName = 'PSScriptAnalyzerSettings.psd1';

/** `check`: what is wrong with scripts, without running them. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description(
      'Check PowerShell scripts without running them: errors of the language, and rules as of PSScriptAnalyzer.',
    )
    .argument('<file...>', 'scripts (.ps1, .psm1, .psd1), or folders of them; - is standard input')
    .option('--settings <file>', `which rules to ask; else ${settingsName} of the current folder`)
    .option('--strict', 'warnings end with exit code 1, too')
    .addHelpText(
      'after',
      '\nOne line a finding: file:line:column: severity rule message. The exit code is 1 where there is an error.\n' +
        '\nExamples:\n  susync check scripts\n  susync check --json --strict report.ps1',
    )
    .action(async (given: readonly string[], options: CheckOptions) => {
      const { checkScript, settingsFrom } = await import('../../cmdlets/checkScript.ts');
      const folder = context.host.currentFolder;
      const settings = settingsFrom(settingsText(folder, options.settings));
      const found: CheckedPlace[] = [];
      const files = (
        await Promise.all(
          given.map((one): Promise<readonly string[]> =>
            one === '-' ? Promise.resolve([one]) : scriptsAt(path.resolve(folder, one)),
          ),
        )
      ).flat();
      for (const file of files) {
        const script = await givenScript(file, context.host);
        const below = path.relative(folder, file);
        const shown = script.file === null || below.startsWith('..') ? file : below;
        found.push(...checkScript(shown, script.text, settings));
      }
      context.result(found, () => found.map(lineOf).join(''));
      context.message(summary(files.length, found));
      const fails = options.strict === true ? ['error', 'warning'] : ['error'];
      if (found.some(({ severity }) => fails.includes(severity))) context.exitCode = ExitCode.failed;
    });
}

function lineOf({ file, line, column, severity, id, message }: CheckedPlace): string {
  return `${file}:${line}:${column}: ${severity} ${id} ${message.replaceAll(/\s*\n\s*/g, ' ')}\n`;
}

function summary(files: number, found: readonly CheckedPlace[]): string {
  const count = (wanted: CheckedPlace['severity']) =>
    found.filter(({ severity }) => severity === wanted).length;
  return `${counted(files, 'script')}: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('information'), 'note')}.`;
}

/** The script, or all below a folder; hidden folders and those of packages are left out. */
async function scriptsAt(place: string): Promise<readonly string[]> {
  if (!(await isFolder(place))) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .toSorted((left, right) => (left.name < right.name ? -1 : 1))
      .map((entry): Promise<readonly string[]> => {
        const inner = path.join(place, entry.name);
        if (entry.isDirectory())
          return entry.name.startsWith('.') || entry.name === 'node_modules'
            ? Promise.resolve([])
            : scriptsAt(inner);
        return Promise.resolve(/\.ps(?:1|m1|d1)$/i.test(entry.name) ? [inner] : []);
      }),
  );
  return found.flat();
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch (error) {
    throw noScript(place, error);
  }
}

function settingsText(folder: string, given: string | undefined): string | null {
  if (given !== undefined) return scriptText(path.resolve(folder, given));
  const file = path.join(folder, settingsName);
  // Most folders have none.
  return existsSync(file) ? scriptText(file) : null;
}
