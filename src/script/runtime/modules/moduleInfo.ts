import type { CommandInfo } from '../../commands/commandInfo.ts';
import { NetObject, type Value } from '../../values/value.ts';
import type { Variable } from '../../values/variable.ts';
import type { SessionState } from '../execution.ts';

/** What a module is made of. */
export interface ModuleFacts {
  readonly name: string;
  /** Absolute path of its file; null for a dynamic one. */
  readonly path: string | null;
  readonly version: string;
  readonly kind: 'Script' | 'Manifest' | 'Binary' | 'Cim';
  readonly state: SessionState;
  readonly guid: string;
  readonly description: string;
  /** What else its manifest tells, by the names of its members; null for a module without one. */
  readonly manifest: ReadonlyMap<string, Value> | null;
}

/** System.Management.Automation.PSModuleInfo: a module with a session state of its own. */
export class ModuleInfo extends NetObject {
  readonly typeName = 'System.Management.Automation.PSModuleInfo';
  readonly name: string;
  readonly path: string | null;
  readonly version: string;
  readonly kind: ModuleFacts['kind'];
  readonly state: SessionState;
  readonly guid: string;
  readonly description: string;
  readonly manifest: ModuleFacts['manifest'];
  /** Prefixes that its commands were imported with, by lower-case name. */
  readonly prefixes = new Map<string, string>();
  /** What it exports, by lower-case name as the importer sees it. */
  readonly commands = new Map<string, CommandInfo>();
  readonly variables = new Map<string, Variable>();
  readonly nested: ModuleInfo[] = [];
  /** The modules that its manifest requires. */
  readonly required: ModuleInfo[] = [];
  /** The text that made it. */
  definition = '';
  /** PrivateData of its manifest. */
  privateData: Value = null;
  /** Runs when it is removed. */
  onRemove: Value = null;
  /** Patterns that Export-ModuleMember named; null where it was not called: all functions are exported then. */
  exported: { functions: string[]; variables: string[]; aliases: string[] } | null = null;

  constructor(facts: Omit<ModuleFacts, 'manifest'> & Partial<Pick<ModuleFacts, 'manifest'>>) {
    super();
    this.name = facts.name;
    this.path = facts.path;
    this.version = facts.version;
    this.kind = facts.kind;
    this.state = facts.state;
    this.guid = facts.guid;
    this.description = facts.description;
    this.manifest = facts.manifest ?? null;
  }
}
