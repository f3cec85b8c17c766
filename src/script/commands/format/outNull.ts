import { cmdlet } from '../cmdletBuilder.ts';

/** Out-Null: nothing becomes of what it gets. */
export const outNull = cmdlet({
  name: 'Out-Null',
  className: 'OutNullCommand',
  module: 'Core',
  syntax: '[-InputObject <psobject>]',
  parameters: { InputObject: { pipeline: 'value' } },
  start: () => ({}),
});
