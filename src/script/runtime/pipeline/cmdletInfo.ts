import type { Cmdlet } from '../../commands/cmdlet.ts';
import { CommandInfo } from '../../commands/commandInfo.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';

/** A built-in command as Get-Command shows it. */
export class CmdletInfo extends CommandInfo {
  readonly typeName = 'System.Management.Automation.CmdletInfo';
  readonly commandType = 'Cmdlet';
  readonly binding = 'cmdlet';
  readonly cmdlet: Cmdlet;

  constructor(cmdlet: Cmdlet) {
    super(cmdlet.name, cmdlet.module);
    this.cmdlet = cmdlet;
  }

  get definition(): string {
    return this.cmdlet.name;
  }

  metadata(): CommandMetadata {
    return this.cmdlet.metadata;
  }
}
