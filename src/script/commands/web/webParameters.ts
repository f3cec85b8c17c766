import type { ParameterOptions } from '../cmdletBuilder.ts';
import type { ArgumentCheck } from '../commandMetadata.ts';
import { oneOf, rangeFrom } from '../parameterChecks.ts';

const common =
  '[-UseBasicParsing] [-Uri] <uri> [-HttpVersion <version>] [-WebSession <Microsoft.PowerShell.Commands.WebRequestSession>] [-SessionVariable <string>] ' +
  '[-AllowUnencryptedAuthentication] [-Authentication <Microsoft.PowerShell.Commands.WebAuthenticationType>] [-Credential <pscredential>] ' +
  '[-UseDefaultCredentials] [-CertificateThumbprint <string>] [-Certificate <System.Object>] [-SkipCertificateCheck] ' +
  '[-SslProtocol <Microsoft.PowerShell.Commands.WebSslProtocol>] [-Token <securestring>] [-UserAgent <string>] [-DisableKeepAlive] ' +
  '[-ConnectionTimeoutSeconds <int>] [-OperationTimeoutSeconds <int>] [-Headers <System.Collections.IDictionary>] [-SkipHeaderValidation] ' +
  '[-AllowInsecureRedirect] [-MaximumRedirection <int>] [-MaximumRetryCount <int>] [-PreserveAuthorizationOnRedirect] [-RetryIntervalSec <int>] ' +
  '[-PreserveHttpMethodOnRedirect] [-Body <System.Object>] [-Form <System.Collections.IDictionary>] [-ContentType <string>] ' +
  '[-TransferEncoding <string>] [-InFile <string>] [-OutFile <string>] [-PassThru] [-Resume] [-SkipHttpErrorCheck]';

const proxy = '[-Proxy <uri>] [-ProxyCredential <pscredential>] [-ProxyUseDefaultCredentials]';
const standard = '[-Method <Microsoft.PowerShell.Commands.WebRequestMethod>]';
const custom = '-CustomMethod <string>';

/** The parameter sets of both cmdlets, each with what only one of them has. */
export function webSyntax(own: string): Readonly<Record<string, string>> {
  return {
    StandardMethod: `${own} ${common} ${standard} ${proxy}`,
    StandardMethodNoProxy: `${own} ${common} ${standard} -NoProxy`,
    CustomMethod: `${own} ${common} ${custom} ${proxy}`,
    CustomMethodNoProxy: `${own} ${common} ${custom} -NoProxy`,
  };
}

/** A whole number is a version, too: `2`. */
const toVersion: ArgumentCheck = {
  attribute: 'ArgumentToVersionTransformation',
  values: [],
  transforms: true,
  apply: (value, context) => {
    const text = context.text(value);
    return /^\d+$/.test(text) ? `${text}.0` : value;
  },
};

/** What the syntax does not tell of the parameters that both have. */
export const webParameterOptions: Readonly<Record<string, ParameterOptions>> = {
  UseBasicParsing: { hidden: true },
  SessionVariable: { aliases: ['SV'] },
  ConnectionTimeoutSeconds: { aliases: ['TimeoutSec'], checks: [rangeFrom(0)] },
  OperationTimeoutSeconds: { checks: [rangeFrom(0)] },
  MaximumRedirection: { checks: [rangeFrom(0)] },
  MaximumRetryCount: { checks: [rangeFrom(0)] },
  RetryIntervalSec: { checks: [rangeFrom(1)] },
  CustomMethod: { aliases: ['CM'] },
  Body: { pipeline: 'value' },
  TransferEncoding: { checks: [oneOf('chunked', 'compress', 'deflate', 'gzip', 'identity')] },
  HttpVersion: { checks: [toVersion] },
};
