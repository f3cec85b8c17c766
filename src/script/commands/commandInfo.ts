import type { ScriptBlock } from '../values/scriptBlock.ts';
import { NetObject } from '../values/value.ts';
import type { ScopedItemOption } from '../values/variable.ts';
import type { CommandMetadata } from './commandMetadata.ts';

/** Names of System.Management.Automation.CommandTypes that this host has. */
export type CommandType = 'Alias' | 'Function' | 'Filter' | 'Cmdlet' | 'ExternalScript' | 'Script';

/** A command as Get-Command shows it. */
export abstract class CommandInfo extends NetObject {
  abstract readonly commandType: CommandType;
  readonly name: string;
  /** The module it came with; empty for none. */
  readonly moduleName: string;
  /** Options of a function or an alias. */
  options: ReadonlySet<ScopedItemOption> = new Set();
  description = '';

  constructor(name: string, moduleName = '') {
    super();
    this.name = name;
    this.moduleName = moduleName;
  }

  /** How its arguments are bound; an alias itself takes none. */
  abstract readonly binding: 'cmdlet' | 'advanced' | 'simple';

  /** Source of a function, syntax of a cmdlet, path of a script, what an alias stands for. */
  abstract readonly definition: string;
  /** Its parameters; null where it has none to tell of: an alias. */
  abstract metadata(): CommandMetadata | null;
}

/** An alias. */
export class AliasInfo extends CommandInfo {
  readonly typeName = 'System.Management.Automation.AliasInfo';
  readonly commandType = 'Alias';
  readonly binding = 'cmdlet';
  readonly definition: string;

  constructor(name: string, definition: string, moduleName = '') {
    super(name, moduleName);
    this.definition = definition;
  }

  metadata(): null {
    return null;
  }
}

/** A command made of a script block: what it is made of, and what describes it. */
export interface ScriptedCommand {
  /** May be made when it is first asked for. */
  readonly block: ScriptBlock;
  /** With CmdletBinding or a Parameter attribute. */
  readonly advanced: boolean;
  /** Made when it is first asked for. */
  readonly describe: () => CommandMetadata;
}

/** A function or a filter. */
export class FunctionInfo extends CommandInfo {
  readonly typeName: string;
  readonly commandType: 'Function' | 'Filter';
  readonly #command: ScriptedCommand;
  /** The module it is a function of; null for none. */
  readonly module: NetObject | null;

  constructor(
    name: string,
    command: ScriptedCommand,
    {
      filter = false,
      module = null,
      moduleName = '',
    }: { filter?: boolean; module?: NetObject | null; moduleName?: string } = {},
  ) {
    super(name, moduleName);
    this.#command = command;
    this.commandType = filter ? 'Filter' : 'Function';
    this.typeName = `System.Management.Automation.${this.commandType}Info`;
    this.module = module;
  }

  get block(): ScriptBlock {
    return this.#command.block;
  }

  get advanced(): boolean {
    return this.#command.advanced;
  }

  get binding(): 'advanced' | 'simple' {
    return this.advanced ? 'advanced' : 'simple';
  }

  get definition(): string {
    return this.block.text;
  }

  metadata(): CommandMetadata {
    return this.#command.describe();
  }
}

/** A script file as a command. */
export class ExternalScriptInfo extends CommandInfo {
  readonly typeName = 'System.Management.Automation.ExternalScriptInfo';
  readonly commandType = 'ExternalScript';
  /** Absolute. */
  readonly path: string;
  readonly #command: ScriptedCommand;

  constructor(name: string, path: string, command: ScriptedCommand) {
    super(name);
    this.path = path;
    this.#command = command;
  }

  get block(): ScriptBlock {
    return this.#command.block;
  }

  get binding(): 'advanced' | 'simple' {
    return this.#command.advanced ? 'advanced' : 'simple';
  }

  get definition(): string {
    return this.path;
  }

  metadata(): CommandMetadata {
    return this.#command.describe();
  }
}

/** A script block that is called as it is, or a text that a session runs: it has no name. */
export class ScriptInfo extends CommandInfo {
  readonly typeName = 'System.Management.Automation.ScriptInfo';
  readonly commandType = 'Script';
  readonly binding = 'simple';
  readonly block: ScriptBlock;

  constructor(block: ScriptBlock) {
    super('');
    this.block = block;
  }

  get definition(): string {
    return this.block.text;
  }

  metadata(): null {
    return null;
  }
}
