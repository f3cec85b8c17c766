import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { systemClock } from '../base/clock.ts';
import { allCmdlets } from '../script/commands/allCmdlets.ts';
import { formatOutput } from '../script/format/formatOutput.ts';
import { BlockingCalls } from '../script/host/blockingCalls.ts';
import type { HostControl } from '../script/host/hostControl.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import { outcomeJson, parseJson } from '../script/host/outcomeJson.ts';
import { SessionOutput } from '../script/host/sessionOutput.ts';
import { rootedFiles } from '../script/host/rootedFiles.ts';
import { scriptArguments } from '../script/host/scriptArguments.ts';
import { TerminalRecords } from '../script/host/terminalRecords.ts';
import { StopThrow } from '../script/runtime/completion.ts';
import { addPester } from '../script/pester/addPester.ts';
import { standardLimits } from '../script/runtime/limits.ts';
import { openSession, type Session } from '../script/runtime/openSession.ts';
import { machineFiles } from '../script/runtime/scriptFiles.ts';
import type { ScriptOutcome } from '../script/runtime/scriptOutcome.ts';
import { parseScript } from '../script/syntax/parseScript.ts';
import type { ParsedScript } from '../script/syntax/parsedScript.ts';
import { TypeRegistry } from '../script/types/typeRegistry.ts';
import { allDomainCmdlets } from './allDomainCmdlets.ts';
import { fromErrorData } from '../service/rpc/errorData.ts';
import { blockingService } from './blockingService.ts';
import type { ScriptRequest } from './scriptRequest.ts';
import { addSiteDrives, consoleFolder } from './siteDrives.ts';
import { unattendedHost } from './unattendedHost.ts';

/** What a session has of its owner. */
interface OwnerSide {
  readonly control: HostControl;
  readonly answers: MessagePort;
  readonly post: (message: SessionMessage) => void;
}

/** How a script ended that was canceled, and one that ran too long (powershell-semantics.md §19). */
const canceledCode = 130;
const timeCode = 124;

/** Runs a script to its end and tells its owner everything; the last message says how it ended. */
export function runScript(request: ScriptRequest, side: OwnerSide): void {
  const { control, post } = side;
  const output = new SessionOutput(control, post, () => {
    stopIfCanceled(control);
  });
  const exitCode = run(request, side, output);
  output.flush();
  post({ kind: 'ended', exitCode });
}

function run(request: ScriptRequest, side: OwnerSide, output: SessionOutput): number {
  const isJson = request.output === 'json';
  const shown: { terminal: TerminalRecords | null } = { terminal: null };
  const session = sessionFor(request, side, output, shown);
  // For tools it is a text that a host hands over: what its errors say of themselves does not hang on the name of a file.
  const parsed = session.parse(request.text, isJson ? null : request.file);
  if (parsed.diagnostics.length > 0) {
    if (isJson) output.write('output', `${JSON.stringify(parseJson(parsed), null, 2)}\n`);
    else output.write('error', parseErrorText(parsed));
    return 1;
  }
  if (!isJson) shown.terminal = new TerminalRecords(session.engine, request.width, output);
  if (isJson && request.file !== null) {
    session.engine.setVariable('global:PSScriptRoot', path.dirname(request.file));
    session.engine.setVariable('global:PSCommandPath', request.file);
  }
  const outcome = session.run(parsed, scriptArguments(request.arguments));
  if (isJson) {
    const format = (values: Parameters<typeof formatOutput>[0], width: number): string[] =>
      formatOutput(values, width, session.engine);
    output.write('output', `${JSON.stringify(outcomeJson(outcome, session.engine, format), null, 2)}\n`);
  } else shown.terminal?.end(outcome.terminating);
  if (outcome.stopped !== null && !isJson)
    output.write('error', `The script was stopped: ${outcome.stopped}.\n`);
  return exitCodeOf(outcome);
}

function stopIfCanceled(control: HostControl): void {
  if (control.isCanceled) throw new StopThrow('canceled', 'The script was canceled');
}

function exitCodeOf({ exitCode, terminating, stopped }: ScriptOutcome): number {
  if (stopped !== null) return stopped === 'canceled' ? canceledCode : timeCode;
  return exitCode === null ? (terminating === null ? 0 : 1) : exitCode & 255;
}

function sessionFor(
  request: ScriptRequest,
  { control, answers, post }: OwnerSide,
  output: SessionOutput,
  shown: { readonly terminal: TerminalRecords | null },
): Session {
  const checkpoint = (): void => {
    stopIfCanceled(control);
  };
  const calls = new BlockingCalls({ control, answers, post, asError: fromErrorData });
  const service = blockingService((operation, asked, heard) =>
    calls.call(operation, asked, { heard, checkpoint }),
  );
  const session: Session = openSession({
    cmdlets: [...allCmdlets, ...allDomainCmdlets({ service, user: request.user })],
    types: new TypeRegistry(),
    parse: (text, file, knowsType) => parseScript(text, { file, knowsType }),
    format: (values, width) => formatOutput(values, width, session.engine),
    culture: request.culture,
    timeZone: request.timeZone,
    clock: systemClock,
    random: Math.random,
    environment: new Map(Object.entries({ SMS_ADMIN_UI_PATH: consoleFolder, ...request.environment })),
    files: rootedFiles(machineFiles, [
      ...request.folders,
      ...(request.temporaryFolder === undefined ? [] : [request.temporaryFolder]),
    ]),
    host: unattendedHost(request.output, output, post),
    location: request.currentFolder,
    limits: { ...standardLimits, time: request.timeLimit },
    canceled: () => {
      output.flushOld();
      return control.isCanceled;
    },
    onRecord: (stream, value) => shown.terminal?.add(stream, value),
  });
  addSiteDrives(session.engine, service);
  addPester(session.engine, request.temporaryFolder ?? null);
  return session;
}

function parseErrorText(parsed: ParsedScript): string {
  const { parse = [] } = parseJson(parsed);
  return parse
    .map(({ line, column, message }) => `${parsed.file ?? 'script'}:${line}:${column}: ${message}\n`)
    .join('');
}
