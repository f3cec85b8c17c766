import { toText } from '../../convert/toText.ts';
import type { RedirectionAst } from '../../syntax/ast.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';
import { openRedirected } from './redirectedFile.ts';
import { FunctionSink, nowhere, type Sink } from './sink.ts';
import { type Streams, streamNames } from './streams.ts';

/** Output and streams after redirections. */
export interface Redirected {
  readonly out: Sink;
  readonly streams: Streams;
  /** Writes the files. */
  readonly close: () => void;
}

/** Compiles redirections: what they make of the output and the streams of a command. */
export function compileRedirections(
  redirections: readonly RedirectionAst[],
  compiler: Compiler,
): (frame: Frame, out: Sink, streams: Streams) => Redirected {
  const locations = redirections.map((redirection) =>
    redirection.kind === 'FileRedirection' ? compiler.expression(redirection.location) : null,
  );
  return (frame, out, streams) => {
    let output = out;
    let redirected: Streams = streams;
    const files: FileSink[] = [];
    // Files first: `> file 2>&1` sends errors to where the output goes by then.
    redirections.forEach((redirection, index) => {
      if (redirection.kind !== 'FileRedirection') return;
      const location = locations[index]?.(frame) ?? null;
      if (isNull(location)) {
        if (redirection.from <= 1) output = nowhere;
        redirected = discard(redirected, redirection.from);
        return;
      }
      const sink = new FileSink(toText(location, frame.engine), redirection.append, frame);
      files.push(sink);
      if (redirection.from <= 1) output = sink;
      redirected = redirect(redirected, redirection.from, sink);
    });
    for (const redirection of redirections)
      if (redirection.kind === 'MergingRedirection')
        redirected = redirect(redirected, redirection.from, output);
    return {
      out: output,
      streams: redirected,
      close() {
        for (const file of files) file.close();
      },
    };
  };
}

function redirect(streams: Streams, from: RedirectionAst['from'], sink: Sink): Streams {
  if (from === 1) return streams;
  if (from === 0)
    return { ...streams, error: sink, warning: sink, verbose: sink, debug: sink, information: sink };
  const name = streamNames.get(from);
  return name === undefined ? streams : { ...streams, [name]: sink };
}

/** `> $null`: nobody sees the records. */
function discard(streams: Streams, from: RedirectionAst['from']): Streams {
  if (from === 1) return streams;
  const names = from === 0 ? [...streamNames.values()] : [streamNames.get(from)];
  const { unshown } = streams;
  let left = streams;
  for (const name of names) {
    if (name === undefined) continue;
    const kept =
      name === 'error' || unshown === null
        ? nowhere
        : new FunctionSink((record) => {
            unshown(name, record);
          });
    left = { ...left, [name]: kept };
  }
  return left;
}

/** Collects what is redirected into a file and writes it, formatted, at the end. */
class FileSink implements Sink {
  readonly #file: string;
  readonly #append: boolean;
  readonly #frame: Frame;
  readonly #items: Value[] = [];

  constructor(path: string, append: boolean, frame: Frame) {
    this.#append = append;
    this.#frame = frame;
    this.#file = openRedirected(path, append, frame.engine);
  }

  write(value: Value): void {
    this.#frame.engine.allow('items', this.#items.length + 1);
    this.#items.push(value);
  }

  close(): void {
    const { engine } = this.#frame;
    const text = engine.shown(this.#items);
    engine.files.writeText(this.#file, text, this.#append || text === '');
  }
}
