import path from 'node:path';
import {
  DebugSession,
  ExitedEvent,
  InitializedEvent,
  OutputEvent,
  StoppedEvent,
  TerminatedEvent,
  Thread,
} from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type DebugAdapter, l10n, Uri, workspace } from 'vscode';
import type { DebugAnswer, DebugCommand, DebugStep, DebugStop } from '../../../script/debug/debugMessages.ts';
import { DebugTalk } from '../../../script/debug/debugTalk.ts';
import { placeBreakpoints, placeInFunctions } from '../../../script/debug/placeBreakpoints.ts';
import { stoppingPlaces } from '../../../script/debug/stoppingPlaces.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { inBackground } from '../../inBackground.ts';
import { mayRun, runOf } from '../runScript.ts';
import { workspacePlace } from '../scriptPlace.ts';
import { runInSession } from '../scriptSession.ts';
import { readScript, type StoredScript } from '../storedScript.ts';
import type { TerminalSide } from '../scriptTerminal.ts';
import type { Debugging } from './debugging.ts';
import type { DebuggedRuns } from './debuggedRuns.ts';
import { askInBox } from './askInBox.ts';
import { askedExceptions } from './askedExceptions.ts';
import { consoleCompletions } from './consoleCompletions.ts';
import { DebugState } from './debugState.ts';
import { stoppedScript } from './stoppedScript.ts';
import { type Launch, launchOf } from './launch.ts';
import {
  breakpointView,
  capabilities,
  frameView,
  functionBreakpointView,
  scopeView,
  sourceView,
  valueView,
  variableView,
} from './protocolViews.ts';

/** The one thread of a script. */
const threadId = 1;

/** One debug session of VS Code: its requests (Debug Adapter Protocol) on one side, the session of the script on the other. */
export class ScriptDebugSession extends DebugSession implements DebugAdapter {
  readonly #parts: ExtensionParts;
  readonly #abort = new AbortController();
  readonly #state = new DebugState();
  readonly #talk: DebugTalk;
  readonly #runs: DebuggedRuns;
  #launch: Launch = launchOf({});
  #isRunning = false;

  constructor(parts: ExtensionParts, runs: DebuggedRuns) {
    super();
    this.#runs = runs;
    this.#parts = parts;
    this.#talk = new DebugTalk((stop) => {
      this.sendEvent(stoppedEvent(stop));
    });
  }

  override dispose(): void {
    this.#abort.abort();
  }

  protected override initializeRequest(response: DebugProtocol.InitializeResponse): void {
    this.sendResponse({ ...response, body: capabilities() });
  }

  protected override launchRequest(
    response: DebugProtocol.LaunchResponse,
    given: DebugProtocol.LaunchRequestArguments,
  ): void {
    this.#launch = launchOf(given);
    this.sendResponse(response);
    this.sendEvent(new InitializedEvent());
  }

  protected override configurationDoneRequest(response: DebugProtocol.ConfigurationDoneResponse): void {
    this.sendResponse(response);
    inBackground(this.#run(), this.#parts.diagnostics);
  }

  protected override terminateRequest(response: DebugProtocol.TerminateResponse): void {
    this.#abort.abort();
    this.sendResponse(response);
  }

  protected override disconnectRequest(response: DebugProtocol.DisconnectResponse): void {
    this.#abort.abort();
    this.sendResponse(response);
  }

  protected override setBreakPointsRequest(
    response: DebugProtocol.SetBreakpointsResponse,
    { source, breakpoints = [] }: DebugProtocol.SetBreakpointsArguments,
  ): void {
    this.#respond(response, this.#setBreakpoints(source.path ?? '', breakpoints));
  }

  protected override setExceptionBreakPointsRequest(
    response: DebugProtocol.SetExceptionBreakpointsResponse,
    asked: DebugProtocol.SetExceptionBreakpointsArguments,
  ): void {
    const exceptions = askedExceptions(asked);
    this.#state.exceptions = exceptions;
    this.#respond(response, this.#change({ kind: 'exceptions', filters: exceptions }));
  }

  protected override setFunctionBreakPointsRequest(
    response: DebugProtocol.SetFunctionBreakpointsResponse,
    { breakpoints: asked }: DebugProtocol.SetFunctionBreakpointsArguments,
  ): void {
    const placed = placeInFunctions(asked, () => ++this.#state.lastBreakpoint);
    const breakpoints = placed.flatMap((one) => (one.kind === 'placed' ? [one.breakpoint] : []));
    this.#state.functions = breakpoints;
    this.#respond(
      response,
      this.#change({ kind: 'functions', breakpoints }).then(() => ({
        breakpoints: placed.map(functionBreakpointView),
      })),
    );
  }

  protected override breakpointLocationsRequest(
    response: DebugProtocol.BreakpointLocationsResponse,
    { source, line, endLine = line }: DebugProtocol.BreakpointLocationsArguments,
  ): void {
    this.#respond(
      response,
      scriptAt(source.path ?? '').then(({ text }) => ({
        breakpoints: stoppingPlaces(text)
          .filter((place) => line <= place.line && place.line <= endLine)
          .map((place) => ({ line: place.line, column: place.column })),
      })),
    );
  }

  protected override loadedSourcesRequest(response: DebugProtocol.LoadedSourcesResponse): void {
    this.#respond(
      response,
      this.#ask({ kind: 'sources' }, 'sources').then(({ files }) => ({ sources: files.map(sourceView) })),
    );
  }

  protected override continueRequest(response: DebugProtocol.ContinueResponse): void {
    this.#resume('continue', response);
  }

  protected override nextRequest(response: DebugProtocol.NextResponse): void {
    this.#resume('over', response);
  }

  protected override stepInRequest(response: DebugProtocol.StepInResponse): void {
    this.#resume('into', response);
  }

  protected override stepOutRequest(response: DebugProtocol.StepOutResponse): void {
    this.#resume('out', response);
  }

  protected override pauseRequest(response: DebugProtocol.PauseResponse): void {
    this.#respond(
      response,
      this.#ask({ kind: 'pause' }, 'done').then(() => ({})),
    );
  }

  protected override threadsRequest(response: DebugProtocol.ThreadsResponse): void {
    const threads = [new Thread(threadId, path.basename(this.#file()))];
    this.sendResponse({ ...response, body: { threads } });
  }

  protected override stackTraceRequest(response: DebugProtocol.StackTraceResponse): void {
    this.#respond(
      response,
      this.#ask({ kind: 'frames' }, 'frames').then(({ frames }) => ({
        ...{ stackFrames: frames.map(frameView), totalFrames: frames.length },
      })),
    );
  }

  protected override scopesRequest(
    response: DebugProtocol.ScopesResponse,
    { frameId }: DebugProtocol.ScopesArguments,
  ): void {
    this.#respond(
      response,
      this.#ask({ kind: 'scopes', frame: frameId - 1 }, 'scopes').then(({ scopes }) => ({
        scopes: scopes.map(scopeView),
      })),
    );
  }

  protected override variablesRequest(
    response: DebugProtocol.VariablesResponse,
    { variablesReference: reference, start = 0, count = 0 }: DebugProtocol.VariablesArguments,
  ): void {
    this.#respond(
      response,
      this.#ask({ kind: 'variables', reference, start, count }, 'variables').then(({ variables }) => ({
        variables: variables.map(variableView),
      })),
    );
  }

  protected override setVariableRequest(
    response: DebugProtocol.SetVariableResponse,
    { variablesReference: reference, name, value: expression }: DebugProtocol.SetVariableArguments,
  ): void {
    this.#respond(
      response,
      this.#ask({ kind: 'set', reference, name, expression }, 'value').then(({ view }) => valueView(view)),
    );
  }

  protected override evaluateRequest(
    response: DebugProtocol.EvaluateResponse,
    { expression, frameId = 1 }: DebugProtocol.EvaluateArguments,
  ): void {
    this.#respond(
      response,
      this.#ask({ kind: 'evaluate', frame: frameId - 1, expression }, 'value').then(({ view }) => {
        const { value, ...rest } = valueView(view);
        return { result: value, ...rest };
      }),
    );
  }

  protected override setExpressionRequest(
    response: DebugProtocol.SetExpressionResponse,
    { expression, value, frameId = 1 }: DebugProtocol.SetExpressionArguments,
  ): void {
    const evaluated = (text: string) =>
      this.#ask({ kind: 'evaluate', frame: frameId - 1, expression: text }, 'value');
    this.#respond(
      response,
      // A value that is several statements is one that is assigned, too.
      evaluated(`${expression} = $(${value})`).then(async () =>
        valueView((await evaluated(expression)).view),
      ),
    );
  }

  protected override completionsRequest(
    response: DebugProtocol.CompletionsResponse,
    { text, column, line = 1, frameId = 1 }: DebugProtocol.CompletionsArguments,
  ): void {
    const lines = text.split('\n').slice(0, line);
    const offset = lines.slice(0, -1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
    this.#respond(
      response,
      consoleCompletions(text, offset, stoppedScript(this.#talk, frameId - 1)).then((targets) => ({
        targets,
      })),
    );
  }

  /** Responds with what the work gives, or with what it fails with. */
  #respond(response: DebugProtocol.Response, work: Promise<object>): void {
    const responding = work.then(
      (body) => {
        this.sendResponse({ ...response, body });
      },
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        // Braces of the text itself are not to be read as names of variables.
        this.sendErrorResponse(response, { id: 1, format: '{_text}', variables: { _text: text } });
      },
    );
    inBackground(responding, this.#parts.diagnostics);
  }

  #resume(step: DebugStep, response: DebugProtocol.Response): void {
    this.#talk.resume(step);
    this.sendResponse(response);
  }

  async #setBreakpoints(
    file: string,
    asked: readonly DebugProtocol.SourceBreakpoint[],
  ): Promise<{ readonly breakpoints: readonly DebugProtocol.Breakpoint[] }> {
    const { text } = await scriptAt(file);
    const placed = placeBreakpoints(text, asked, () => ++this.#state.lastBreakpoint);
    const breakpoints = placed.flatMap((one) => (one.kind === 'placed' ? [one.breakpoint] : []));
    this.#state.breakpoints.set(file, breakpoints);
    await this.#change({ kind: 'breakpoints', file, breakpoints });
    return { breakpoints: placed.map(breakpointView) };
  }

  /** Tells a script that runs already. */
  async #change(command: DebugCommand): Promise<object> {
    if (this.#isRunning) await this.#ask(command, 'done');
    return {};
  }

  async #ask<Kind extends DebugAnswer['kind']>(
    command: DebugCommand,
    kind: Kind,
  ): Promise<Extract<DebugAnswer, { kind: Kind }>> {
    const answer = await this.#talk.ask(command);
    if (isAnswer(answer, kind)) return answer;
    throw new Error(answer.kind === 'failure' ? answer.message : l10n.t('The script does not run any more.'));
  }

  #file(): string {
    return path.resolve(workspacePlace().currentFolder, this.#launch.script);
  }

  /** Runs the script to its end; never rejects. */
  async #run(): Promise<void> {
    let exitCode = 1;
    try {
      if (mayRun()) exitCode = await this.#runScript();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.sendEvent(new OutputEvent(`${text}\n`, 'stderr'));
    }
    this.#isRunning = false;
    this.#talk.end();
    this.sendEvent(new ExitedEvent(exitCode));
    this.sendEvent(new TerminatedEvent());
  }

  async #runScript(): Promise<number> {
    const { stopOnEntry, noDebug, run } = this.#launch;
    const debugging = { settings: this.#state.settings(stopOnEntry, noDebug), talk: this.#talk };
    const side = {
      write: (text: string) => {
        this.sendEvent(new OutputEvent(text, 'stdout'));
      },
      ask: askInBox,
      signal: this.#abort.signal,
    };
    if (run === '') return this.#runFile(debugging, side);
    const wanted = this.#runs.take(run);
    if (wanted === undefined) throw new Error(l10n.t('These tests are over: start them again.'));
    this.#isRunning = true;
    return wanted(debugging, side);
  }

  async #runFile(debugging: Debugging, side: TerminalSide): Promise<number> {
    const document = await workspace.openTextDocument(Uri.file(this.#file()));
    const { arguments: given, isDryRun } = this.#launch;
    const run = { ...runOf(document, document.getText(), isDryRun), arguments: given, debugging };
    this.#isRunning = true;
    return runInSession(this.#parts, run, side);
  }
}

/** A script as it is run: with what an editor has and has not saved yet. */
async function scriptAt(file: string): Promise<StoredScript> {
  const script = await readScript(Uri.file(file));
  if (script === undefined) throw new Error(l10n.t('The script is too large to be debugged.'));
  return script;
}

function isAnswer<Kind extends DebugAnswer['kind']>(
  answer: DebugAnswer,
  kind: Kind,
): answer is Extract<DebugAnswer, { kind: Kind }> {
  return answer.kind === kind;
}

function stoppedEvent({ reason, text, breakpoint }: DebugStop): DebugProtocol.StoppedEvent {
  const event = text === null ? new StoppedEvent(reason, threadId) : new StoppedEvent(reason, threadId, text);
  const hit = breakpoint === null ? {} : { hitBreakpointIds: [breakpoint] };
  return Object.assign(event, { body: { ...event.body, ...hit, allThreadsStopped: true } });
}
