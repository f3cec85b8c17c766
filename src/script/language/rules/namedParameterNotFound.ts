import { bindCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import type { LintRule } from '../lintRule.ts';

/** A parameter that the command does not have, or a beginning that several have. */
export const namedParameterNotFound: LintRule = {
  id: 'NamedParameterNotFound',
  severity: 'error',
  description: 'Name parameters that a command has.',
  needsWhole: true,
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const target = callTarget(model, command);
      if (target === undefined || target.binds === 'simple') continue;
      if (target.kind === 'function' && target.definition.body.dynamicParam !== null) continue;
      for (const { parameter, name, isAmbiguous } of bindCall(target, command).arguments) {
        if (parameter !== null || name === null) continue;
        const { start } = name;
        const end = start + 1 + name.parameterName.length;
        const of = `'${target.metadata.name}'`;
        const message = isAmbiguous
          ? `More than one parameter of ${of} begins with '${name.parameterName}'.`
          : `${of} has no parameter '${name.parameterName}'.`;
        yield { start, end, message };
      }
    }
  },
};
