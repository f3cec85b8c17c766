import { cmdlet } from '../cmdletBuilder.ts';
import { driveNotFound } from '../files/itemErrors.ts';
import { expandPath } from './expandPath.ts';

/** Join-Path: paths and what is below them, with one separator between. */
export const joinPath = cmdlet({
  name: 'Join-Path',
  className: 'JoinPathCommand',
  module: 'Management',
  syntax:
    '[-Path] <string[]> [-ChildPath] <string[]> [[-AdditionalChildPath] <string[]>] [-Resolve] [-Extension <string>] [-Credential <pscredential>]',
  parameters: {
    Path: { pipeline: 'both', aliases: ['PSPath'] },
    ChildPath: { pipeline: 'property', allow: ['null', 'emptyString'] },
    AdditionalChildPath: {
      pipeline: 'property',
      remaining: true,
      allow: ['null', 'emptyString', 'emptyCollection'],
    },
    Credential: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const children = [
        ...(runtime.strings('ChildPath') ?? []),
        ...(runtime.strings('AdditionalChildPath') ?? []),
      ];
      for (const path of runtime.strings('Path') ?? []) {
        const drive = /^([A-Za-z][\w.]*):[\\/]/.exec(path)?.[1];
        if (drive?.length === 1) {
          runtime.writeError(driveNotFound(drive));
          continue;
        }
        const joined = children.reduce(withChild, path.replaceAll('\\', '/'));
        if (!runtime.flag('Resolve')) runtime.write(joined);
        else for (const found of expandPath(joined, runtime)) runtime.write(found);
      }
    },
  }),
});

function withChild(path: string, child: string): string {
  const below = child.replaceAll('\\', '/').replace(/^\/+/, '');
  return path.endsWith('/') ? `${path}${below}` : `${path}/${below}`;
}
