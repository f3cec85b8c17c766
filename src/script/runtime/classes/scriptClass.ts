import type { NetType } from '../../types/netType.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import type { NetObject, Value } from '../../values/value.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';

/** A class that a script declares, while it is built and when it is used. */
export class ScriptClass {
  readonly type: NetType;
  readonly base: NetType;
  readonly compiler: Compiler;
  /** Where it is declared: its methods see the variables of that place by `$script:`. */
  readonly frame: Frame;
  /** What gives a new object the initial values of its fields, in order. */
  readonly initializers: ((object: NetObject) => void)[] = [];
  /** What runs once before a static member is used: initial values, then the static constructor. */
  readonly staticInitializers: (() => void)[] = [];
  readonly statics = new Map<string, Value>();
  #initialized = false;
  /** What the initialization ended in: every use tells of it. */
  #failure: NetException | null = null;

  constructor(type: NetType, base: NetType, compiler: Compiler, frame: Frame) {
    this.type = type;
    this.base = base;
    this.compiler = compiler;
    this.frame = frame;
    classes.set(type, this);
  }

  /** Initializes what is static, the first time it is needed. */
  useStatics(): void {
    if (!this.#initialized) {
      this.#initialized = true;
      try {
        for (const initialize of this.staticInitializers) initialize();
      } catch (error) {
        if (!(error instanceof ScriptError)) throw error;
        this.#failure = error.record.exception;
      }
    }
    if (this.#failure !== null) throw this.#initializationError(this.#failure);
  }

  #initializationError(inner: NetException): ScriptError {
    const type = 'System.TypeInitializationException';
    const message = `The type initializer for '${this.type.fullName}' threw an exception.`;
    const exception = new NetException(type, message, inner);
    const error = new ScriptError(new ErrorRecord({ exception, id: type, category: 'OperationStopped' }));
    error.passes = true;
    return error;
  }
}

const classes = new WeakMap<NetType, ScriptClass>();

/** The class behind a type; undefined for one of .NET. */
export function scriptClassOf(type: NetType): ScriptClass | undefined {
  return classes.get(type);
}
