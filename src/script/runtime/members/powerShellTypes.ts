import { items, text } from '../../types/arguments.ts';
import { entriesOf } from '../../types/collections/dictionaryEntries.ts';
import type { NetType } from '../../types/netType.ts';
import { enumType, TypeBuilder } from '../../types/typeBuilder.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { DictionaryEntry } from '../../values/dictionaryEntry.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetList } from '../../values/netList.ts';
import { NetObject, nothing, type Value } from '../../values/value.ts';
import { isFlow } from '../errorFlow.ts';
import type { Engine } from '../execution.ts';
import { collectedStreams, PowerShellObject } from '../session/powerShellObject.ts';
import { selfOf } from './selfOf.ts';

const prefix = 'System.Management.Automation.';
const states = {
  NotStarted: 0,
  Running: 1,
  Stopping: 2,
  Stopped: 3,
  Completed: 4,
  Failed: 5,
  Disconnected: 6,
};

/** A part of a PowerShell object: its streams, its commands, its state, its runspace. */
class PowerShellPart extends NetObject {
  readonly typeName: string;
  readonly owner: PowerShellObject;

  constructor(typeName: string, owner: PowerShellObject) {
    super();
    this.typeName = typeName;
    this.owner = owner;
  }
}

/** What BeginInvoke gives: the run is over by then, its output is kept for EndInvoke. */
class FinishedRun extends NetObject {
  readonly typeName = 'System.Management.Automation.PowerShellAsyncResult';
  readonly end: () => Value;

  constructor(end: () => Value) {
    super();
    this.end = end;
  }
}

/** System.Management.Automation.PowerShell and what hangs on it. */
export function powerShellTypes(engine: Engine): NetType[] {
  return [
    powerShellType(engine),
    streamsType(),
    commandsType(),
    stateType(),
    ...runspaceTypes(),
    enumType(`${prefix}PSInvocationState`, states),
    enumType(`${prefix}RunspaceMode`, { CurrentRunspace: 0, NewRunspace: 1 }),
    new TypeBuilder(`${prefix}PowerShellAsyncResult`, selfOf(FinishedRun))
      .property('bool IsCompleted', () => true)
      .property('bool CompletedSynchronously', () => false)
      .property('System.Object AsyncState', () => null)
      .build(),
  ];
}

function powerShellType(engine: Engine): NetType {
  const type = `${prefix}PowerShell`;
  return new TypeBuilder(type, selfOf(PowerShellObject), { interfaces: ['System.IDisposable'] })
    .property('bool HadErrors', ({ hadErrors }) => hadErrors)
    .property(`${prefix}PSDataStreams Streams`, (self) => new PowerShellPart(`${prefix}PSDataStreams`, self))
    .property(`${prefix}PSCommand Commands`, (self) => new PowerShellPart(`${prefix}PSCommand`, self))
    .property(
      `${prefix}PSInvocationStateInfo InvocationStateInfo`,
      (self) => new PowerShellPart(`${prefix}PSInvocationStateInfo`, self),
    )
    .property(
      `${prefix}Runspaces.Runspace Runspace`,
      (self) => new PowerShellPart(`${prefix}Runspaces.Runspace`, self),
      () => undefined,
    )
    .methods(
      [`${type} AddScript(string script)`, `${type} AddScript(string script, bool useLocalScope)`],
      (self, [script]) => self.add('script', text(script)),
    )
    .methods(
      [`${type} AddCommand(string cmdlet)`, `${type} AddCommand(string cmdlet, bool useLocalScope)`],
      (self, [name]) => self.add('command', text(name)),
    )
    .method(`${type} AddStatement()`, (self) => self.addStatement())
    .method(`${type} AddArgument(System.Object value)`, (self, [value = null]) => self.addArgument(value))
    .method(`${type} AddParameter(string parameterName)`, (self, [name]) =>
      self.addParameter(text(name), undefined),
    )
    .method(`${type} AddParameter(string parameterName, System.Object value)`, (self, [name, value = null]) =>
      self.addParameter(text(name), value),
    )
    .method(`${type} AddParameters(System.Collections.IDictionary parameters)`, (self, [table], context) => {
      if (table instanceof Dictionary)
        for (const entry of entriesOf(table, context))
          if (entry instanceof DictionaryEntry) self.addParameter(context.text(entry.key), entry.value);
      return self;
    })
    .method(`${type} AddParameters(System.Collections.IList parameters)`, (self, [list]) => {
      for (const value of items(list)) self.addArgument(value);
      return self;
    })
    .method('System.Collections.ObjectModel.Collection[psobject] Invoke()', (self) => self.invoke(null))
    .method(
      'System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)',
      (self, [input]) => self.invoke(items(input)),
    )
    .method('System.IAsyncResult BeginInvoke()', (self) => finished(self))
    .method('System.Object EndInvoke(System.Object asyncResult)', (_, [run]) =>
      run instanceof FinishedRun ? run.end() : null,
    )
    .method('void Stop()', () => nothing)
    .method('void Dispose()', (self) => {
      self.disposed = true;
      return nothing;
    })
    .staticMethod(`${type} Create()`, () => new PowerShellObject(engine, false))
    .staticMethod(
      `${type} Create(${prefix}RunspaceMode runspace)`,
      ([mode]) => new PowerShellObject(engine, mode instanceof EnumValue && mode.value === 0n),
    )
    .build();
}

/** Runs at once; an error that ends the run is thrown where its output is fetched. */
function finished(self: PowerShellObject): FinishedRun {
  let result: Value = null;
  let failure: { readonly error: unknown } | null = null;
  try {
    result = self.invoke(null);
  } catch (error) {
    if (isFlow(error)) throw error;
    failure = { error };
  }
  return new FinishedRun(() => {
    if (failure !== null) throw failure.error;
    return result;
  });
}

function streamsType(): NetType {
  const builder = new TypeBuilder(`${prefix}PSDataStreams`, selfOf(PowerShellPart));
  for (const name of collectedStreams)
    builder.property(`System.Object ${name}`, ({ owner }) => owner.streams.get(name) ?? null);
  return builder
    .property('System.Object Progress', () => new NetList([]))
    .method('void ClearStreams()', ({ owner }) => {
      for (const list of owner.streams.values()) list.items.length = 0;
      return nothing;
    })
    .build();
}

function commandsType(): NetType {
  return new TypeBuilder(`${prefix}PSCommand`, selfOf(PowerShellPart))
    .method('void Clear()', ({ owner }) => {
      owner.statements = [];
      return nothing;
    })
    .build();
}

function stateType(): NetType {
  return new TypeBuilder(`${prefix}PSInvocationStateInfo`, selfOf(PowerShellPart))
    .property(
      `${prefix}PSInvocationState State`,
      ({ owner }) => new EnumValue(`${prefix}PSInvocationState`, BigInt(states[owner.outcome])),
    )
    .property('System.Exception Reason', ({ owner }) => owner.reason)
    .build();
}

function runspaceTypes(): NetType[] {
  const proxy = `${prefix}Runspaces.SessionStateProxy`;
  return [
    new TypeBuilder(`${prefix}Runspaces.Runspace`, selfOf(PowerShellPart))
      .property(`${proxy} SessionStateProxy`, ({ owner }) => new PowerShellPart(proxy, owner))
      .method('void Open()', () => nothing)
      .method('void Close()', () => nothing)
      .method('void Dispose()', () => nothing)
      .build(),
    new TypeBuilder(proxy, selfOf(PowerShellPart))
      .method('void SetVariable(string name, System.Object value)', ({ owner }, [name, value = null]) => {
        owner.setVariable(text(name), value);
        return nothing;
      })
      .method('System.Object GetVariable(string name)', ({ owner }, [name]) => owner.variable(text(name)))
      .build(),
  ];
}
