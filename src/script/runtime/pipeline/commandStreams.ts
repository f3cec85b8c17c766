import { toText } from '../../convert/toText.ts';
import { NetList } from '../../values/netList.ts';
import { isNull, type Value } from '../../values/value.ts';
import { assignVariable } from '../variables/assignVariable.ts';
import type { CommandCall } from '../execution.ts';
import type { Sink } from './sink.ts';
import type { NotedStream, Streams } from './streams.ts';

/** Reads a parameter as bound; undefined where it was not given. */
export type ReadParameter = (name: string) => Value | undefined;

/** Output and streams of a command, with what its common parameters collect: -OutVariable, -ErrorVariable and their like, -PipelineVariable. */
export interface CommandStreams {
  readonly out: Sink;
  readonly streams: Streams;
  /** Notes a record for the variables of this command and of its callers. */
  readonly note: (stream: NotedStream, record: Value) => void;
  /** Called when the command is through. */
  readonly close: () => void;
}

const collected: readonly (readonly [NotedStream, string])[] = [
  ['error', 'ErrorVariable'],
  ['warning', 'WarningVariable'],
  ['information', 'InformationVariable'],
];

/** Sets up the streams of a call; the variables named are made now, and filled as records come. */
export function commandStreams(call: CommandCall, parameter: ReadParameter): CommandStreams {
  const lists = new Map<NotedStream, NetList>();
  for (const [stream, name] of collected) {
    const list = variableList(parameter(name), call);
    if (list !== null) lists.set(stream, list);
  }
  const outer = call.streams.note;
  const note =
    lists.size === 0
      ? (outer ?? (() => undefined))
      : (stream: NotedStream, record: Value): void => {
          lists.get(stream)?.items.push(record);
          outer?.(stream, record);
        };
  const given = parameter('PipelineVariable');
  const variable = given === undefined || isNull(given) ? null : toText(given, call.frame.engine);
  return {
    out: outputOf(call, variableList(parameter('OutVariable'), call), variable),
    streams: lists.size === 0 ? call.streams : { ...call.streams, note },
    note,
    close: () => {
      if (variable !== null) call.frame.scope.delete(variable.toLowerCase());
    },
  };
}

/** The list that a variable of a common parameter holds; `+name` keeps what it had. */
function variableList(given: Value | undefined, { frame }: CommandCall): NetList | null {
  if (given === undefined || isNull(given)) return null;
  const written = toText(given, frame.engine);
  const adds = written.startsWith('+');
  const name = adds ? written.slice(1) : written;
  const known = adds ? frame.scope.find(name.toLowerCase())?.read() : undefined;
  if (known instanceof NetList) return known;
  const list = new NetList(known === undefined || isNull(known) ? [] : [known]);
  assignVariable(frame.scope, name, list);
  return list;
}

function outputOf({ frame, out }: CommandCall, list: NetList | null, name: string | null): Sink {
  if (list === null && name === null) return out;
  return {
    write(value) {
      list?.items.push(value);
      if (name !== null) assignVariable(frame.scope, name, value);
      out.write(value);
    },
  };
}
