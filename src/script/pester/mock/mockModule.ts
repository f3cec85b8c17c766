import { commandError } from '../../commands/commandError.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { ModuleInfo } from '../../runtime/modules/moduleInfo.ts';
import type { PesterState } from '../pesterState.ts';

/** The module that -ModuleName names, else the one that the running code is of; null for none. Throws where there is none of the name. */
export function moduleMeant(runtime: CommandRuntime, state: PesterState): ModuleInfo | null {
  const name = runtime.string('ModuleName');
  return name === undefined ? ownModule(state) : moduleNamed(name, runtime, state);
}

function ownModule({ engine }: PesterState): ModuleInfo | null {
  const { module } = engine.frame.state;
  return module instanceof ModuleInfo ? module : null;
}

/** A loaded module by its name. Throws where there is none. */
export function moduleNamed(name: string, runtime: CommandRuntime, { engine }: PesterState): ModuleInfo {
  const key = name.toLowerCase();
  const found = engine.modules.list(true).find((module) => module.name.toLowerCase() === key);
  if (found !== undefined) return found;
  return runtime.throwTerminating(
    commandError(
      'PesterModuleNotFound',
      `No modules named '${name}' are currently loaded.`,
      'ObjectNotFound',
      { type: 'System.InvalidOperationException', target: name },
    ),
  );
}
