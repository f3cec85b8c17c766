import { fromJson, type FromJsonOptions } from '../../serialize/fromJson.ts';
import type { JsonDateKind } from '../../serialize/jsonDate.ts';
import { JsonTextError } from '../../serialize/jsonScanner.ts';
import { parseJson } from '../../serialize/parseJson.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeKindCheck } from '../../binding/checkRange.ts';

const defaultDepth = 1024;
const dateKinds: readonly JsonDateKind[] = ['Default', 'Local', 'Utc', 'Offset', 'String'];

/** ConvertFrom-Json: several texts are one each where the first is whole, else lines of one. */
export const convertFromJson = cmdlet({
  name: 'ConvertFrom-Json',
  className: 'ConvertFromJsonCommand',
  module: 'Utility',
  syntax:
    '[-InputObject] <string> [-AsHashtable] [-DateKind <Microsoft.PowerShell.Commands.JsonDateKind>] [-Depth <int>] [-NoEnumerate]',
  parameters: {
    InputObject: { pipeline: 'value', allow: ['emptyString'] },
    Depth: { checks: [rangeKindCheck('Positive')] },
  },
  start(runtime) {
    const texts: string[] = [];
    return {
      process() {
        runtime.runspace.allow('items', 1);
        texts.push(runtime.string('InputObject') ?? '');
      },
      end() {
        const [first, ...others] = texts;
        if (first === undefined) return;
        if (others.length === 0) convertText(first, runtime);
        else if (isWhole(first, runtime)) for (const text of texts) convertText(text, runtime);
        else convertText(texts.join('\n'), runtime);
      },
    };
  },
});

function isWhole(text: string, runtime: CommandRuntime): boolean {
  try {
    return parsed(text, runtime) !== undefined;
  } catch (error) {
    if (error instanceof JsonTextError) return false;
    throw error;
  }
}

function parsed(text: string, runtime: CommandRuntime) {
  return parseJson(text, runtime.integer('Depth') ?? defaultDepth, () => {
    runtime.runspace.checkpoint();
  });
}

function convertText(text: string, runtime: CommandRuntime): void {
  const kind = runtime.string('DateKind')?.toLowerCase();
  const options: FromJsonOptions = {
    asHashtable: runtime.flag('AsHashtable'),
    dateKind: dateKinds.find((name) => name.toLowerCase() === kind) ?? 'Default',
  };
  try {
    const node = parsed(text, runtime);
    runtime.write(
      node === undefined ? null : fromJson(node, options, runtime.runspace),
      !runtime.flag('NoEnumerate'),
    );
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    throw scriptError(
      'System.ArgumentException',
      `Conversion from JSON failed with error: ${error.message}`,
      'NotSpecified',
      { type: 'System.ArgumentException' },
    );
  }
}
