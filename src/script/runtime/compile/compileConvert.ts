import { convert } from '../../convert/convert.ts';
import type { ConvertExpressionAst, ExpressionAst, VariableExpressionAst } from '../../syntax/ast.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { Reference, referenceOf } from '../../values/reference.ts';
import { nothing } from '../../values/value.ts';
import { passAttributes } from '../variables/assignVariable.ts';
import { compileHashtable } from './compileLiteral.ts';
import { variablePath } from './compileVariable.ts';
import type { Compiler } from './compiler.ts';
import type { Evaluate } from '../execution.ts';
import { qualifiedScope } from '../variables/qualifiedScope.ts';
import { resolveType } from '../resolveType.ts';

/** `[type]expression`. */
export function compileConvert(ast: ConvertExpressionAst, compiler: Compiler): Evaluate {
  const { typeName } = ast.type;
  const plain = typeName.arrayRanks.length === 0 && typeName.genericArguments.length === 0;
  const name = plain ? typeName.name.toLowerCase() : '';
  const { child } = ast;
  if (child.kind === 'Hashtable') {
    if (name === 'ordered') return compileHashtable(child, compiler, 'OrderedDictionary');
    if (customObjectNames.has(name)) return compileHashtable(child, compiler, 'PSCustomObject');
  }
  if (name === 'ref') return compileReference(child, compiler);
  const value = compiler.expression(child);
  if (name === 'void' || name === 'system.void')
    return (frame) => {
      value(frame);
      return nothing;
    };
  const type = resolveType(typeName, compiler);
  return (frame) => convert(value(frame), type(frame), frame.engine);
}

const customObjectNames: ReadonlySet<string> = new Set([
  'pscustomobject',
  'system.management.automation.pscustomobject',
]);

/** `[ref]$x`: the variable itself where it is one, else a place of its own. */
function compileReference(child: ExpressionAst, compiler: Compiler): Evaluate {
  const inner = child.kind === 'ParenExpression' ? (soleExpression(child.pipeline) ?? child) : child;
  if (inner.kind === 'VariableExpression' && inner.path.toLowerCase() !== 'null')
    return referenceToVariable(inner);
  const value = compiler.expression(child);
  return (frame) => referenceOf(value(frame));
}

function referenceToVariable(ast: VariableExpressionAst): Evaluate {
  const { qualifier, key, name } = variablePath(ast.path);
  return (frame) => {
    const variable = qualifiedScope(qualifier, frame).find(key);
    if (variable === undefined)
      throw scriptError(
        'NonExistingVariableReference',
        '[ref] cannot be applied to a variable that does not exist.',
        'InvalidOperation',
        { target: name },
      );
    return new Reference(
      () => variable.read(),
      (value) => {
        variable.store(passAttributes(variable, value));
      },
    );
  };
}
