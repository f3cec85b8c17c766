import type { MessagePort } from 'node:worker_threads';
import { systemClock } from '../base/clock.ts';
import { formatOutput } from '../script/format/formatOutput.ts';
import { BlockingCalls } from '../script/host/blockingCalls.ts';
import { secureFraction } from '../script/host/secureFraction.ts';
import { blockingWeb } from '../script/host/blockingWeb.ts';
import type { HostControl } from '../script/host/hostControl.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import { rootedFiles } from '../script/host/rootedFiles.ts';
import { SessionOutput } from '../script/host/sessionOutput.ts';
import { addPester } from '../script/pester/addPester.ts';
import type { PesterState } from '../script/pester/pesterState.ts';
import { StopThrow } from '../script/runtime/completion.ts';
import { looseLimits, standardLimits } from '../script/runtime/session/limits.ts';
import { openSession, type Session } from '../script/runtime/session/openSession.ts';
import { machineFiles } from '../script/runtime/session/scriptFiles.ts';
import type { ScriptHost } from '../script/runtime/session/scriptHost.ts';
import type { ScriptOutcome, StreamName } from '../script/runtime/session/scriptOutcome.ts';
import { parseScript } from '../script/syntax/parseScript.ts';
import { TypeRegistry } from '../script/types/typeRegistry.ts';
import { StreamRecord } from '../script/values/streamRecords.ts';
import type { Value } from '../script/values/value.ts';
import { fromErrorData } from '../service/rpc/errorData.ts';
import { blockingService } from './blockingService.ts';
import { sessionCmdlets } from './sessionCmdlets.ts';
import type { SessionRequest } from './sessionRequest.ts';
import type { WsusDoor } from './updateServices/wsusDoor.ts';
import * as lateWsusTypes from './updateServices/wsusTypes.ts';
import { addSiteDrives, consoleFolder } from './siteDrives.ts';

/** What a session has of its owner. */
export interface OwnerSide {
  readonly control: HostControl;
  readonly answers: MessagePort;
  readonly post: (message: SessionMessage) => void;
}

/** How a script ended that was canceled, and one that ran too long (powershell-semantics.md §19). */
const canceledCode = 130;
const timeCode = 124;

/** A session with all cmdlets, those of the domain and of tests included. */
export interface ScriptSession {
  readonly session: Session;
  readonly pester: PesterState;
}

/** The calls of a session to its owner: one for each session, as it numbers them. */
export function blockingCalls({ control, answers, post }: OwnerSide): BlockingCalls {
  return new BlockingCalls({ control, answers, post, asError: fromErrorData });
}

/** Opens a session over what its owner gives it. */
export function openScriptSession(
  request: SessionRequest,
  side: OwnerSide,
  parts: {
    readonly output: SessionOutput;
    /** Where the host asks its owner, too. */
    readonly calls?: BlockingCalls;
    readonly host: ScriptHost;
    readonly onRecord: (stream: StreamName, value: Value) => void;
  },
): ScriptSession {
  const { control } = side;
  const checkpoint = checkpointOf(side);
  const { calls = blockingCalls(side) } = parts;
  const service = blockingService((operation, asked, heard) =>
    calls.call(operation, asked, { heard, checkpoint }),
  );
  const { temporaryFolder = null } = request;
  const folders = temporaryFolder === null ? request.folders : [...request.folders, temporaryFolder];
  const door: WsusDoor = {
    ...{ service, user: request.user },
    sleep: (milliseconds) => {
      session.engine.sleep(milliseconds);
    },
    warn: (text) => {
      session.engine.frame.streams.warning.write(new StreamRecord('Warning', text, null));
    },
  };
  const types = new TypeRegistry();
  types.addWhenMissing(() => lateWsusTypes.wsusTypes(door));
  const session: Session = openSession({
    cmdlets: sessionCmdlets(door),
    types,
    parse: (text, file, known) => parseScript(text, { file, types: known }),
    format: (values, width) => formatOutput(values, width, session.engine),
    culture: request.culture,
    timeZone: request.timeZone,
    clock: systemClock,
    random: secureFraction,
    environment: new Map(Object.entries({ SMS_ADMIN_UI_PATH: consoleFolder, ...request.environment })),
    allowedVariables: request.allowedVariables,
    web: blockingWeb((operation, asked) =>
      calls.call(operation, asked, { heard: () => undefined, checkpoint }),
    ),
    files: rootedFiles(machineFiles, folders),
    host: parts.host,
    location: request.currentFolder,
    limits: request.timeLimit === 0 ? looseLimits : { ...standardLimits, time: request.timeLimit },
    canceled: () => {
      parts.output.flushOld();
      return control.isCanceled;
    },
    onRecord: parts.onRecord,
  });
  addSiteDrives(session.engine, service);
  return { session, pester: addPester(session.engine, temporaryFolder) };
}

/** What throws once the owner has canceled: whatever waits for the owner calls it meanwhile. */
export function checkpointOf({ control }: Pick<OwnerSide, 'control'>): () => void {
  return () => {
    if (control.isCanceled) throw new StopThrow('canceled', 'The script was canceled');
  };
}

/** The output of a session on its way to its owner. */
export function sessionOutput(side: OwnerSide): SessionOutput {
  return new SessionOutput(side.control, side.post, checkpointOf(side));
}

/** What the shell is told of a run. */
export function exitCodeOf({ exitCode, terminating, stopped }: ScriptOutcome): number {
  if (stopped !== null) return stopped === 'canceled' ? canceledCode : timeCode;
  return exitCode === null ? (terminating === null ? 0 : 1) : exitCode & 255;
}
