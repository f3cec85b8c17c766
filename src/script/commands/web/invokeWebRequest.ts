import { cmdlet } from '../cmdletBuilder.ts';
import { isTextType, contentTypeOf } from './contentType.ts';
import { wholeBody } from './readBody.ts';
import { saveBody } from './saveBody.ts';
import type { WebAnswer, WebCall } from './webCall.ts';
import { webInvocation } from './webCmdlet.ts';
import { webParameterOptions, webSyntax } from './webParameters.ts';
import { WebResponse } from './webResponse.ts';

/** Invoke-WebRequest: what a server answers, with its head. */
export const invokeWebRequest = cmdlet({
  name: 'Invoke-WebRequest',
  className: 'InvokeWebRequestCommand',
  module: 'Utility',
  notEmpty: ['Uri', 'CertificateThumbprint', 'InFile', 'OutFile', 'CustomMethod'],
  notNull: ['Certificate'],
  aliases: ['iwr'],
  syntax: webSyntax(''),
  parameters: webParameterOptions,
  outputs: ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
  start: (runtime) => webInvocation(runtime, writeResponse),
});

function writeResponse(call: WebCall, answer: WebAnswer, file: string | undefined): void {
  const { runtime } = call;
  if (file !== undefined && !runtime.flag('PassThru')) {
    saveBody(call, answer, file);
    return;
  }
  const body = wholeBody(call, answer);
  const { response } = answer;
  const type = contentTypeOf(response)?.mediaType ?? '';
  const made = new WebResponse(response, body, isTextType(type));
  if (made.text !== null) runtime.writeVerbose(`Content encoding: ${made.encoding}`);
  runtime.write(made);
  if (file !== undefined) saveBody(call, answer, file, [body]);
}
