import { itemText } from '../../convert/toText.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { NetworkCredential, PSCredential, SecureString } from '../../values/secrets.ts';
import { isNull } from '../../values/value.ts';
import { WebProxyObject, WebSession } from '../../values/webSession.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { made, uriOf } from '../../types/web/uriType.ts';
import { enumName } from './enumName.ts';

/** The session of a request, that of -WebSession or a new one, with what the parameters change of it: it is kept for the next request. */
export function prepareSession(runtime: CommandRuntime): WebSession {
  const given = runtime.value('WebSession');
  const session = given instanceof WebSession ? given : new WebSession();
  const variable = runtime.string('SessionVariable');
  if (variable !== undefined) runtime.runspace.setVariable(variable, session);
  setCredentials(session, runtime);
  const agent = runtime.string('UserAgent');
  if (agent !== undefined) session.userAgent = agent;
  if (runtime.flag('NoProxy')) session.noProxy = true;
  else setProxy(session, runtime);
  session.maximumRedirection = runtime.integer('MaximumRedirection') ?? session.maximumRedirection;
  const headers = runtime.value('Headers');
  if (headers instanceof Dictionary)
    for (const { key, value } of headers.entries())
      if (!isNull(value))
        session.headers.set(itemText(key, runtime.runspace), itemText(value, runtime.runspace));
  const retries = runtime.integer('MaximumRetryCount') ?? 0;
  if (retries > 0) {
    session.maximumRetryCount = retries;
    session.retryIntervalInSeconds = runtime.integer('RetryIntervalSec') ?? 5;
  }
  return session;
}

function setCredentials(session: WebSession, runtime: CommandRuntime): void {
  const credential = runtime.value('Credential');
  const token = runtime.value('Token');
  const authentication = enumName(runtime, 'Authentication') ?? 'None';
  if (authentication === 'Basic' && credential instanceof PSCredential)
    session.headers.set('Authorization', basicAuthorization(credential.userName ?? '', credential.password));
  else if (authentication !== 'None' && token instanceof SecureString)
    session.headers.set('Authorization', `Bearer ${token.reveal()}`);
  else if (credential instanceof PSCredential) {
    session.credentials = new NetworkCredential(credential.userName ?? '', credential.password, '');
    session.useDefaultCredentials = false;
  } else if (runtime.flag('UseDefaultCredentials')) {
    session.useDefaultCredentials = true;
    runtime.writeWarning(
      '-UseDefaultCredentials has no effect here: this host has no credentials of a Windows user to show. Give -Credential, or a token in -Headers.',
    );
  }
}

/** The header of Basic authentication. */
export function basicAuthorization(user: string, password: SecureString): string {
  return `Basic ${Buffer.from(`${user}:${password.reveal()}`, 'utf8').toString('base64')}`;
}

function setProxy(session: WebSession, runtime: CommandRuntime): void {
  const given = runtime.value('Proxy');
  if (given === undefined || isNull(given)) return;
  const uri = uriOf(given);
  const { url } = uri.url === null ? made(`http://${uri.original}`, 1) : uri;
  const proxy = new WebProxyObject(url?.href ?? uri.original);
  const credential = runtime.value('ProxyCredential');
  if (credential instanceof PSCredential)
    proxy.credentials = new NetworkCredential(credential.userName ?? '', credential.password, '');
  session.proxy = proxy;
}
