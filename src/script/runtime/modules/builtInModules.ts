import type { CommandInfo } from '../../commands/commandInfo.ts';
import { anyWildcard } from '../../text/wildcard.ts';
import type { SessionState } from '../execution.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { moduleName } from './findModule.ts';

/** The modules of a host's own cmdlets: they can be imported and listed, though their commands are there from the start. */
export class BuiltInModules {
  readonly #commands: () => readonly CommandInfo[];
  readonly #state: SessionState;
  readonly #made = new Map<string, ModuleInfo>();

  constructor(commands: () => readonly CommandInfo[], state: SessionState) {
    this.#commands = commands;
    this.#state = state;
  }

  /** By name or path, whatever folder that names; undefined for PowerShell's own modules and those in files. */
  find(name: string): ModuleInfo | undefined {
    const key = moduleName(name.replaceAll('\\', '/')).toLowerCase();
    const known = this.#made.get(key);
    if (known !== undefined || key === '' || key.startsWith('microsoft.powershell.')) return known;
    const own = this.#commands().filter((info) => info.moduleName.toLowerCase() === key);
    const [first] = own;
    if (first === undefined || own.every(({ commandType }) => commandType !== 'Cmdlet')) return undefined;
    const module = new ModuleInfo({
      ...{ name: first.moduleName, path: null, version: '1.0.0', kind: 'Binary' },
      ...{ state: this.#state, guid: '', description: '' },
    });
    for (const info of own) module.commands.set(info.name.toLowerCase(), info);
    this.#made.set(key, module);
    return module;
  }

  /** Those whose names fit one of the patterns. */
  matching(patterns: readonly string[]): readonly ModuleInfo[] {
    const wanted = anyWildcard(patterns);
    const names = new Set(this.#commands().map((info) => info.moduleName));
    return [...names].flatMap((name) => this.find(name) ?? []).filter(({ name }) => wanted(name));
  }
}
