import { pathNotFound } from '../../commands/files/itemErrors.ts';
import { matchingFiles, readPath } from '../../commands/files/itemPath.ts';
import { storeOf } from '../../commands/files/itemStore.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { netRegex, regexOptions } from '../../text/netRegex.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import { because, formatValue } from '../formatValue.ts';
import { type Assertion, type AssertionCall, judged } from './assertion.ts';

/** -Exist and -FileContentMatch with its variants. */
export const fileAssertions: readonly Assertion[] = [
  {
    name: 'Exist',
    syntax: '',
    check(call) {
      const { runtime, actual } = call;
      const shown = formatValue(actual, runtime.runspace);
      const why = because(call.reason);
      return judged(call, exists(runtime.runspace.text(actual), runtime), {
        failed: () => `Expected path ${shown} to exist${why} but it did not exist.`,
        negated: () => `Expected path ${shown} to not exist${why} but it did exist.`,
      });
    },
  },
  content('FileContentMatch', false, false),
  content('FileContentMatchExactly', true, false),
  content('FileContentMatchMultiline', false, true),
  content('FileContentMatchMultilineExactly', true, true),
];

function exists(path: string, runtime: CommandRuntime): boolean {
  const found = readPath(path, runtime);
  if (found === undefined) return false;
  if (found.kind === 'item') return storeOf(found.drive.provider, runtime).matching(found.name).length > 0;
  const { files } = runtime.runspace;
  if (hasWildcards(path)) return matchingFiles(found.path, runtime).length > 0;
  return files.isFile(found.path) || files.isFolder(found.path);
}

/** Whether a line of a file, or its whole text, matches a regular expression. */
function content(name: string, exactly: boolean, whole: boolean): Assertion {
  const how = exactly ? 'case sensitively found' : 'found';
  return {
    name,
    syntax: '[[-ExpectedContent] <Object>]',
    check(call) {
      const { runtime, actual } = call;
      const pattern = runtime.string('ExpectedContent') ?? '';
      const options = (exactly ? 0 : regexOptions.ignoreCase) | (whole ? regexOptions.multiline : 0);
      const regex = netRegex(pattern, options);
      const text = textOf(runtime.runspace.text(actual), call);
      const parts = whole ? [text] : text.split(/\r?\n/u);
      const shown = formatValue(pattern, runtime.runspace);
      const file = formatValue(actual, runtime.runspace);
      const why = because(call.reason);
      return judged(
        call,
        parts.some((part) => regex.test(part)),
        {
          failed: () => `Expected ${shown} to be ${how} in file ${file}${why} but it was not found.`,
          negated: () => `Expected ${shown} to not be ${how} in file ${file}${why} but it was found.`,
        },
      );
    },
  };
}

function textOf(path: string, { runtime }: AssertionCall): string {
  const found = readPath(path, runtime);
  const { files } = runtime.runspace;
  if (found?.kind === 'file' && files.isFile(found.path)) return files.readText(found.path);
  return runtime.throwTerminating(pathNotFound(path));
}
