import { char, instanceOf, netError, required, text } from '../arguments.ts';
import { NetworkCredential, PSCredential, SecureString } from '../../values/secrets.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const secureOf = instanceOf(SecureString, 'SecureString');

/** System.Security.SecureString: it can be filled and counted, never read. */
export const secureStringType = () =>
  new TypeBuilder('System.Security.SecureString', secureOf, {
    interfaces: ['System.IDisposable'],
  })
    .property('int Length', ({ length }) => length)
    .method('void AppendChar(char c)', (self, [one]) => {
      if (self.isReadOnly) throw netError('System.InvalidOperationException', 'Instance is read-only.');
      self.append(char(one));
      return null;
    })
    .method('securestring Copy()', (self) => self.copy())
    .methods(['void Clear()', 'void Dispose()'], (self) => {
      self.clear();
      return null;
    })
    .method('bool IsReadOnly()', (self) => self.isReadOnly)
    .method('void MakeReadOnly()', (self) => {
      self.isReadOnly = true;
      return null;
    })
    .constructs('()', () => new SecureString(''))
    .build();

/** System.Management.Automation.PSCredential: a name and a SecureString. */
export const credentialType = () =>
  new TypeBuilder('System.Management.Automation.PSCredential', instanceOf(PSCredential, 'PSCredential'))
    .property('string UserName', ({ userName }) => userName)
    .property('securestring Password', ({ password }) => password)
    .method('System.Net.NetworkCredential GetNetworkCredential()', ({ userName, password }) => {
      const [domain, name] = splitName(userName ?? '');
      return new NetworkCredential(name, password, domain);
    })
    .staticProperty('pscredential Empty', () => new PSCredential(null, new SecureString('')))
    .constructs(
      '(string userName, securestring password)',
      ([name, password]) => new PSCredential(required(name, 'userName'), secureOf(password)),
    )
    .build();

/** `domain\\name` in its two parts. */
function splitName(userName: string): readonly [string, string] {
  const [first = '', ...rest] = userName.split('\\');
  return rest.length === 0 ? ['', first] : [first, rest.join('\\')];
}

/** System.Net.NetworkCredential. */
export const networkCredentialType = () =>
  new TypeBuilder('System.Net.NetworkCredential', instanceOf(NetworkCredential, 'NetworkCredential'))
    .property(
      'string UserName',
      ({ userName }) => userName,
      (self, value) => {
        self.userName = text(value);
      },
    )
    .property(
      'string Password',
      ({ password }) => password.reveal(),
      (self, value) => {
        self.password = new SecureString(text(value));
      },
    )
    .property(
      'securestring SecurePassword',
      ({ password }) => password.copy(),
      (self, value) => {
        self.password = secureOf(value);
      },
    )
    .property(
      'string Domain',
      ({ domain }) => domain,
      (self, value) => {
        self.domain = text(value);
      },
    )
    .constructs('()', () => new NetworkCredential('', new SecureString(''), ''))
    .constructs(
      '(string userName, string password)',
      ([name, password]) => new NetworkCredential(text(name), new SecureString(text(password)), ''),
    )
    .constructs(
      '(string userName, string password, string domain)',
      ([name, password, domain]) =>
        new NetworkCredential(text(name), new SecureString(text(password)), text(domain)),
    )
    .constructs(
      '(string userName, securestring password)',
      ([name, password]) => new NetworkCredential(text(name), secureOf(password), ''),
    )
    .constructs(
      '(string userName, securestring password, string domain)',
      ([name, password, domain]) => new NetworkCredential(text(name), secureOf(password), text(domain)),
    )
    .build();
