import type { CommandRuntime } from '../commandRuntime.ts';
import { enumName } from './enumName.ts';
import { recordError, validationError } from './webErrors.ts';
import { NetException } from '../../values/netException.ts';

const conflict = (first: string, second: string) =>
  `The cmdlet cannot run because the following conflicting parameters are specified: ${first} and ${second}.`;

/** Throws the error of parameters that do not go together, or that this host cannot do. */
export function checkWebParameters(runtime: CommandRuntime, url: URL): void {
  const has = (name: string): boolean => runtime.has(name);
  const authentication = enumName(runtime, 'Authentication') ?? 'None';
  const usesDefaults = runtime.flag('UseDefaultCredentials');
  const authenticates = authentication !== 'None';
  const rules: readonly (readonly [boolean, string, string])[] = [
    [
      has('WebSession') && has('SessionVariable'),
      'SessionConflict',
      `${conflict('Session', 'SessionVariable')} Specify either Session or SessionVariable, then retry.`,
    ],
    [
      usesDefaults && authenticates,
      'AuthenticationConflict',
      `${conflict('Authentication', 'UseDefaultCredentials')} Authentication does not support Default Credentials. Specify either Authentication or UseDefaultCredentials, then retry.`,
    ],
    [
      authenticates && has('Token') && has('Credential'),
      'AuthenticationTokenConflict',
      `${conflict('Credential', 'Token')} Specify either Credential or Token, then retry.`,
    ],
    [
      authentication === 'Basic' && !has('Credential'),
      'AuthenticationCredentialNotSupplied',
      'The cmdlet cannot run because the following parameter is not specified: Credential. The supplied Authentication type requires a Credential. Specify Credential, then retry.',
    ],
    [
      (authentication === 'OAuth' || authentication === 'Bearer') && !has('Token'),
      'AuthenticationTokenNotSupplied',
      'The cmdlet cannot run because the following parameter is not specified: Token. The supplied Authentication type requires a Token. Specify Token, then retry.',
    ],
    [
      !runtime.flag('AllowUnencryptedAuthentication') &&
        (authenticates || has('Credential') || usesDefaults) &&
        url.protocol !== 'https:',
      'AllowUnencryptedAuthenticationRequired',
      'The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the AllowUnencryptedAuthentication parameter.',
    ],
    [
      usesDefaults && has('Credential'),
      'CredentialConflict',
      `${conflict('Credential', 'UseDefaultCredentials')} Specify either Credential or UseDefaultCredentials, then retry.`,
    ],
    [
      runtime.flag('ProxyUseDefaultCredentials') && has('ProxyCredential'),
      'ProxyCredentialConflict',
      `${conflict('ProxyCredential', 'ProxyUseDefaultCredentials')} Specify either ProxyCredential or ProxyUseDefaultCredentials, then retry.`,
    ],
    [
      !has('Proxy') && (has('ProxyCredential') || runtime.flag('ProxyUseDefaultCredentials')),
      'ProxyUriNotSupplied',
      'The cmdlet cannot run because the following parameter is missing: Proxy. Provide a valid proxy URI for the Proxy parameter when using the ProxyCredential or ProxyUseDefaultCredentials parameters, then retry.',
    ],
    [
      has('Body') && has('InFile'),
      'BodyConflict',
      `${conflict('Body', 'InFile')} Specify either Body or Infile, then retry.  `,
    ],
    [
      has('Body') && has('Form'),
      'BodyFormConflict',
      `${conflict('Body', 'Form')} Specify either Body or Form, then retry.  `,
    ],
    [
      has('InFile') && has('Form'),
      'FormInFileConflict',
      `${conflict('InFile', 'Form')} Specify either InFile or Form, then retry.  `,
    ],
    ...(['PassThru', 'Resume'] as const).map(
      (name) =>
        [
          runtime.flag(name) && !has('OutFile'),
          'OutFileMissing',
          `The cmdlet cannot run because the following parameter is missing: OutFile. Provide a valid OutFile parameter value when using the ${name} parameter, then retry.`,
        ] as const,
    ),
  ];
  const broken = rules.find(([applies]) => applies);
  if (broken !== undefined) throw validationError(broken[1], broken[2]);
  refuseCertificates(runtime);
}

/** Certificates are verified, always, and there is no store of them here. */
function refuseCertificates(runtime: CommandRuntime): void {
  if (runtime.flag('SkipCertificateCheck'))
    throw recordError(
      new NetException(
        'System.NotSupportedException',
        'Certificates are verified, always: -SkipCertificateCheck is not there. Let the machine trust the root of the server instead: in its store of certificates, or by the variable NODE_EXTRA_CA_CERTS with a PEM file.',
      ),
      'SkipCertificateCheckRefused',
      'PermissionDenied',
    );
  if (runtime.has('CertificateThumbprint') || runtime.has('Certificate'))
    throw recordError(
      new NetException(
        'System.Security.Cryptography.CryptographicException',
        'Unable to retrieve certificates because the thumbprint is not valid. Verify the thumbprint and retry. ',
      ),
      'WebCmdletCertificateException',
      'SecurityError',
    );
}
