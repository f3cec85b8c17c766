import { ErrorRecord } from '../values/errorRecord.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import { markedLine, positionMessage } from '../values/positionMessage.ts';
import type { Value } from '../values/value.ts';
import type { ObjectReader } from './objectReader.ts';

/** Columns at which the message of an error in a file is broken. */
const messageWidth = 120;

/** An error record as `$ErrorView` wants it: ConciseView, NormalView or CategoryView. */
export function errorText(value: Value, reader: ObjectReader): string {
  if (!(value instanceof ErrorRecord)) return reader.text(value);
  const id = value.fullyQualifiedErrorId;
  if (id === 'NativeCommandErrorMessage' || id === 'NativeCommandError') return value.exception.message;
  const view = reader.text(reader.variable('ErrorView') ?? 'ConciseView');
  if (view === 'CategoryView') return categoryText(value, reader);
  return view === 'NormalView' ? normalView(value, reader) : conciseView(value, reader);
}

function conciseView(error: ErrorRecord, reader: ObjectReader): string {
  const advice = error.details?.recommendedAction ?? '';
  const recommendation = advice.trim() === '' ? '' : `\n  Recommendation: ${advice}`;
  return `${reasonOf(error, reader)}: ${placed(error)}${recommendation}`;
}

/** The message, below its place in the script where that is worth telling: not for a line typed at a prompt, not within modules. */
function placed(error: ErrorRecord): string {
  const position = error.invocation?.position ?? null;
  const message = messageOf(error);
  const file = position?.file ?? null;
  const isParseError = error.category === 'ParserError';
  const told =
    position !== null &&
    (isParseError || file !== null || position.line > 1) &&
    file?.endsWith('.psm1') !== true;
  if (!told) return file !== null || isParseError ? `${broken(message, '')}\n` : message;
  const number = String(position.line);
  const margin = ' '.repeat(Math.max(0, number.length - 4));
  const { line, mark } = markedLine(position);
  const bar = `${margin}     | `;
  const shown = file !== null || isParseError ? `${broken(bar + message, bar)}\n` : bar + message;
  return [
    file === null ? '' : `${file}:${number}`,
    `${margin}Line |`,
    `${number.padStart(4)} |  ${line}`,
    `${bar} ${mark}`,
    shown,
  ].join('\n');
}

/** A message on lines of the console's width, each behind the prefix. */
function broken(message: string, prefix: string): string {
  let rest = message.replaceAll(/[\n\t]/gu, ' ');
  if (rest.length <= messageWidth) return rest;
  const first = upToBlank(rest, messageWidth);
  const lines = [first];
  rest = rest.slice(first.length).trim();
  while (rest.length + prefix.length > messageWidth) {
    const line = upToBlank(prefix + rest, messageWidth);
    if (line.length <= prefix.length) break;
    lines.push(line);
    rest = rest.slice(line.length - prefix.length).trim();
  }
  return [...lines, prefix + rest].join('\n');
}

function upToBlank(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const blank = /\s(?=\S*$)/u.exec(head);
  return blank === null ? head : head.slice(0, blank.index);
}

function messageOf(error: ErrorRecord): string {
  return error.details !== null && error.details.message !== ''
    ? error.details.message
    : error.exception.message;
}

/** What stands before the colon: the command, else what the category tells. */
function reasonOf(error: ErrorRecord, reader: ObjectReader): string {
  if (wasThrown(error)) return 'Exception';
  const { invocation } = error;
  const command = commandName(invocation, reader);
  if (command !== '' && reader.isCommand(command)) return command;
  const activity = reader.text(reader.property(categoryInfo(error, reader), 'Activity') ?? '');
  if (activity !== '') return activity;
  if (command !== '') return command;
  if (invocation !== null && invocation.invocationName !== '') return invocation.invocationName;
  // What was called in vain is the target.
  if (error.exception.typeName.endsWith('.CommandNotFoundException') && typeof error.target === 'string')
    return error.target;
  if (error.category !== 'NotSpecified') return error.category;
  return error.reason ?? shortName(error.exception.typeName);
}

/** Whether it is a text or an object that `throw` made an exception of. */
function wasThrown({ exception, category }: ErrorRecord): boolean {
  return (
    category === 'OperationStopped' && exception.typeName === 'System.Management.Automation.RuntimeException'
  );
}

function commandName(invocation: InvocationInfo | null, reader: ObjectReader): string {
  const command = invocation?.command ?? null;
  return command === null ? '' : reader.text(reader.property(command, 'Name') ?? '');
}

function normalView(error: ErrorRecord, reader: ObjectReader): string {
  const { invocation } = error;
  const named = invocation?.invocationName ?? '';
  const command = commandName(invocation, reader);
  const head = /^[&.]?$/u.test(named) ? command : named;
  const position = invocation?.position ?? null;
  return [
    `${head === '' ? '' : `${head} : `}${messageOf(error)}`,
    ...(position === null ? [] : [positionMessage(position)]),
    `+ CategoryInfo          : ${categoryText(error, reader)}`,
    `+ FullyQualifiedErrorId : ${error.fullyQualifiedErrorId}`,
  ].join('\n');
}

function categoryInfo(error: ErrorRecord, reader: ObjectReader): Value {
  return reader.property(error, 'CategoryInfo') ?? null;
}

function categoryText(error: ErrorRecord, reader: ObjectReader): string {
  return reader.text(categoryInfo(error, reader));
}

function shortName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}
