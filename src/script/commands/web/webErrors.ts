import { bareHost, portOf } from '../../../base/urlAddress.ts';
import { SyncError } from '../../../domain/errors/syncError.ts';
import { ErrorRecord, type ErrorCategory, ScriptError } from '../../values/errorRecord.ts';
import type { HttpRequestObject } from '../../values/httpResponse.ts';
import { NetException } from '../../values/netException.ts';
import type { Value } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The error of parameters that do not go together. */
export function validationError(id: string, message: string): ScriptError {
  return recordError(
    new NetException('System.Management.Automation.ValidationMetadataException', message),
    `WebCmdlet${id}Exception`,
    'InvalidArgument',
  );
}

/** An error of the cmdlet that ends its statement. */
export function recordError(
  exception: NetException,
  id: string,
  category: ErrorCategory,
  { target = null, details }: { readonly target?: Value; readonly details?: string | undefined } = {},
): ScriptError {
  const record = new ErrorRecord({ exception, id, category, target });
  if (details !== undefined) record.details = { message: details, recommendedAction: '' };
  return new ScriptError(record);
}

const http = 'System.Net.Http.HttpRequestException';

/** What of a request was under way when it failed. */
export type WebPhase = 'connect' | 'read';

/** A failure of the network in the words of .NET; anything else is given back as it is. */
export function webError(
  error: unknown,
  request: HttpRequestObject,
  {
    phase,
    seconds,
    runtime,
  }: { readonly phase: WebPhase; readonly seconds: number | undefined; readonly runtime: CommandRuntime },
): unknown {
  if (!(error instanceof SyncError)) return error;
  // Where the script itself was stopped, that is no failure.
  runtime.runspace.sleep(0);
  const { url } = request;
  const place = `${bareHost(url.hostname)}:${portOf(url)}`;
  const failed = (message: string, inner: NetException | null): ScriptError =>
    recordError(new NetException(http, message, inner), 'WebCmdletWebResponseException', 'InvalidOperation', {
      target: request,
      details: inner?.message,
    });
  const socket = (message: string) => new NetException('System.Net.Sockets.SocketException', message);
  switch (error.key) {
    case 'accessDenied':
      return recordError(
        new NetException('System.UnauthorizedAccessException', error.message),
        'NetworkAccessDenied',
        'PermissionDenied',
        { target: url.href },
      );
    case 'nameNotResolved':
      return failed(`Name or service not known (${place})`, socket('Name or service not known'));
    case 'cannotConnect':
      return failed(`Connection refused (${place})`, socket('Connection refused'));
    case 'untrustedCertificate':
    case 'invalidCertificate':
      return failed(
        'The SSL connection could not be established, see inner exception.',
        new NetException('System.Security.Authentication.AuthenticationException', error.message),
      );
    case 'timedOut':
      return phase === 'connect' ? connectTimeout(error, seconds) : readTimeout(error, seconds);
    case 'answerTooLarge':
    case 'limitExceeded':
      return recordError(
        new NetException(http, error.message),
        'WebCmdletWebResponseException',
        'LimitsExceeded',
        {
          target: request,
        },
      );
    case 'cancelled':
      return recordError(
        new NetException('System.OperationCanceledException', error.message),
        'OperationStopped',
        'OperationStopped',
      );
    default:
      return failed(
        phase === 'connect'
          ? 'An error occurred while sending the request.'
          : 'Error while copying content to a stream.',
        new NetException('System.Net.Http.HttpIOException', error.message),
      );
  }
}

function connectTimeout({ message }: SyncError, seconds: number | undefined): ScriptError {
  const said =
    seconds === undefined
      ? message
      : `The request was canceled due to the configured HttpClient.Timeout of ${seconds} seconds elapsing.`;
  return recordError(
    new NetException(
      'System.Threading.Tasks.TaskCanceledException',
      said,
      new NetException('System.TimeoutException', 'The operation was canceled.'),
    ),
    'ConnectionTimeoutReached',
    'OperationTimeout',
  );
}

function readTimeout({ message }: SyncError, seconds: number | undefined): ScriptError {
  const said =
    seconds === undefined
      ? message
      : `The request was canceled due to the configured OperationTimeout of ${seconds} seconds elapsing`;
  return recordError(
    new NetException('System.TimeoutException', said),
    'OperationTimeoutReached',
    'OperationTimeout',
  );
}
