import { NetException } from '../../values/netException.ts';
import type { WebAnswer, WebCall } from './webCall.ts';
import { recordError, webError } from './webErrors.ts';

/** Bytes that a body may have which is read into memory. */
const memoryLimit = 256 * 1024 * 1024;
/** Bytes between two tellings of how far it is. */
const tellEvery = 1024 * 1024;

const activityId = 174593042;

/** What is told of the progress of a body. */
export interface BodyProgress {
  readonly activity: 'Reading web response stream' | 'Web request status';
  /** Bytes that were there before. */
  readonly before: number;
}

/** The pieces of a body as they come. Gives the rest up where the caller ends early; throws what .NET would of a failure of the network. */
export function* bodyPieces(
  call: WebCall,
  { exchange, response }: WebAnswer,
  { activity, before }: BodyProgress,
): Generator<Uint8Array, void, void> {
  const { runtime } = call;
  const announced = Number(response.header('Content-Length') ?? '0');
  let [bytes, told] = [0, 0];
  const tell = (status: string, completed: boolean): void => {
    runtime.writeProgress({
      ...{
        id: activityId,
        parentId: -1,
        activity,
        status,
        currentOperation: '',
        secondsRemaining: -1,
        completed,
      },
      percentComplete: announced > 0 ? Math.min(100, Math.floor((100 * bytes) / announced)) : -1,
    });
  };
  try {
    for (;;) {
      const piece = next(call, { exchange, response });
      if (piece === undefined) break;
      bytes += piece.length;
      if (bytes - told >= tellEvery) {
        told = bytes;
        tell(
          `Downloaded: ${sizeText(before + bytes)} of ${sizeText(announced > 0 ? before + announced : 0)}`,
          false,
        );
      }
      yield piece;
    }
  } finally {
    if (told > 0) tell(`Reading web response stream completed. Bytes downloaded: ${bytes}`, true);
    exchange.close();
  }
}

/** A whole body in memory. */
export function wholeBody(call: WebCall, answer: WebAnswer): Uint8Array {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (const piece of bodyPieces(call, answer, { activity: 'Reading web response stream', before: 0 })) {
    bytes += piece.length;
    call.runtime.runspace.allow('characters', bytes);
    if (bytes > memoryLimit)
      throw recordError(
        new NetException(
          'System.Net.Http.HttpRequestException',
          `The answer is larger than ${memoryLimit} bytes: -OutFile writes it to a file instead.`,
        ),
        'WebCmdletWebResponseException',
        'LimitsExceeded',
        { target: answer.response.request },
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function next(
  call: WebCall,
  { exchange, response }: Pick<WebAnswer, 'exchange' | 'response'>,
): Uint8Array | undefined {
  try {
    return exchange.read();
  } catch (error) {
    throw webError(error, response.request, {
      phase: 'read',
      seconds: call.seconds('OperationTimeoutSeconds'),
      runtime: call.runtime,
    });
  }
}

const units = ['Byte', 'KB', 'MB', 'GB', 'TB'];

/** `1.5 KB`: with as many decimals as its unit is large. */
function sizeText(bytes: number): string {
  if (bytes <= 0) return '0 Byte';
  const unit = Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${(bytes / 1024 ** unit).toFixed(unit)} ${units[unit] ?? ''}`;
}
