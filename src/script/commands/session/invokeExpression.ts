import { cmdlet } from '../cmdletBuilder.ts';

/** Invoke-Expression: runs a text where it is called. */
export const invokeExpression = cmdlet({
  name: 'Invoke-Expression',
  className: 'InvokeExpressionCommand',
  module: 'Utility',
  aliases: ['iex'],
  syntax: '[-Command] <string>',
  parameters: { Command: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      const block = runtime.runspace.parse(runtime.string('Command') ?? '');
      runtime.runBlock(block, { scope: 'caller' });
    },
  }),
});
