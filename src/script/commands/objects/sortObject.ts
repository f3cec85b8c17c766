import { introSort } from '../../values/introSort.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { readExpressions } from './readExpressions.ts';
import { compareKeyed, directions, keyed, reportFailures, type Keyed } from './sortKeys.ts';

const common = '[-Descending] [-Unique]';
const rest = '[-InputObject <psobject>] [-Culture <string>] [-CaseSensitive]';

/** Sort-Object: by the objects or by properties of them; equal ones keep their order where -Stable, -Top or -Bottom is given. */
export const sortObject = cmdlet({
  name: 'Sort-Object',
  className: 'SortObjectCommand',
  module: 'Utility',
  aliases: ['sort'],
  syntax: {
    Default: `[[-Property] <Object[]>] [-Stable] ${common} ${rest}`,
    Top: `[[-Property] <Object[]>] -Top <int> ${common} ${rest}`,
    Bottom: `[[-Property] <Object[]>] -Bottom <int> ${common} ${rest}`,
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    Top: { checks: [rangeFrom(1)] },
    Bottom: { checks: [rangeFrom(1)] },
  },
  start(runtime) {
    const { runspace } = runtime;
    const expressions = readExpressions(
      runtime.list('Property') ?? [],
      ['expression', 'ascending', 'descending'],
      runtime,
    );
    const objects: Keyed[] = [];
    return {
      process() {
        const object = runtime.value('InputObject') ?? null;
        if (isNull(object)) return;
        runspace.allow('items', 1);
        objects.push(keyed(object, expressions, runspace));
      },
      end() {
        reportFailures(objects, runtime);
        const downwards = directions(expressions, runtime.flag('Descending'));
        const options = {
          caseSensitive: runtime.flag('CaseSensitive'),
          culture: runtime.string('Culture') ?? '',
        };
        const compare = (left: Keyed, right: Keyed) =>
          compareKeyed(left, right, downwards, options, runspace);
        let compared = 0;
        const ordered = (left: Keyed, right: Keyed) => {
          if ((++compared & 0xfff) === 0) runspace.checkpoint();
          return compare(left, right);
        };
        if (runtime.flag('Stable') || runtime.has('Top') || runtime.has('Bottom')) objects.sort(ordered);
        else introSort(objects, ordered);
        let sorted: readonly Keyed[] = objects;
        if (runtime.flag('Unique'))
          sorted = objects.filter((object, index) => {
            const before = objects[index - 1];
            return before === undefined || compare(before, object) !== 0;
          });
        const top = runtime.integer('Top');
        const bottom = runtime.integer('Bottom');
        if (top !== undefined) sorted = sorted.slice(0, top);
        if (bottom !== undefined) sorted = sorted.slice(-bottom);
        for (const { object } of sorted) runtime.write(object);
      },
    };
  },
});
