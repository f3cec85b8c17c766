import { SecureString } from '../../values/secrets.ts';
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
      const secure = runtime.flag('AsSecureString');
      const prompt = runtime.value('Prompt');
      const text = prompt === undefined ? '' : `${runspace.text(prompt)}: `;
      const typed = runspace.host.readLine(text, secure || runtime.flag('MaskInput'));
      runtime.write(secure ? new SecureString(typed) : typed);
    },
  }),
});
