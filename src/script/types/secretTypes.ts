import { PSCredential, SecureString } from '../values/secrets.ts';
import { char, instanceOf, required } from './arguments.ts';
import { TypeBuilder } from './typeBuilder.ts';

const secureOf = instanceOf(SecureString, 'SecureString');

/** System.Security.SecureString: it can be filled and counted, never read. */
export const secureStringType = () =>
  new TypeBuilder('System.Security.SecureString', secureOf, {
    interfaces: ['System.IDisposable'],
  })
    .property('int Length', ({ length }) => length)
    .method('void AppendChar(char c)', (self, [one]) => {
      self.append(char(one));
      return null;
    })
    .method('void Clear()', (self) => {
      self.clear();
      return null;
    })
    .method('securestring Copy()', (self) => self.copy())
    .method('void Dispose()', (self) => {
      self.clear();
      return null;
    })
    .method('bool IsReadOnly()', () => false)
    .method('void MakeReadOnly()', () => null)
    .constructs('()', () => new SecureString(''))
    .build();

/** System.Management.Automation.PSCredential: a name and a SecureString. */
export const credentialType = () =>
  new TypeBuilder('System.Management.Automation.PSCredential', instanceOf(PSCredential, 'PSCredential'))
    .property('string UserName', ({ userName }) => userName)
    .property('securestring Password', ({ password }) => password)
    .staticProperty('pscredential Empty', () => new PSCredential(null, new SecureString('')))
    .constructs(
      '(string userName, securestring password)',
      ([name, password]) => new PSCredential(required(name, 'userName'), secureOf(password)),
    )
    .build();
