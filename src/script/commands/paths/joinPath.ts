import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { drivesOf } from '../files/drives.ts';
import { driveNotFound } from '../files/itemErrors.ts';
import { expandPath } from './expandPath.ts';

/** Join-Path: paths and what is below them, with one separator between. */
export const joinPath = cmdlet({
  name: 'Join-Path',
  className: 'JoinPathCommand',
  module: 'Management',
  syntax:
    '[-Path] <string[]> [-ChildPath] <string[]> [[-AdditionalChildPath] <string[]>] [-Resolve] [-Credential <pscredential>]',
  parameters: {
    Path: { pipeline: 'both', aliases: ['PSPath'] },
    ChildPath: { pipeline: 'property', allow: ['null', 'emptyString', 'emptyCollection'] },
    AdditionalChildPath: {
      pipeline: 'property',
      remaining: true,
      allow: ['null', 'emptyString', 'emptyCollection'],
    },
    Credential: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const first = runtime.strings('ChildPath') ?? [];
      const children = [
        ...(first.length === 0 ? [''] : first),
        ...(runtime.strings('AdditionalChildPath') ?? []),
      ];
      for (const path of runtime.strings('Path') ?? []) {
        const start = startOf(path, runtime);
        if (start === undefined) continue;
        const joined = children.reduce(withChild, start);
        if (!runtime.flag('Resolve')) runtime.write(joined);
        else for (const found of expandPath(joined, runtime)) runtime.write(found);
      }
    },
  }),
});

/** The path that children are put below; undefined with an error told for one on a drive that is not there. Drives of names have one level. */
function startOf(path: string, runtime: CommandRuntime): string | undefined {
  const [, name, rest = ''] = /^([^:/\\]+):(?!:)(.*)$/s.exec(path) ?? [];
  if (name === undefined) return path.replaceAll('\\', '/');
  const drive = drivesOf(runtime.runspace.environment).find(name);
  if (drive === undefined) {
    runtime.writeError(driveNotFound(name));
    return undefined;
  }
  const isFlat = drive.provider !== 'FileSystem' && drive.provider !== 'CMSite';
  return isFlat ? `${drive.name}:/` : `${drive.name}:${rest.replaceAll('\\', '/')}`;
}

function withChild(path: string, child: string): string {
  const below = child.replaceAll('\\', '/').replace(/^\/+/, '');
  return path.endsWith('/') ? `${path}${below}` : `${path}/${below}`;
}
