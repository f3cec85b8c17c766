import assert from 'node:assert/strict';
import { allDomainCmdlets } from '../../../src/cmdlets/allDomainCmdlets.ts';
import { blockingService } from '../../../src/cmdlets/blockingService.ts';
import { allWsusCmdlets } from '../../../src/cmdlets/updateServices/allWsusCmdlets.ts';
import { overService } from '../../support/script/domainSession.ts';

const nothing = (): void => undefined;
const door = { service: blockingService(nothing), user: 'admin', sleep: nothing, warn: nothing };
const cmdlets = [...allDomainCmdlets(door), ...allWsusCmdlets(door)].filter(
  ({ module }) => !module.startsWith('Microsoft.'),
);
const names = new Set(cmdlets.map(({ metadata }) => metadata.name));

describe('The help of cmdlets', () => {
  for (const { metadata, help } of cmdlets)
    it(`is complete: ${metadata.name}`, () => {
      assert.ok(help);
      assert.match(help.synopsis, /^[A-Z].*\.$/);
      assert.match(help.description, /\.$/);
      assert.ok(help.examples.length > 0);
      for (const { code, remarks } of help.examples) {
        assert.ok(code.includes(metadata.name) || code.includes('AdminProxy'), code);
        // A prompt would be taken out of the code, and the code be cut at an empty line.
        assert.doesNotMatch(code, />|\n/);
        assert.match(remarks, /\.$/);
      }
      const silent = metadata.parameters.filter(({ name }) => !help.parameters.has(name.toUpperCase()));
      assert.deepEqual(
        silent.map(({ name }) => name),
        [],
      );
      for (const link of help.links) assert.ok(names.has(link), `There is no ${link}`);
    });

  const show = (command: string): string => overService(`${command} | Out-String`, {}).lines.join('\n');

  it('is shown whole', () => {
    const text = show('Get-Help Sync-CMSoftwareUpdate -Full');
    for (const part of [
      /SYNOPSIS\s+Synchronizes software updates over the hierarchy\./,
      /SYNTAX\s+Sync-CMSoftwareUpdate \[-FullSync <Boolean>\]/,
      /DESCRIPTION\s+Starts a synchronization/,
      /-FullSync <Boolean>\s+Compares everything/,
      /EXAMPLE 1.*\s+PS ?> ?Sync-CMSoftwareUpdate -FullSync \$true -Wait/,
      /RELATED LINKS\s+Wait-CMSoftwareUpdateSync/,
    ])
      assert.match(text, part);
  });

  it('is shown in part: examples, one parameter', () => {
    assert.doesNotMatch(show('Get-Help Get-CMSite -Examples'), /DESCRIPTION/);
    assert.match(show('Get-Help New-CMSchedule -Parameter OffsetDay'), /Days after the day of the week/);
    assert.match(show('Get-Help Get-CMSyncLog -Parameter Tail'), /Aliases +Last, First/);
  });
});
