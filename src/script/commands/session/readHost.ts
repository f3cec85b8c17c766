import { scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Read-Host: a line that whoever runs the script types. */
export const readHost = cmdlet({
  name: 'Read-Host',
  className: 'ReadHostCommand',
  module: 'Utility',
  syntax: {
    AsString: '[[-Prompt] <Object>] [-MaskInput]',
    AsSecureString: '[[-Prompt] <Object>] [-AsSecureString]',
  },
  parameters: { Prompt: { remaining: true, allow: ['null'] } },
  outputs: ['System.String'],
  start: (runtime) => ({
    process() {
      const { runspace } = runtime;
      if (runtime.flag('AsSecureString'))
        throw scriptError(
          'NotSupported',
          'Secure strings are not available in this host: use -MaskInput for a text that is not shown.',
          'NotImplemented',
        );
      const prompt = runtime.value('Prompt');
      const text = prompt === undefined ? '' : `${runspace.text(prompt)}: `;
      runtime.write(runspace.host.readLine(text, runtime.flag('MaskInput')));
    },
  }),
});
