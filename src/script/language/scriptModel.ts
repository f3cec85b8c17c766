import type { FunctionDefinitionAst, TypeDefinitionAst } from '../syntax/ast.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { plainName } from './astQuestions.ts';
import { grouped } from './grouped.ts';
import type { KnownCommands } from './knownCommands.ts';
import type { KnownTypes } from './knownTypes.ts';
import { type ScriptAlias, scriptAliases } from './scriptAliases.ts';
import { SyntaxIndex } from './syntaxIndex.ts';
import type { TypeRegistry } from '../types/typeRegistry.ts';
import { VariableScopes } from './variableScopes.ts';

/** What the language features know besides the script. */
export interface LanguageKnowledge {
  readonly commands: KnownCommands;
  readonly types: KnownTypes;
  /** Properties of objects that cmdlets make, by the class that they name as their output. */
  readonly outputs: ReadonlyMap<string, readonly string[]>;
}

/** A parsed script as the features of an editor ask about it. Made once for a version of a text; nothing of the script is ever run. */
export class ScriptModel extends SyntaxIndex {
  readonly commands: KnownCommands;
  readonly outputs: LanguageKnowledge['outputs'];
  readonly knownTypes: KnownTypes;
  #types: TypeRegistry | undefined;
  #ownTypes: ReadonlyMap<string, TypeDefinitionAst> | undefined;
  #variables: VariableScopes | undefined;
  #aliases: ReadonlyMap<string, readonly ScriptAlias[]> | undefined;
  #functions: ReadonlyMap<string, readonly FunctionDefinitionAst[]> | undefined;

  constructor(parsed: ParsedScript, { commands, types, outputs }: LanguageKnowledge) {
    super(parsed);
    this.commands = commands;
    this.outputs = outputs;
    this.knownTypes = types;
  }

  /** The types that the script can name; its own classes are not among them. */
  get types(): TypeRegistry {
    this.#types ??= this.knownTypes.seenFrom(this.parsed.ast);
    return this.#types;
  }

  /** Its classes and enums by their names in lower case. */
  get ownTypes(): ReadonlyMap<string, TypeDefinitionAst> {
    this.#ownTypes ??= new Map(this.ofKind('TypeDefinition').map((type) => [type.name.toLowerCase(), type]));
    return this.#ownTypes;
  }

  /** The variables of the script and where they are named. */
  get variables(): VariableScopes {
    this.#variables ??= new VariableScopes(this);
    return this.#variables;
  }

  /** Functions by their names in lower case, without a scope. */
  get functions(): ReadonlyMap<string, readonly FunctionDefinitionAst[]> {
    this.#functions ??= grouped(this.ofKind('FunctionDefinition'), ({ name }) => plainName(name));
    return this.#functions;
  }

  /** Names that the script gives commands, in lower case. */
  get aliases(): ReadonlyMap<string, readonly ScriptAlias[]> {
    this.#aliases ??= scriptAliases(this);
    return this.#aliases;
  }

  /** The function that a name stands for at an offset: the last of that name before it, else the first. */
  functionNamed(name: string, offset: number): FunctionDefinitionAst | undefined {
    const all = this.functions.get(plainName(name));
    return all?.findLast(({ start }) => start <= offset) ?? all?.[0];
  }
}
