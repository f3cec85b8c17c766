import type { ScriptBlockAst } from '../syntax/ast.ts';
import { NetObject } from './value.ts';

/** `{ … }` as a value. How it is run is the matter of the runspace that made it. */
export abstract class ScriptBlock extends NetObject {
  readonly typeName: string = 'System.Management.Automation.ScriptBlock';
  abstract readonly ast: ScriptBlockAst;
  /** The source between the braces, which is what it is as a text. */
  abstract readonly text: string;
  /** The whole text it was parsed with, in which the offsets of its tree count. */
  abstract readonly source: string;
  /** Absolute path of the file it stands in; null for none. */
  abstract readonly file: string | null;
  /** The module whose session state it belongs to; null for none. */
  abstract readonly module: NetObject | null;
}
