import type { AnyAst } from './anyAst.ts';
import type { ScriptBlockAst } from './ast.ts';
import { childNodes } from './childNodes.ts';
import { isKnownAttribute } from './knownAttributes.ts';
import type { SemanticReport } from './semanticReport.ts';
import type { TypeName } from './typeName.ts';

/** What is known of types before a script runs. */
export interface TypeKnowledge {
  /** Whether a name as it is written between brackets, without arguments, stands for a type. */
  knows(name: string): boolean;
  /** Full names of a type and its bases, itself first; empty for an unknown one. */
  chain(name: string): readonly string[];
  /** Whether `using module` finds a module of a name. */
  hasModule?(name: string): boolean;
}

/** Reports types and attributes within classes that nobody knows: elsewhere that is an error of the code that runs. */
export function checkTypeNames(ast: ScriptBlockAst, types: TypeKnowledge, reports: SemanticReport): void {
  // What a module or an assembly brings is not known before it is loaded.
  if (ast.usings.some(({ usingKind }) => usingKind !== 'namespace')) return;
  const declared = new Set<string>();
  visit(ast, (node) => {
    if (node.kind === 'TypeDefinition') declared.add(node.name.toLowerCase());
  });
  const namespaces = ast.usings.flatMap(({ name }) => (name === null ? [] : [name.value]));
  const isType = (name: string): boolean =>
    declared.has(name.toLowerCase()) ||
    types.knows(name) ||
    namespaces.some((namespace) => types.knows(`${namespace}.${name}`));
  const checkName = (name: TypeName): void => {
    const generic = name.genericArguments.length === 0 ? '' : `\`${String(name.genericArguments.length)}`;
    if (name.name !== '' && !isType(name.name) && (generic === '' || !isType(name.name + generic)))
      reports.report('TypeNotFound', name, name.name);
    for (const argument of name.genericArguments) checkName(argument);
  };
  const check = (node: AnyAst): void => {
    if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression') checkName(node.typeName);
    else if (node.kind === 'Attribute') {
      const { name } = node.typeName;
      if (!isKnownAttribute(name) && !isType(name) && !types.knows(`${name}Attribute`))
        reports.report('CustomAttributeTypeNotFound', node.typeName, name);
    }
  };
  visit(ast, (node) => {
    if (node.kind === 'TypeDefinition') visit(node, check);
  });
}

function visit(node: AnyAst, see: (node: AnyAst) => void): void {
  see(node);
  for (const child of childNodes(node)) visit(child, see);
}
