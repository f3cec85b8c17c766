import { NetException } from '../../values/netException.ts';
import type { WebAnswer, WebCall, WebStep } from './webCall.ts';
import { recordError } from './webErrors.ts';

/** Redirections that are followed where no script names a number. */
const redirectLimit = 50;

const isRedirect = (status: number): boolean => [300, 301, 302, 303, 307, 308].includes(status);
const isRetried = (status: number): boolean => status === 304 || (status >= 400 && status <= 599);

/** The answer in the end: redirections are followed, each to a host that must be allowed, and failures tried again as -MaximumRetryCount says. */
export function askedAnswer(call: WebCall, first: WebStep): WebAnswer {
  const { runtime, session } = call;
  for (let retries = session.maximumRetryCount; ; retries--) {
    const answer = followed(call, first);
    const { status, reason } = answer.response;
    if (retries <= 0 || !isRetried(status)) return answer;
    const told = status === 429 ? Number(answer.response.header('Retry-After') ?? 'none') : Number.NaN;
    const seconds = Number.isInteger(told) && told >= 0 ? told : session.retryIntervalInSeconds;
    runtime.writeVerbose(
      `Retrying after interval of ${seconds} seconds. Status code for previous attempt: ${reason.replaceAll(' ', '')}`,
    );
    answer.exchange.close();
    runtime.runspace.sleep(seconds * 1000);
  }
}

function followed(call: WebCall, first: WebStep): WebAnswer {
  const { maximumRedirection } = call.session;
  let left = maximumRedirection < 0 ? redirectLimit : maximumRedirection;
  let step = first;
  for (;;) {
    const answer = call.send(step);
    const location = answer.response.header('Location');
    if (!isRedirect(answer.response.status) || location === undefined || left-- <= 0) return answer;
    const target = URL.canParse(location, step.url.href) ? new URL(location, step.url) : undefined;
    if (target?.protocol !== 'http:' && target?.protocol !== 'https:') return answer;
    answer.exchange.close();
    if (
      step.url.protocol === 'https:' &&
      target.protocol === 'http:' &&
      !call.runtime.flag('AllowInsecureRedirect')
    )
      throw recordError(
        new NetException(
          'System.InvalidOperationException',
          'Operation is not valid due to the current state of the object.',
        ),
        'InsecureRedirection',
        'InvalidOperation',
        {
          target: answer.response.request,
          details:
            'Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect switch. ',
        },
      );
    step = redirected(step, target, answer.response.status, call);
  }
}

/** The step that a redirection asks for: with GET instead of POST where it does not say to keep the method, and without the authorization. */
function redirected(step: WebStep, url: URL, status: number, { runtime }: WebCall): WebStep {
  const changes =
    status === 303 ? step.method !== 'GET' && step.method !== 'HEAD' : status < 303 && step.method === 'POST';
  const showsAuthorization = step.showsAuthorization && runtime.flag('PreserveAuthorizationOnRedirect');
  if (!changes || runtime.flag('PreserveHttpMethodOnRedirect')) return { ...step, url, showsAuthorization };
  return { ...step, url, showsAuthorization, method: 'GET', body: { bytes: null, contentType: undefined } };
}
