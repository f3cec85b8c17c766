import { hasWildcards, unescapeWildcards } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { argumentNotValid } from '../argumentNotValid.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { currentPath, moveTo, pathOn } from './currentPath.ts';
import { drivesOf } from './drives.ts';
import { pathNotFound } from './itemErrors.ts';
import { matchingFiles, pathOnDrive, readPath } from './itemPath.ts';
import { PathInfo, PathStack } from './pathInfo.ts';
import { pathParameters } from './pathParameters.ts';
import { storeOf } from './itemStore.ts';

const locationSyntax = {
  Path: '[[-Path] <string>] [-PassThru]',
  LiteralPath: '-LiteralPath <string> [-PassThru]',
};

const locationParameters = { ...pathParameters, StackName: { pipeline: 'property' } } as const;

/** Get-Location. */
export const getLocation = cmdlet({
  name: 'Get-Location',
  className: 'GetLocationCommand',
  module: 'Management',
  aliases: ['gl', 'pwd'],
  syntax: {
    Location: '[-PSProvider <string[]>] [-PSDrive <string[]>]',
    Stack: '[-Stack] [-StackName <string[]>]',
  },
  start: (runtime) => ({
    process() {
      const drives = drivesOf(runtime.runspace.environment);
      if (runtime.flag('Stack') || runtime.has('StackName')) {
        for (const name of runtime.strings('StackName') ?? ['']) {
          if (name !== '' && !drives.stacks.has(name))
            runtime.throwTerminating(argumentNotValid('stackName'));
          const paths = (drives.stacks.get(name) ?? []).map((path) => pathInfo(path, runtime));
          runtime.write(new PathStack(name === '' ? 'default' : name, paths.reverse()));
        }
        return;
      }
      const providers = runtime.strings('PSProvider')?.map((name) => name.toLowerCase());
      const names = runtime.strings('PSDrive');
      if (providers === undefined && names === undefined) {
        runtime.write(currentPath(runtime.runspace));
        return;
      }
      for (const drive of drives.list())
        if (
          providers?.includes(drive.provider.toLowerCase()) === true ||
          names?.some((name) => name.toLowerCase() === drive.name.toLowerCase()) === true
        )
          runtime.write(pathOn(drive, runtime.runspace));
    },
  }),
});

function pathInfo(path: string, { runspace }: CommandRuntime): PathInfo {
  const drives = drivesOf(runspace.environment);
  const drive = drives.find(/^([^:/]+):/.exec(path)?.[1] ?? '/');
  return drive === undefined ? currentPath(runspace) : new PathInfo(path, drive, path);
}

/** Where a path leads as a location; undefined with an error told where it leads nowhere. */
function locationOf(path: string, literal: boolean, runtime: CommandRuntime): string | undefined {
  const read = readPath(path, runtime);
  if (read === undefined) return undefined;
  if (read.kind === 'item') {
    const { drive, name } = read;
    if (name !== '' && drive.provider !== 'CMSite') {
      const isItem = storeOf(drive.provider, runtime).has(name);
      runtime.writeError(pathNotFound(isItem ? path : `${drive.name}:/${name}`));
      return undefined;
    }
    return `${drive.name}:/`;
  }
  const { files } = runtime.runspace;
  const wild = !literal && hasWildcards(path);
  const full = literal ? read.path : unescapeWildcards(read.path);
  const [found] = wild ? matchingFiles(read.path, runtime).filter((one) => files.isFolder(one)) : [full];
  if (found !== undefined && files.isFolder(found)) return pathOnDrive(found, read.drive);
  // What is there and no folder is told as it was given, as is a literal path.
  const asGiven = wild || literal || files.isFile(full);
  runtime.writeError(pathNotFound(asGiven ? path : full));
  return undefined;
}

/** Set-Location. A drive of a site is accepted: the cmdlets of the product work from everywhere, so that nothing changes. */
export const setLocation = cmdlet({
  name: 'Set-Location',
  className: 'SetLocationCommand',
  module: 'Management',
  aliases: ['sl', 'cd', 'chdir'],
  syntax: { ...locationSyntax, Stack: '[-PassThru] [-StackName <string>]' },
  parameters: locationParameters,
  start: (runtime) => ({
    process() {
      const drives = drivesOf(runtime.runspace.environment);
      const literal = runtime.string('LiteralPath');
      const path = literal ?? runtime.string('Path') ?? '~';
      const here = currentPath(runtime.runspace).path;
      if (path === '-' || path === '+') {
        const [from, to] = path === '-' ? [drives.back, drives.forward] : [drives.forward, drives.back];
        const target = from.pop();
        if (target === undefined) {
          return runtime.throwTerminating(
            commandError(
              'InvalidOperation',
              `There is no location history left to navigate ${path === '-' ? 'backwards' : 'forwards'}.`,
              'InvalidOperation',
              { type: 'System.InvalidOperationException' },
            ),
          );
        }
        to.push(here);
        moveTo(target, runtime.runspace);
      } else {
        const target = locationOf(path, literal !== undefined, runtime);
        if (target === undefined) return;
        drives.back.push(here);
        drives.forward.length = 0;
        moveTo(target, runtime.runspace);
      }
      if (runtime.flag('PassThru')) runtime.write(currentPath(runtime.runspace));
    },
  }),
});

/** Push-Location. */
export const pushLocation = cmdlet({
  name: 'Push-Location',
  className: 'PushLocationCommand',
  module: 'Management',
  aliases: ['pushd'],
  syntax: {
    Path: `${locationSyntax.Path} [-StackName <string>]`,
    LiteralPath: `${locationSyntax.LiteralPath} [-StackName <string>]`,
  },
  parameters: locationParameters,
  start: (runtime) => ({
    process() {
      const { stacks } = drivesOf(runtime.runspace.environment);
      const literal = runtime.string('LiteralPath');
      const path = literal ?? runtime.string('Path');
      const here = currentPath(runtime.runspace).path;
      const name = runtime.string('StackName') ?? '';
      stacks.set(name, [...(stacks.get(name) ?? []), here]);
      const target = path === undefined ? here : locationOf(path, literal !== undefined, runtime);
      if (target === undefined) return;
      moveTo(target, runtime.runspace);
      if (runtime.flag('PassThru')) runtime.write(currentPath(runtime.runspace));
    },
  }),
});

/** Pop-Location. */
export const popLocation = cmdlet({
  name: 'Pop-Location',
  className: 'PopLocationCommand',
  module: 'Management',
  aliases: ['popd'],
  syntax: '[-PassThru] [-StackName <string>]',
  parameters: { StackName: { pipeline: 'property' } },
  start: (runtime) => ({
    process() {
      const name = runtime.string('StackName') ?? '';
      const stack = drivesOf(runtime.runspace.environment).stacks.get(name);
      if (name !== '' && stack === undefined)
        runtime.throwTerminating(
          commandError(
            'Argument',
            `Cannot find location stack '${name}'. It does not exist or it is not a container.`,
            'InvalidArgument',
            { type: 'System.Management.Automation.PSArgumentException' },
          ),
        );
      const target = stack?.pop();
      if (target === undefined) return;
      moveTo(target, runtime.runspace);
      if (runtime.flag('PassThru')) runtime.write(currentPath(runtime.runspace));
    },
  }),
});
