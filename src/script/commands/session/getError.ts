import { enumerate } from '../../members/enumerate.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { rangeFrom } from '../parameterChecks.ts';

/** Get-Error: the newest errors, or those given. */
export const getError = cmdlet({
  name: 'Get-Error',
  className: 'GetErrorCommand',
  module: 'Utility',
  notEmpty: ['InputObject'],
  aliases: ['gerr'],
  syntax: { Newest: '[-Newest <int>]', Error: '[[-InputObject] <psobject>]' },
  parameters: { InputObject: { pipeline: 'value' }, Newest: { aliases: ['Last'], checks: [rangeFrom(1)] } },
  start: (runtime) => ({
    process() {
      if (runtime.has('InputObject')) {
        runtime.write(runtime.value('InputObject') ?? null);
        return;
      }
      const errors = [...(enumerate(runtime.runspace.errors) ?? [])];
      for (const error of errors.slice(0, runtime.integer('Newest') ?? 1)) runtime.write(error);
    },
  }),
});
