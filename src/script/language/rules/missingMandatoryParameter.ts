import { everySet, membersIn } from '../../binding/bindingPlan.ts';
import { bindCall, type BoundCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import type { LintRule } from '../lintRule.ts';

/** A parameter without which a command cannot run; a script has nobody to ask for it. */
export const missingMandatoryParameter: LintRule = {
  id: 'MissingMandatoryParameter',
  severity: 'warning',
  description: 'Give every mandatory parameter.',
  needsWhole: true,
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const target = callTarget(model, command);
      const [first] = command.elements;
      if (target === undefined || target.binds === 'simple' || first === undefined) continue;
      const parent = model.parent(command);
      if (parent?.kind === 'Pipeline' && parent.elements[0] !== command) continue;
      const call = bindCall(target, command);
      if (call.isSplatted || call.arguments.some(({ parameter }) => parameter === null)) continue;
      const missing = missingOf(call);
      const { start, end } = first;
      if (missing.length > 0)
        yield {
          ...{ start, end },
          message: `'${target.metadata.name}' needs ${missing.map((name) => `-${name}`).join(', ')}.`,
        };
    }
  },
};

/** Names of the mandatory parameters that are missing in the set that comes nearest; none where one of the sets is whole. */
function missingOf({ target, arguments: bound, sets }: BoundCall): readonly string[] {
  const { plan } = target;
  const given = new Set(bound.map(({ parameter }) => parameter));
  const bits = plan.setNames
    .map((_, index) => 1 << index)
    .filter((bit) => sets === everySet || (bit & sets) !== 0);
  const choices = (bits.length === 0 ? [everySet] : bits).map((set) =>
    plan.parameters
      .filter(
        (parameter) =>
          !given.has(parameter) &&
          membersIn(parameter, set).some(({ mandatory }) => mandatory) &&
          (set === everySet || parameter.everywhere || (parameter.bits & set) !== 0),
      )
      .map(({ name }) => name),
  );
  return choices.toSorted((left, right) => left.length - right.length)[0] ?? [];
}
