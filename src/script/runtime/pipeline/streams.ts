import type { StreamNumber } from '../../syntax/streamNumber.ts';
import type { Value } from '../../values/value.ts';
import type { Sink } from './sink.ts';

/** Streams 2 to 6, each with the place where its records go. What a command does not redirect it has from its caller. */
export interface Streams {
  readonly error: Sink;
  readonly warning: Sink;
  readonly verbose: Sink;
  readonly debug: Sink;
  readonly information: Sink;
  /** Told of each error, warning and information record, silenced or not: for -ErrorVariable and its like of the callers. */
  readonly note: ((stream: NotedStream, record: Value) => void) | null;
  /** Told of each record that `> $null` takes from the streams 3 to 6: nobody sees it, and the run has it nevertheless. Null where nobody keeps them. */
  readonly unshown: ((stream: UnshownStream, record: Value) => void) | null;
}

/** Streams whose records outlive `> $null`. */
export type UnshownStream = 'warning' | 'verbose' | 'debug' | 'information';

/** The streams of what does not write to where the caller writes: a command before another one, a filter. The variables of the caller get none of its records. */
export function unnoted(streams: Streams): Streams {
  return streams.note === null ? streams : { ...streams, note: null };
}

/** Streams whose records common parameters collect. */
export type NotedStream = 'error' | 'warning' | 'information';

/** Names of streams by the number that stands in a redirection; `output` is apart. */
export const streamNames: ReadonlyMap<StreamNumber, 'error' | UnshownStream> = new Map<
  StreamNumber,
  'error' | UnshownStream
>([
  [2, 'error'],
  [3, 'warning'],
  [4, 'verbose'],
  [5, 'debug'],
  [6, 'information'],
]);
