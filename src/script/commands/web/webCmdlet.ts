import { NetException } from '../../values/netException.ts';
import type { CmdletInvocation } from '../cmdlet.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { askedAnswer } from './askedAnswer.ts';
import { checkWebParameters } from './checkWebParameters.ts';
import { contentTypeOf } from './contentType.ts';
import { failedStatus } from './failedStatus.ts';
import { prepareSession } from './prepareSession.ts';
import { relationLinks } from './relationLinks.ts';
import { uriGiven } from './requestUri.ts';
import { fileGiven, lengthOf } from './saveBody.ts';
import { WebCall, type WebAnswer } from './webCall.ts';
import { recordError } from './webErrors.ts';

/** What a cmdlet does with an answer: writes it, and saves its body where a file is given. */
export type AnswerWriter = (call: WebCall, answer: WebAnswer, file: string | undefined) => void;

/** An invocation of a cmdlet of the web: a request for each object of the pipeline, or one for each page that is wanted. */
export function webInvocation(
  runtime: CommandRuntime,
  write: AnswerWriter,
  pagesWanted: () => number = () => 1,
): CmdletInvocation {
  return {
    process() {
      const first = uriGiven(runtime);
      checkWebParameters(runtime, first);
      const file = fileGiven(runtime);
      const call = new WebCall(runtime, prepareSession(runtime));
      let url = first;
      for (let pages = pagesWanted(); pages > 0; pages--) {
        if (url !== first) runtime.writeVerbose(`Following rel link ${url.href}`);
        const next = onePage(call, url, file, write);
        if (next === undefined) return;
        url = new URL(next);
      }
    },
  };
}

/** Asks for one page and writes it; the URL of the one behind it. */
function onePage(call: WebCall, url: URL, file: string | undefined, write: AnswerWriter): string | undefined {
  const { runtime } = call;
  const resumed = runtime.flag('Resume') && file !== undefined ? lengthOf(file, runtime) : null;
  const step = call.firstStep(url, resumed);
  runtime.writeVerbose(`Requested HTTP/1.1 ${step.method} with ${step.body.bytes?.length ?? 0}-byte payload`);
  let answer = askedAnswer(call, step);
  if (answer.response.status === 416 && resumed !== null) {
    const total = /\*\/(\d+)$/.exec(answer.response.header('Content-Range') ?? '')?.[1];
    if (total === undefined || Number(total) === resumed) {
      answer.exchange.close();
      runtime.writeVerbose(
        `The file will not be re-downloaded because the remote file is the same size as the OutFile: ${runtime.string('OutFile') ?? ''}`,
      );
      return undefined;
    }
    // The file is longer than what it was to be the beginning of.
    answer.exchange.close();
    runtime.writeVerbose(
      'The remote server indicated it could not resume downloading. The local file will be overwritten.',
    );
    answer = askedAnswer(call, { ...step, from: null });
  }
  try {
    writeAnswer(call, answer, file, write);
  } finally {
    answer.exchange.close();
  }
  return relationLinks(answer.response).get('next');
}

function writeAnswer(call: WebCall, answer: WebAnswer, file: string | undefined, write: AnswerWriter): void {
  const { runtime, session } = call;
  const { response } = answer;
  const type = contentTypeOf(response)?.mediaType ?? '';
  const length = response.header('Content-Length');
  runtime.writeVerbose(
    length === undefined
      ? `Received HTTP/${response.version} response of content type ${type} of unknown size`
      : `Received HTTP/${response.version} ${length}-byte response of content type ${type}`,
  );
  if (!response.isSuccess && !runtime.flag('SkipHttpErrorCheck')) throw failedStatus(call, answer);
  write(call, answer, file);
  if (session.maximumRedirection === 0 && response.status >= 300 && response.status < 400)
    runtime.writeError(
      recordError(
        new NetException(
          'System.InvalidOperationException',
          'Operation is not valid due to the current state of the object.',
        ),
        'MaximumRedirectExceeded',
        'InvalidOperation',
        {
          target: response.request,
          details:
            'The maximum redirection count has been exceeded. To increase the number of redirections allowed, supply a higher value to the -MaximumRedirection parameter.',
        },
      ).record,
    );
}
