import { relative } from 'node:path';
import { cmdlet } from '../cmdletBuilder.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { filePathInfo } from './currentPath.ts';
import { itemsGiven } from './findItems.ts';
import { PathInfo } from './pathInfo.ts';
import { readFilePath } from './itemPath.ts';
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
      const given = runtime.string('RelativeBasePath');
      const base = given === undefined ? runtime.runspace.location : readFilePath(given, runtime);
      if (base === undefined) return;
      for (const found of itemsGiven(runtime, { base })) {
        if (found.kind === 'item')
          runtime.write(new PathInfo(`${found.drive.name}:/${found.name}`, found.drive));
        else if (runtime.flag('Relative')) {
          const path = relative(base, found.path);
          const here = `../${nameOf(found.path)}`;
          runtime.write(path === '' ? here : path.startsWith('..') ? path : `./${path}`);
        } else runtime.write(filePathInfo(found.path, found.drive));
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
