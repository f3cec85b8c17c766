import type { Job, JobRecord, JobWork } from '../../commands/jobs/job.ts';
import { jobKinds } from '../../commands/jobs/job.ts';
import { JobTable } from '../../commands/jobs/jobTable.ts';
import type { JobTask } from '../../commands/jobs/jobTask.ts';
import * as lateCopy from '../../serialize/serializedCopy.ts';
import { CustomObject } from '../../values/customObject.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { Guid } from '../../values/guid.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import type { NetList } from '../../values/netList.ts';
import { NetException } from '../../values/netException.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { runBlock } from '../blocks/blockRun.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { ExitThrow, JumpThrow, StopThrow } from '../completion.ts';
import type { Engine, Frame, SessionState } from '../execution.ts';
import type { LimitWatch } from './limits.ts';
import { FunctionSink, type Sink } from '../pipeline/sink.ts';
import type { Streams } from '../pipeline/streams.ts';

/** What of a session a job uses in its place. */
export interface JobEngine extends Engine {
  jobs: JobTable;
  readonly errors: NetList;
  readonly limits: LimitWatch;
}

/**
 * The work of a job: its block runs in the thread of the script, with the variables, commands and jobs that a new session has. What goes in and comes
 * out of one that is apart is copied as between processes.
 */
export function jobWork(task: JobTask, engine: JobEngine): JobWork {
  const copied = (value: Value): Value => (task.apart ? lateCopy.serializedCopy(value, engine) : value);
  const copiedAll = (values: ReadonlyMap<string, Value>) =>
    new Map([...values].map(([name, value]) => [name, copied(value)] as const));
  const using = copiedAll(task.using);
  const variables = copiedAll(task.variables);
  const args = task.args.map(copied);
  const input = task.input?.map(copied);
  return (job, until) => {
    const top = engine.freshScope();
    top.using = (name) => using.get(name.toLowerCase()) ?? null;
    for (const [name, value] of variables) top.define(name, value);
    const state: SessionState = { top, current: top, module: null };
    const records = new JobRecords(job, task.apart, engine);
    const frame: Frame = {
      engine,
      state,
      scope: top,
      streams: records.streams,
      call: { ...engine.frame.call, parent: null, name: '', invocation: null },
      out: records.sink('Output'),
    };
    const restore = setAside(engine, frame, task.location);
    const { interrupt } = engine.limits;
    engine.limits.interrupt = Math.min(interrupt, until);
    try {
      const { initialization, block, underscore } = task;
      if (initialization !== null) runBlock(inState(initialization, state), { scope: 'caller' }, frame);
      const run = { args, scope: 'new' as const, asCommand: true, ...(input === undefined ? {} : { input }) };
      runBlock(inState(block, state), underscore === undefined ? run : { ...run, underscore }, frame);
    } catch (error) {
      if (error instanceof StopThrow && error.reason === 'interrupted') return false;
      if (error instanceof ScriptError) fail(job, error.record, task.apart);
      else if (!(error instanceof JumpThrow) && !(error instanceof ExitThrow)) throw error;
    } finally {
      engine.limits.interrupt = interrupt;
      restore();
    }
    return true;
  };
}

function inState(block: ScriptBlock, state: SessionState): ScriptBlock {
  return block instanceof CompiledBlock ? new CompiledBlock(block.code, state) : block;
}

/** Puts aside what a session has one of, for the time of a job; the function brings it back. */
function setAside(engine: JobEngine, frame: Frame, location: string): () => void {
  const { ok, propagates, depth, jobs } = engine;
  const outer = { frame: engine.frame, location: engine.location };
  const errors = [...engine.errors.items];
  const environment = [...engine.environment];
  engine.frame = frame;
  engine.propagates = false;
  engine.location = location;
  engine.jobs = new JobTable();
  engine.errors.items.length = 0;
  return () => {
    engine.frame = outer.frame;
    engine.location = outer.location;
    engine.ok = ok;
    engine.propagates = propagates;
    engine.depth = depth;
    engine.jobs = jobs;
    engine.errors.items.splice(0, Infinity, ...errors);
    engine.environment.clear();
    for (const [name, value] of environment) engine.environment.set(name, value);
  };
}

/** What a job writes, put into its records. */
class JobRecords {
  readonly streams: Streams;
  readonly #job: Job;
  readonly #apart: boolean;
  readonly #engine: JobEngine;
  readonly #runspaceId: Guid;

  constructor(job: Job, apart: boolean, engine: JobEngine) {
    this.#job = job;
    this.#apart = apart;
    this.#engine = engine;
    this.#runspaceId = new Guid(engine.newGuid());
    this.streams = {
      error: this.sink('Error'),
      warning: this.sink('Warning'),
      verbose: this.sink('Verbose'),
      debug: this.sink('Debug'),
      information: this.sink('Information'),
      note: null,
      unshown: null,
    };
  }

  sink(stream: JobRecord['stream']): Sink {
    return new FunctionSink((value) => {
      this.#engine.limits.written();
      this.#job.records.push({ stream, value: this.#arriving(stream, value) });
    });
  }

  #arriving(stream: JobRecord['stream'], value: Value): Value {
    if (value instanceof ErrorRecord) return arrivingError(value, this.#apart);
    if (stream !== 'Output' || !this.#apart) return value;
    const copy = lateCopy.serializedCopy(value, this.#engine);
    if (!(copy instanceof CustomObject)) return copy;
    copy.set('PSComputerName', jobKinds.background.location);
    copy.set('RunspaceId', this.#runspaceId);
    copy.set('PSShowComputerName', false);
    return copy;
  }
}

/** A job ends by an error: that of another process comes as it is, that of a thread as the failure of the job. */
function fail(job: Job, record: ErrorRecord, apart: boolean): void {
  const { exception } = record;
  job.reason = exception;
  if (apart) {
    job.failure = arrivingError(record, true);
    return;
  }
  const type = 'System.Management.Automation.RuntimeException';
  job.failure = unsigned(
    new ErrorRecord({
      exception: new NetException(type, exception.message, exception),
      id: 'JobStateFailed',
      category: 'InvalidResult',
    }),
  );
}

/** An error as Receive-Job gets it: the command that wrote it stays in its id. */
function arrivingError(record: ErrorRecord, apart: boolean): ErrorRecord {
  if (!apart) return record;
  const { exception, category, target } = record;
  const remote = new NetException('System.Management.Automation.RemoteException', exception.message);
  const copy = new ErrorRecord({
    exception: remote,
    id: record.fullyQualifiedErrorId,
    category,
    target: target instanceof NetObject ? null : target,
  });
  copy.details = record.details;
  copy.reason = record.reason ?? exception.typeName.slice(exception.typeName.lastIndexOf('.') + 1);
  return unsigned(copy);
}

/** Without the name of the command that writes it. */
function unsigned(record: ErrorRecord): ErrorRecord {
  record.invocation = new InvocationInfo({
    command: null,
    invocationName: '',
    position: null,
    errorIdSuffix: '',
  });
  return record;
}
