import { bytes } from '../../types/arguments.ts';
import { SecureString } from '../../values/secrets.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { isKey, opened, sealed } from './secureTexts.ts';

function keyGiven(runtime: CommandRuntime): Uint8Array | null {
  const secure = runtime.value('SecureKey');
  const given = runtime.value('Key');
  const key =
    secure instanceof SecureString
      ? Buffer.from(secure.reveal(), 'utf16le')
      : given === undefined
        ? null
        : bytes(given);
  if (key === null || isKey(key)) return key;
  return runtime.throwTerminating(
    commandError(
      'Argument',
      'The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.',
      'InvalidArgument',
      { type: 'System.Management.Automation.PSArgumentException' },
    ),
  );
}

/** ConvertTo-SecureString: of a plain text, or of what ConvertFrom-SecureString made. */
export const convertToSecureString = cmdlet({
  name: 'ConvertTo-SecureString',
  className: 'ConvertToSecureStringCommand',
  module: 'Security',
  syntax: {
    Secure: '[-String] <string> [[-SecureKey] <securestring>]',
    PlainText: '[-String] <string> [-AsPlainText] [-Force]',
    Open: '[-String] <string> [-Key <byte[]>]',
  },
  parameters: { String: { pipeline: 'value', position: 0 }, SecureKey: { position: 1 } },
  outputs: ['System.Security.SecureString'],
  start: (runtime) => ({
    process() {
      const text = runtime.string('String') ?? '';
      if (runtime.flag('AsPlainText')) {
        runtime.write(new SecureString(text));
        return;
      }
      const secret = opened(text, keyGiven(runtime));
      if (secret !== undefined) runtime.write(new SecureString(secret));
      else
        runtime.writeError(
          commandError(
            'ImportSecureString_InvalidArgument',
            'The input text is no secure string: use -AsPlainText for a plain text.',
            'InvalidArgument',
            { type: 'System.ArgumentException' },
          ),
        );
    },
  }),
});

/** ConvertFrom-SecureString: a text that ConvertTo-SecureString reads again, or the secret itself. */
export const convertFromSecureString = cmdlet({
  name: 'ConvertFrom-SecureString',
  className: 'ConvertFromSecureStringCommand',
  module: 'Security',
  syntax: {
    Secure: '[-SecureString] <securestring> [[-SecureKey] <securestring>]',
    AsPlainText: '[-SecureString] <securestring> [-AsPlainText]',
    Open: '[-SecureString] <securestring> [-Key <byte[]>]',
  },
  parameters: { SecureString: { pipeline: 'value' }, SecureKey: { position: 1 } },
  outputs: ['System.String'],
  start: (runtime) => ({
    process() {
      const secure = runtime.value('SecureString');
      if (!(secure instanceof SecureString)) return;
      const plain = runtime.flag('AsPlainText');
      runtime.write(plain ? secure.reveal() : sealed(secure.reveal(), keyGiven(runtime)));
    },
  }),
});
