import { PSCredential, SecureString } from '../../values/secrets.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Get-Credential: asks whoever runs the script for a name and a password. */
export const getCredential = cmdlet({
  name: 'Get-Credential',
  className: 'GetCredentialCommand',
  module: 'Security',
  syntax: {
    CredentialSet: '[[-Credential] <pscredential>]',
    MessageSet: '[[-UserName] <string>] [-Message <string>] [-Title <string>]',
  },
  outputs: ['System.Management.Automation.PSCredential'],
  start: (runtime) => ({
    process() {
      const given = runtime.value('Credential');
      if (given instanceof PSCredential && given.password.length > 0) {
        runtime.write(given);
        return;
      }
      const { host } = runtime.runspace;
      host.write(runtime.string('Title') ?? 'PowerShell credential request');
      host.write(runtime.string('Message') ?? 'Enter your credentials.');
      const known = given instanceof PSCredential ? given.userName : runtime.string('UserName');
      const userName = known ?? host.readLine('User: ', false);
      const password = host.readLine(`Password for user ${userName}: `, true);
      runtime.write(new PSCredential(userName, new SecureString(password)));
    },
  }),
});
