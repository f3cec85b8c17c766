import { toText } from '../../convert/toText.ts';
import { text } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { nothing } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import { assignVariable } from '../variables/assignVariable.ts';
import {
  CommandsView,
  EngineView,
  PathsView,
  SessionStateView,
  VariablesView,
} from '../session/sessionStateView.ts';
import { selfOf } from './selfOf.ts';

const prefix = 'System.Management.Automation.';

/** `$ExecutionContext` and what hangs on it. */
export function sessionStateTypes(): NetType[] {
  return [
    new TypeBuilder(`${prefix}EngineIntrinsics`, selfOf(EngineView))
      .property('System.Object Host', ({ frame }) => frame.engine.variable('Host') ?? null)
      .property(`${prefix}SessionState SessionState`, ({ frame }) => new SessionStateView(frame))
      .property(`${prefix}CommandInvocationIntrinsics InvokeCommand`, ({ frame }) => new CommandsView(frame))
      .build(),
    new TypeBuilder(`${prefix}SessionState`, selfOf(SessionStateView))
      .property(`${prefix}PSVariableIntrinsics PSVariable`, ({ frame }) => new VariablesView(frame))
      .property(`${prefix}PathIntrinsics Path`, ({ frame }) => new PathsView(frame))
      .property(`${prefix}CommandInvocationIntrinsics InvokeCommand`, ({ frame }) => new CommandsView(frame))
      .property(`${prefix}PSLanguageMode LanguageMode`, () => new EnumValue(`${prefix}PSLanguageMode`, 0n))
      .property('psmoduleinfo Module', ({ frame }) => frame.state.module)
      .build(),
    new TypeBuilder(`${prefix}PSVariableIntrinsics`, selfOf(VariablesView))
      .method(
        'psvariable Get(string name)',
        ({ frame }, [name]) => frame.scope.find(text(name).toLowerCase()) ?? null,
      )
      .method(
        'System.Object GetValue(string name)',
        ({ frame }, [name]) => frame.scope.find(text(name).toLowerCase())?.read() ?? null,
      )
      .method(
        'System.Object GetValue(string name, System.Object defaultValue)',
        ({ frame }, [name, fallback]) =>
          frame.scope.find(text(name).toLowerCase())?.read() ?? fallback ?? null,
      )
      .method('void Set(string name, System.Object value)', ({ frame }, [name, value]) => {
        assignVariable(frame.scope, text(name), value ?? null);
        return nothing;
      })
      .method('void Set(psvariable variable)', ({ frame }, [variable]) => {
        if (variable instanceof Variable) frame.scope.put(variable);
        return nothing;
      })
      .method('void Remove(string name)', ({ frame }, [name]) => {
        frame.scope.delete(text(name).toLowerCase());
        return nothing;
      })
      .build(),
    new TypeBuilder(`${prefix}PathIntrinsics`, selfOf(PathsView))
      .property('System.Object CurrentLocation', ({ frame }) => frame.engine.variable('PWD') ?? null)
      .property(
        'System.Object CurrentFileSystemLocation',
        ({ frame }) => frame.engine.variable('PWD') ?? null,
      )
      .method('string GetUnresolvedProviderPathFromPSPath(string path)', ({ frame }, [path]) =>
        frame.engine.fullPath(text(path)),
      )
      .method(
        'string Combine(string parent, string child)',
        (_self, [parent, child]) => `${text(parent).replace(/[\\/]+$/, '')}/${text(child)}`,
      )
      .build(),
    new TypeBuilder(`${prefix}CommandInvocationIntrinsics`, selfOf(CommandsView))
      .method('string ExpandString(string source)', ({ frame }, [source]) => {
        const block = frame.engine.parse(`"${text(source).replaceAll('"', '""')}"`);
        return toText(new NetArray(frame.engine.invoke(block, [])), frame.engine);
      })
      .method(
        'System.Object InvokeScript(string script)',
        ({ frame }, [script]) => new NetArray(frame.engine.invoke(frame.engine.parse(text(script)), [])),
      )
      .method(
        'System.Object GetCommand(string commandName, System.Management.Automation.CommandTypes type)',
        ({ frame }, [name]) => frame.engine.commands.find(text(name)) ?? null,
      )
      .method('scriptblock NewScriptBlock(string scriptText)', ({ frame }, [script]) =>
        frame.engine.parse(text(script)),
      )
      .build(),
  ];
}
