import { encodingCheck, encodingType } from './encodingCheck.ts';
import { notNull, notNullOrEmpty } from '../binding/checkNull.ts';
import type { Cmdlet, CmdletHelp, CmdletInvocation } from './cmdlet.ts';
import {
  allParameterSets,
  type ArgumentCheck,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetMember,
} from './commandMetadata.ts';
import type { CommandRuntime } from './commandRuntime.ts';
import { readSyntax } from './syntaxText.ts';

/** What the syntax of a parameter does not tell. */
export interface ParameterOptions {
  readonly aliases?: readonly string[];
  /** How the pipeline feeds it. */
  readonly pipeline?: 'value' | 'property' | 'both';
  /** Its position, where it is not that in which the syntax names it. */
  readonly position?: number;
  /** Takes what is left of the arguments. */
  readonly remaining?: boolean;
  readonly checks?: readonly ArgumentCheck[];
  /** What a mandatory parameter takes nevertheless. */
  readonly allow?: readonly ('null' | 'emptyString' | 'emptyCollection')[];
  readonly hidden?: boolean;
}

/** A cmdlet as it is declared. */
export interface CmdletFacts {
  readonly name: string;
  /** Class in the ids of its errors, without namespace: `SelectObjectCommand`. A full name, and that of a function, are taken as they are. */
  readonly className: string;
  /** Without `Microsoft.PowerShell.`, or in full for a module of the product. */
  readonly module: string;
  readonly aliases?: readonly string[];
  /**
   * The parameters as `Get-Command -Syntax` prints them, without the name. One line, or one a parameter set by its name; the first is the
   * default. `[-WhatIf] [-Confirm]` says that it asks before it acts.
   */
  readonly syntax: string | Readonly<Record<string, string>>;
  /** Where the default is not the first set; null for none. */
  readonly defaultSet?: string | null;
  readonly confirmImpact?: 'None' | 'Low' | 'Medium' | 'High';
  readonly parameters?: Readonly<Record<string, ParameterOptions>>;
  /** Parameters that take neither null nor an empty text or collection (ValidateNotNullOrEmpty). */
  readonly notEmpty?: readonly string[];
  /** Parameters that do not take null (ValidateNotNull). */
  readonly notNull?: readonly string[];
  /** Full names of the types it writes. */
  readonly outputs?: readonly string[];
  /** Asked for when somebody looks at it. */
  readonly help?: () => CmdletHelp | undefined;
  start(runtime: CommandRuntime): CmdletInvocation;
}

/** A cmdlet of its declaration. */
export function cmdlet(facts: CmdletFacts): Cmdlet {
  let metadata: CommandMetadata | null = null;
  return {
    name: facts.name,
    get metadata() {
      return (metadata ??= metadataOf(facts));
    },
    aliases: facts.aliases ?? [],
    module: /^(Utility|Core|Management|Host|Security)$/.test(facts.module)
      ? `Microsoft.PowerShell.${facts.module}`
      : facts.module,
    className: /[.-]/.test(facts.className)
      ? facts.className
      : `Microsoft.PowerShell.Commands.${facts.className}`,
    get help() {
      return facts.help?.();
    },
    start: (runtime) => facts.start(runtime),
  };
}

function metadataOf(facts: CmdletFacts): CommandMetadata {
  const lines =
    typeof facts.syntax === 'string'
      ? [[allParameterSets, facts.syntax] as const]
      : Object.entries(facts.syntax);
  const options = new Map(Object.entries(facts.parameters ?? {}));
  const found = new Map<string, { type: string; sets: ParameterSetMember[] }>();
  let asks = false;
  for (const [set, line] of lines) {
    for (const { name, type, mandatory, position } of readSyntax(line)) {
      if (name === 'WhatIf' || name === 'Confirm') asks = true;
      else {
        const known = found.get(name) ?? { type: name === 'Encoding' ? encodingType : type, sets: [] };
        known.sets.push(member(set, mandatory, position, options.get(name)));
        found.set(name, known);
      }
    }
  }
  const fallback = lines.length > 1 ? (lines[0]?.[0] ?? null) : null;
  return {
    name: facts.name,
    parameters: [...found].map(([name, { type, sets }]) =>
      parameter(name, type, sets, lines.length, { ...options.get(name), checks: checksOf(name, facts) }),
    ),
    defaultParameterSet: facts.defaultSet === undefined ? fallback : facts.defaultSet,
    supportsShouldProcess: asks,
    confirmImpact: facts.confirmImpact ?? 'Medium',
    outputTypes: facts.outputs ?? [],
  };
}

/** Null and emptiness are refused before anything else is looked at. */
function checksOf(
  name: string,
  { notEmpty, notNull: present, parameters }: CmdletFacts,
): readonly ArgumentCheck[] {
  return [
    ...(notEmpty?.includes(name) === true ? [notNullOrEmpty] : []),
    ...(present?.includes(name) === true ? [notNull] : []),
    ...(name === 'Encoding' ? [encodingCheck] : []),
    ...(parameters?.[name]?.checks ?? []),
  ];
}

function member(
  set: string,
  mandatory: boolean,
  position: number | null,
  options: ParameterOptions | undefined,
): ParameterSetMember {
  const pipeline = options?.pipeline;
  return {
    set,
    mandatory,
    position: position === null ? null : (options?.position ?? position),
    fromPipeline: pipeline === 'value' || pipeline === 'both',
    fromPipelineByPropertyName: pipeline === 'property' || pipeline === 'both',
    fromRemainingArguments: options?.remaining === true,
    helpMessage: null,
  };
}

function parameter(
  name: string,
  type: string,
  sets: readonly ParameterSetMember[],
  setCount: number,
  options: ParameterOptions,
): ParameterMetadata {
  const [first] = sets;
  const same = (one: ParameterSetMember) =>
    one.mandatory === first?.mandatory && one.position === first.position;
  // What is the same in every set belongs to all of them.
  const everywhere = first !== undefined && setCount > 1 && sets.length === setCount && sets.every(same);
  const allow = new Set(options.allow ?? []);
  return {
    name,
    aliases: options.aliases ?? [],
    type,
    sets: everywhere ? [{ ...first, set: allParameterSets }] : sets,
    checks: options.checks ?? [],
    allows: {
      null: allow.has('null'),
      emptyString: allow.has('emptyString'),
      emptyCollection: allow.has('emptyCollection'),
    },
    hidden: options.hidden === true,
  };
}
