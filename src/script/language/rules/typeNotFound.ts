import type { TypeName } from '../../syntax/typeName.ts';
import { writtenType } from '../functionMetadata.ts';
import type { LintRule } from '../lintRule.ts';

/** A type that this host does not have: the closed table of types is part of its safety. */
export const typeNotFound: LintRule = {
  id: 'TypeNotFound',
  severity: 'warning',
  description: 'Use types that this host has.',
  needsWhole: true,
  *check(model) {
    const known = (type: TypeName): boolean =>
      model.ownTypes.has(type.name.toLowerCase()) ||
      model.types.find(writtenType(type)) !== undefined ||
      model.types.find(type.name) !== undefined ||
      (type.genericArguments.length > 0 && type.genericArguments.every(known));
    for (const node of model.nodes) {
      if (node.kind !== 'TypeConstraint' && node.kind !== 'TypeExpression') continue;
      const { typeName } = node;
      if (typeName.name === '' || known(typeName)) continue;
      const { start, end } = typeName;
      yield { start, end, message: `The type '${writtenType(typeName)}' is not available in this host.` };
    }
  },
};
