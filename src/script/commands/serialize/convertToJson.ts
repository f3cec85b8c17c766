import { JsonMaker } from '../../serialize/toJson.ts';
import { SessionValues } from '../../serialize/sessionValues.ts';
import { writeJson } from '../../serialize/jsonWriter.ts';
import type { EscapeHandling } from '../../serialize/jsonText.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeOf } from '../parameterChecks.ts';

const defaultDepth = 2;
const escapings: readonly EscapeHandling[] = ['Default', 'EscapeNonAscii', 'EscapeHtml'];

/** ConvertTo-Json: what the pipeline brings as one JSON text. */
export const convertToJson = cmdlet({
  name: 'ConvertTo-Json',
  className: 'ConvertToJsonCommand',
  module: 'Utility',
  syntax:
    '[-InputObject] <Object> [-Depth <int>] [-Compress] [-EnumsAsStrings] [-AsArray] [-EscapeHandling <Newtonsoft.Json.StringEscapeHandling>]',
  parameters: {
    InputObject: { pipeline: 'value', allow: ['null'] },
    Depth: { checks: [rangeOf(0, 100)] },
  },
  outputs: ['System.String'],
  start(runtime) {
    const values: Value[] = [];
    return {
      process() {
        runtime.runspace.allow('items', 1);
        values.push(runtime.value('InputObject') ?? null);
      },
      end() {
        if (values.length === 0) return;
        const [first = null] = values;
        const one = values.length === 1 && !runtime.flag('AsArray');
        const piped = new Set(runtime.invocation.expectingInput ? values : []);
        runtime.write(jsonOf(one ? first : new NetArray(values), piped, runtime));
      },
    };
  },
});

function jsonOf(value: Value, piped: ReadonlySet<Value>, runtime: CommandRuntime): string {
  const { runspace } = runtime;
  const depth = runtime.integer('Depth') ?? defaultDepth;
  const maker = new JsonMaker(
    { depth, enumsAsStrings: runtime.flag('EnumsAsStrings'), piped },
    new SessionValues(runspace),
    runspace,
  );
  const handling = runtime.string('EscapeHandling')?.toLowerCase();
  const text = writeJson(maker.make(value), {
    compress: runtime.flag('Compress'),
    escape: escapings.find((name) => name.toLowerCase() === handling) ?? 'Default',
    allow: (characters) => {
      runspace.allow('characters', characters);
    },
  });
  if (maker.truncated)
    runtime.writeWarning(
      `Resulting JSON is truncated as serialization has exceeded the set depth of ${String(depth)}.`,
    );
  return text;
}
