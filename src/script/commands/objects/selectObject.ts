import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { Selection } from './selection.ts';
import { indexWindow, limitWindow, type SelectWindow } from './selectWindow.ts';
import { UniqueObjects } from './uniqueObject.ts';

const properties =
  '[[-Property] <Object[]>] [-InputObject <psobject>] [-ExcludeProperty <string[]>] [-ExpandProperty <string>] [-Unique] [-CaseInsensitive]';

/** Select-Object: properties of objects, and which of them. */
export const selectObject = cmdlet({
  name: 'Select-Object',
  className: 'SelectObjectCommand',
  module: 'Utility',
  aliases: ['select'],
  syntax: {
    DefaultParameter: `${properties} [-Last <int>] [-First <int>] [-Skip <int>] [-Wait]`,
    SkipLastParameter: `${properties} [-Skip <int>] [-SkipLast <int>]`,
    IndexParameter: `[-InputObject <psobject>] [-Unique] [-CaseInsensitive] [-Wait] [-Index <int[]>]`,
    SkipIndexParameter: `[-InputObject <psobject>] [-Unique] [-CaseInsensitive] [-SkipIndex <int[]>]`,
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    Last: { checks: [rangeFrom(0)] },
    First: { checks: [rangeFrom(0)] },
    Skip: { checks: [rangeFrom(0)] },
    SkipLast: { checks: [rangeFrom(0)] },
    Index: { checks: [rangeFrom(0)] },
    SkipIndex: { checks: [rangeFrom(0)] },
  },
  start(runtime) {
    const selection = new Selection(runtime);
    const window = windowOf(runtime);
    const unique = runtime.flag('Unique')
      ? new UniqueObjects(!runtime.flag('CaseInsensitive'), selection.makesObjects)
      : null;
    const put = (object: Value): void => {
      for (const made of selection.of(object))
        if (unique === null) runtime.write(made);
        else if (!isNull(made)) unique.add(made, runtime.runspace);
    };
    return {
      begin() {
        // Nothing is wanted at all: what stands before does not even run.
        if (runtime.integer('First') === 0 && runtime.integer('Last') === undefined && !runtime.flag('Wait'))
          runtime.stopUpstream();
      },
      process() {
        for (const object of window.next(runtime.value('InputObject') ?? null)) put(object);
        if (window.isDone && !runtime.flag('Wait')) runtime.stopUpstream();
      },
      end() {
        for (const object of window.end()) put(object);
        // Which objects are unique is told once all are known.
        for (const object of unique?.all ?? []) runtime.write(object);
      },
    };
  },
});

function windowOf(runtime: CommandRuntime): SelectWindow {
  const whole = (name: string) => (runtime.list(name) ?? []).filter((one) => typeof one === 'number');
  if (runtime.has('Index')) return indexWindow(new Set(whole('Index')), false);
  if (runtime.has('SkipIndex')) return indexWindow(new Set(whole('SkipIndex')), true);
  return limitWindow({
    first: runtime.integer('First'),
    last: runtime.integer('Last'),
    skip: runtime.integer('Skip') ?? 0,
    skipLast: runtime.integer('SkipLast') ?? 0,
  });
}
