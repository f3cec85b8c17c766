import type { ExpressionAst } from '../syntax/ast.ts';
import type { CompletionItem } from './completionItem.ts';
import { targetType } from './inferType.ts';
import type { ScriptModel } from './scriptModel.ts';
import { membersOf, shownType, typeNamed } from './scriptType.ts';

/** Members of what stands before `.` or `::`; where that is not known, those that every object has. */
export function completeMember(
  model: ScriptModel,
  {
    target,
    isStatic,
  }: Extract<ExpressionAst, { readonly kind: 'MemberExpression' | 'InvokeMemberExpression' }>,
): readonly CompletionItem[] {
  const type = targetType(model, target, isStatic) ?? (isStatic ? undefined : typeNamed(model, 'object'));
  if (type === undefined) return [];
  return membersOf(model, type, isStatic)
    .filter(({ name }) => !/^(?:get|set|op)_/.test(name))
    .map(({ name, kind, definitions, type: own }): CompletionItem => {
      const detail = definitions[0] ?? (own === undefined ? '' : shownType(own));
      const needsQuotes = !/^\w+$/.test(name);
      return {
        ...{ label: name, kind, detail },
        ...(kind === 'method' ? { insert: `${name}(` } : needsQuotes ? { insert: `'${name}'` } : {}),
      };
    });
}
