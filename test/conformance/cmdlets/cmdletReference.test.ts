import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allDomainCmdlets } from '../../../src/cmdlets/allDomainCmdlets.ts';
import { blockingService } from '../../../src/cmdlets/blockingService.ts';
import type { CommandMetadata } from '../../../src/script/commands/commandMetadata.ts';
import { describeWithSharedData, hasSharedData, sharedDataPath } from '../../support/sharedData.ts';

/** What differs on purpose, and why. */
const differences: ReadonlyMap<string, string> = new Map([
  ['New-CMSchedule -Nonrecurring mandatory', 'its syntax lines say that it may be left out'],
  ['New-CMSchedule -RecurCount mandatory', 'the sets of an interval need it, as their syntax lines say'],
  ['Convert-CMSchedule -ScheduleString position', 'the other set takes digits by position, too'],
  ['Save-CMSoftwareUpdate -DeploymentPackageName mandatory', 'there are no packages'],
  ['Save-CMSoftwareUpdate -SoftwareUpdateGroup pipeline', 'groups of a pipeline come to -SoftwareUpdate'],
  ['Get-CMSoftwareUpdateGroup -Name position', 'by position, too'],
  ['Remove-CMSoftwareUpdateGroup -Name position', 'by position, too'],
]);

/** A parameter as a row of the reference has it. */
const row = /^\| -(\w+) \| [^|]* \| ([^|]*) \| (\w+) \| (\w+) \| (\w+) \|/gm;

/** What of a section of the reference the cmdlet has otherwise. */
function deviations(section: string, { name, parameters }: CommandMetadata): string[] {
  const found: string[] = [];
  for (const [, parameter = '', aliases = '', required, position, pipeline] of section.matchAll(row)) {
    const of = `${name} -${parameter}`;
    const own = parameters.find((one) => one.name.toLowerCase() === parameter.toLowerCase());
    if (own === undefined) {
      found.push(`${of} is missing`);
      continue;
    }
    const known = own.aliases.map((alias) => alias.toLowerCase());
    for (const alias of aliases.split(',').map((text) => text.trim()))
      if (alias !== '–' && !known.includes(alias.toLowerCase())) found.push(`${of} has no alias ${alias}`);
    if ((required === 'yes') !== own.sets.some(({ mandatory }) => mandatory)) found.push(`${of} mandatory`);
    const at = own.sets.find((set) => set.position !== null)?.position ?? 'named';
    if (String(at) !== position) found.push(`${of} position`);
    if ((pipeline === 'ByValue') !== own.sets.some(({ fromPipeline }) => fromPipeline))
      found.push(`${of} pipeline`);
  }
  const sets = new Set(parameters.flatMap((one) => one.sets.map(({ set }) => set)));
  for (const [, set = ''] of section.matchAll(/^- `(\w+)(?: \(Default\))?`:/gm))
    if (!sets.has(set)) found.push(`${name} has no set ${set}`);
  return found;
}

describeWithSharedData('Cmdlets of Configuration Manager, as their reference has them', () => {
  const nothing = (): void => undefined;
  const cmdlets = allDomainCmdlets({ service: blockingService(nothing), user: '' });
  const reference = hasSharedData ? readFileSync(sharedDataPath('../reference/cmdlets.md'), 'utf8') : '';
  const sections = new Map(
    reference.split(/^### /m).map((section) => [/^\S+/.exec(section)?.[0] ?? '', section] as const),
  );
  for (const { metadata } of cmdlets) {
    const section = sections.get(metadata.name);
    // Those that this product adds are in no reference.
    if (section === undefined) continue;
    it(`${metadata.name} has names, aliases, places and sets of them`, () => {
      assert.deepEqual(
        deviations(section, metadata).filter((found) => !differences.has(found)),
        [],
      );
    });
  }

  it('are most of those that the reference names', () => {
    assert.ok(cmdlets.filter(({ metadata }) => sections.has(metadata.name)).length >= 30);
  });
});
