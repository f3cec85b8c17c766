import { wildcardPattern, hasWildcards } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { placeBelowRoot } from './currentPath.ts';
import { drivesOf, type Drive, type ProviderName } from './drives.ts';
import { driveNotFound } from './itemErrors.ts';
import { readFilePath } from './itemPath.ts';
import { DriveInfo, ProviderInfo } from './pathInfo.ts';
import type { ErrorRecord } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';

function driveInfo(drive: Drive, { runspace }: CommandRuntime): DriveInfo {
  return new DriveInfo(drive, placeBelowRoot(drive, runspace));
}

/** Get-PSDrive. */
export const getPSDrive = cmdlet({
  name: 'Get-PSDrive',
  className: 'GetPSDriveCommand',
  module: 'Management',
  notEmpty: ['Name'],
  aliases: ['gdr'],
  syntax: {
    Name: '[[-Name] <string[]>] [-Scope <string>] [-PSProvider <string[]>]',
    LiteralName: '[-LiteralName] <string[]> [-Scope <string>] [-PSProvider <string[]>]',
  },
  parameters: { Name: { pipeline: 'property' }, LiteralName: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      const providers = runtime.strings('PSProvider')?.map((name) => name.toLowerCase());
      const unknown = (runtime.strings('PSProvider') ?? []).find((name) => !isProvider(name));
      if (unknown !== undefined) {
        runtime.writeError(
          providerNotFound(unknown, 'GetLocationNoMatchingDrive', runtime.value('PSProvider') ?? null),
        );
        return;
      }
      const all = drivesOf(runtime.runspace.environment)
        .list()
        .filter(({ provider }) => providers?.includes(provider.toLowerCase()) !== false);
      for (const name of runtime.strings('LiteralName') ?? runtime.strings('Name') ?? ['*']) {
        const matches = wildcardPattern(name);
        const found = all.filter((drive) => matches(drive.name));
        for (const drive of found) runtime.write(driveInfo(drive, runtime));
        if (found.length === 0 && !hasWildcards(name))
          runtime.writeError(driveNotFound(name, 'GetLocationNoMatchingDrive'));
      }
    },
  }),
});

const providers: readonly ProviderName[] = [
  'Alias',
  'CMSite',
  'Environment',
  'FileSystem',
  'Function',
  'Variable',
];

function isProvider(name: string): boolean {
  return hasWildcards(name) || providers.some((one) => one.toLowerCase() === name.toLowerCase());
}

function providerNotFound(name: string, id: string, target: Value): ErrorRecord {
  return commandError(id, `Cannot find a provider with the name '${name}'.`, 'ObjectNotFound', {
    type: 'System.Management.Automation.ProviderNotFoundException',
    target,
  });
}

/** New-PSDrive. */
export const newPSDrive = cmdlet({
  name: 'New-PSDrive',
  className: 'NewPSDriveCommand',
  module: 'Management',
  aliases: ['ndr', 'mount'],
  syntax:
    '[-Name] <string> [-PSProvider] <string> [-Root] <string> [-Description <string>] [-Scope <string>] [-Persist] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  parameters: {
    Name: { pipeline: 'property' },
    PSProvider: { pipeline: 'property' },
    Root: { pipeline: 'property', allow: ['emptyString'] },
    Description: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const name = runtime.string('Name') ?? '';
      const asked = runtime.string('PSProvider') ?? '';
      const provider = providers.find((one) => one.toLowerCase() === asked.toLowerCase());
      const drives = drivesOf(runtime.runspace.environment);
      if (provider === undefined) {
        return runtime.throwTerminating(providerNotFound(asked, 'ProviderNotFound', asked));
      }
      if (/[;~/\\.:]/.test(name)) {
        return runtime.throwTerminating(
          commandError(
            'Argument',
            'Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :',
            'InvalidArgument',
            { type: 'System.Management.Automation.PSArgumentException' },
          ),
        );
      }
      const known = drives.find(name);
      // The drive of a site is there from the start; scripts make it all the same.
      const isSame = known?.provider === 'CMSite' && provider === 'CMSite';
      if (known !== undefined && !isSame) {
        const message = `A drive with the name '${name}' already exists.`;
        return runtime.throwTerminating(
          commandError('DriveAlreadyExists', message, 'ResourceExists', {
            type: 'System.Management.Automation.SessionStateException',
            target: name,
          }),
        );
      }
      const given = runtime.string('Root') ?? '';
      const root = provider === 'FileSystem' ? readFilePath(given, runtime) : given;
      if (root === undefined) return;
      if (provider === 'FileSystem' && !runtime.runspace.files.isFolder(root)) {
        runtime.writeError(
          commandError(
            'DriveRootError',
            `The specified drive root "${given}" either does not exist, or it is not a folder.`,
            'ReadError',
            { type: 'System.IO.IOException' },
          ),
        );
        return;
      }
      if (!runtime.shouldProcess(`Name: ${name} Provider: ${provider} Root: ${given}`, 'New drive')) return;
      const drive = { name, provider, root, description: runtime.string('Description') ?? '' };
      drives.put(drive);
      runtime.write(driveInfo(drive, runtime));
    },
  }),
});

/** Remove-PSDrive. */
export const removePSDrive = cmdlet({
  name: 'Remove-PSDrive',
  className: 'RemovePSDriveCommand',
  module: 'Management',
  aliases: ['rdr'],
  syntax: '[-Name] <string[]> [-PSProvider <string[]>] [-Scope <string>] [-Force] [-WhatIf] [-Confirm]',
  parameters: { Name: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      const drives = drivesOf(runtime.runspace.environment);
      for (const name of runtime.strings('Name') ?? []) {
        if (drives.find(name) === undefined) runtime.writeError(driveNotFound(name));
        else if (runtime.shouldProcess(`Name: ${name}`, 'Remove Drive')) drives.remove(name);
      }
    },
  }),
});

/** The provider of sites is there once a drive is its. */
function isThere(provider: ProviderName, { runspace }: CommandRuntime): boolean {
  return (
    provider !== 'CMSite' ||
    drivesOf(runspace.environment)
      .list()
      .some((drive) => drive.provider === provider)
  );
}

/** Get-PSProvider. */
export const getPSProvider = cmdlet({
  name: 'Get-PSProvider',
  className: 'GetPSProviderCommand',
  module: 'Management',
  notEmpty: ['PSProvider'],
  syntax: '[[-PSProvider] <string[]>]',
  parameters: { PSProvider: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      for (const name of runtime.strings('PSProvider') ?? ['*']) {
        const matches = wildcardPattern(name);
        const found = providers.filter((one) => matches(one) && isThere(one, runtime));
        for (const provider of found) runtime.write(new ProviderInfo(provider));
        if (found.length === 0 && !hasWildcards(name))
          runtime.writeError(providerNotFound(name, 'ProviderNotFound', name));
      }
    },
  }),
});
