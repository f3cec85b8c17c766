import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { headerDictionary } from './headerDictionary.ts';
import { contentTypeOf } from './contentType.ts';
import { wholeBody } from './readBody.ts';
import { responseText } from './responseText.ts';
import { feedEntries, restContent } from './restContent.ts';
import { saveBody } from './saveBody.ts';
import { webInvocation } from './webCmdlet.ts';
import { webParameterOptions, webSyntax } from './webParameters.ts';
import type { WebAnswer, WebCall } from './webCall.ts';

/** Invoke-RestMethod: what a web service answers, as objects. */
export const invokeRestMethod = cmdlet({
  name: 'Invoke-RestMethod',
  className: 'InvokeRestMethodCommand',
  module: 'Utility',
  notEmpty: ['Uri', 'CertificateThumbprint', 'InFile', 'OutFile', 'CustomMethod'],
  notNull: ['Certificate'],
  aliases: ['irm'],
  syntax: webSyntax(
    '[-FollowRelLink] [-MaximumFollowRelLink <int>] [-ResponseHeadersVariable <string>] [-StatusCodeVariable <string>]',
  ),
  parameters: {
    ...webParameterOptions,
    FollowRelLink: { aliases: ['FL'] },
    MaximumFollowRelLink: { aliases: ['ML'], checks: [rangeFrom(1)] },
    ResponseHeadersVariable: { aliases: ['RHV'] },
  },
  outputs: ['System.Xml.XmlDocument', 'Microsoft.PowerShell.Commands.HtmlWebResponseObject', 'System.String'],
  start: (runtime) =>
    webInvocation(runtime, writeContent, () =>
      runtime.flag('FollowRelLink') ? (runtime.integer('MaximumFollowRelLink') ?? Infinity) : 1,
    ),
});

function writeContent(call: WebCall, answer: WebAnswer, file: string | undefined): void {
  const { runtime } = call;
  const { response } = answer;
  if (file !== undefined && !runtime.flag('PassThru')) saveBody(call, answer, file);
  else {
    const body = wholeBody(call, answer);
    const type = contentTypeOf(response);
    const { text, encoding } = responseText(body, type?.charset);
    writeText(text, { encoding, mediaType: type?.mediaType ?? '' }, runtime);
    if (file !== undefined) saveBody(call, answer, file, [body]);
  }
  const status = runtime.string('StatusCodeVariable');
  if (status !== undefined) runtime.runspace.setVariable(status, response.status);
  const headers = runtime.string('ResponseHeadersVariable');
  if (headers !== undefined) runtime.runspace.setVariable(headers, headerDictionary(response));
}

function writeText(
  text: string,
  { encoding, mediaType }: { readonly encoding: string; readonly mediaType: string },
  runtime: CommandRuntime,
): void {
  const entries = feedEntries(text);
  if (entries !== undefined) {
    for (const entry of entries) runtime.write(entry);
    return;
  }
  runtime.writeVerbose(`Content encoding: ${encoding}`);
  runtime.write(restContent(text, mediaType, runtime));
}
