import path from 'node:path';
import { formatOutput } from '../script/format/formatOutput.ts';
import { outcomeJson, parseJson } from '../script/host/outcomeJson.ts';
import { scriptArguments } from '../script/host/scriptArguments.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import { TerminalRecords } from '../script/host/terminalRecords.ts';
import type { ScriptHost } from '../script/runtime/session/scriptHost.ts';
import type { ParsedScript } from '../script/syntax/parsedScript.ts';
import { askOwner } from './askOwner.ts';
import * as lateDebugger from './attachDebugger.ts';
import { attendedHost } from './attendedHost.ts';
import { leftJobsText } from './leftJobs.ts';
import type { ScriptRequest } from './scriptRequest.ts';
import {
  blockingCalls,
  checkpointOf,
  exitCodeOf,
  openScriptSession,
  type OwnerSide,
  type ScriptSession,
  sessionOutput,
} from './scriptSession.ts';
import { unattendedHost } from './unattendedHost.ts';

/** Runs a script to its end and tells its owner everything that it writes; its exit code. */
export function runScript(request: ScriptRequest, side: OwnerSide): number {
  const output = sessionOutput(side);
  const exitCode = run(request, side, output);
  output.flush();
  return exitCode;
}

function run(request: ScriptRequest, side: OwnerSide, output: SessionOutput): number {
  const isJson = request.output === 'json';
  const shown: { terminal: TerminalRecords | null } = { terminal: null };
  const calls = blockingCalls(side);
  const { session }: ScriptSession = openScriptSession(request, side, {
    output,
    calls,
    host: hostOf(request, side, output, (prompt, secret) =>
      askOwner({ calls, output, checkpoint: checkpointOf(side), session }, prompt, secret),
    ),
    onRecord: (stream, value) => shown.terminal?.add(stream, value),
  });
  // For tools it is a text that a host hands over: what its errors say of themselves does not hang on the name of a file.
  const parsed = session.parse(request.text, isJson ? null : request.file);
  if (parsed.diagnostics.length > 0) {
    if (isJson) output.writeJson(parseJson(parsed));
    else output.write('error', parseErrorText(parsed));
    return 1;
  }
  if (!isJson) shown.terminal = new TerminalRecords(session.engine, request, output);
  if (isJson && request.file !== null) {
    session.engine.setVariable('global:PSScriptRoot', path.dirname(request.file));
    session.engine.setVariable('global:PSCommandPath', request.file);
  }
  if (request.whatIf === true) session.engine.setVariable('global:WhatIfPreference', true);
  if (request.debug !== undefined)
    lateDebugger.attachDebugger(session, request.debug, side, { calls, output });
  const outcome = session.run(parsed, scriptArguments(request.arguments));
  if (isJson) {
    const format = (values: Parameters<typeof formatOutput>[0], width: number): string[] =>
      formatOutput(values, width, session.engine);
    output.writeJson(outcomeJson(outcome, session.engine, format));
  } else {
    shown.terminal?.end(outcome.terminating);
    const left = leftJobsText(session.engine.jobs.list);
    if (left !== null && outcome.stopped === null) output.write('error', `WARNING: ${left}\n`);
  }
  if (outcome.stopped !== null && !isJson)
    output.write('error', `The script was stopped: ${outcome.stopped}.\n`);
  return exitCodeOf(outcome);
}

function hostOf(
  request: ScriptRequest,
  { post }: OwnerSide,
  output: SessionOutput,
  ask: (prompt: string, secret: boolean) => string | null,
): ScriptHost {
  if (request.isAttended === true) return attendedHost(request, { output, post }, ask);
  return unattendedHost(request, output, post);
}

function parseErrorText(parsed: ParsedScript): string {
  const { parse = [] } = parseJson(parsed);
  return parse
    .map(({ line, column, message }) => `${parsed.file ?? 'script'}:${line}:${column}: ${message}\n`)
    .join('');
}
