import { relative } from 'node:path';
import { cmdlet } from '../cmdletBuilder.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { drivesOf } from './drives.ts';
import { itemsGiven } from './findItems.ts';
import { PathInfo } from './pathInfo.ts';
import { byPath, pathParameters } from './pathParameters.ts';

/** Resolve-Path. */
export const resolvePathCommand = cmdlet({
  name: 'Resolve-Path',
  className: 'ResolvePathCommand',
  module: 'Management',
  aliases: ['rvpa'],
  syntax: byPath('[-Relative] [-RelativeBasePath <string>] [-Force] [-Credential <pscredential>]'),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      const drives = drivesOf(runtime.runspace.environment);
      for (const found of itemsGiven(runtime)) {
        if (found.kind === 'item')
          runtime.write(new PathInfo(`${found.drive.name}:/${found.name}`, found.drive));
        else if (runtime.flag('Relative')) {
          const path = relative(runtime.runspace.location, found.path);
          const here = `../${nameOf(found.path)}`;
          runtime.write(path === '' ? here : path.startsWith('..') ? path : `./${path}`);
        } else {
          const drive = drives.find('/');
          if (drive !== undefined) runtime.write(new PathInfo(found.path, drive));
        }
      }
    },
  }),
});

/** Convert-Path. */
export const convertPath = cmdlet({
  name: 'Convert-Path',
  className: 'ConvertPathCommand',
  module: 'Management',
  aliases: ['cvpa'],
  syntax: byPath('[-Force]'),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      for (const found of itemsGiven(runtime)) runtime.write(found.kind === 'item' ? found.name : found.path);
    },
  }),
});
