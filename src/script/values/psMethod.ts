import type { ScriptBlock } from './scriptBlock.ts';
import { NetObject, type Value } from './value.ts';

/** A method of an object that is not called: `'x'.Trim`. */
export class PSMethod extends NetObject {
  readonly self: Value;
  readonly name: string;
  /** A line an overload, as Get-Member shows it. */
  readonly definitions: readonly string[];
  readonly isStatic: boolean;
  readonly typeName: string;
  /** Of a method that is a script block. */
  readonly script: ScriptBlock | null;

  constructor(
    self: Value,
    name: string,
    definitions: readonly string[],
    {
      isStatic = false,
      typeName = 'System.Management.Automation.PSMethod',
      script = null,
    }: { isStatic?: boolean; typeName?: string; script?: ScriptBlock | null } = {},
  ) {
    super();
    this.script = script;
    this.typeName = script === null ? typeName : 'System.Management.Automation.PSScriptMethod';
    this.self = self;
    this.name = name;
    this.definitions = definitions;
    this.isStatic = isStatic;
  }
}
