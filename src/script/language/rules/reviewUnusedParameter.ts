import type { ParameterAst, ScriptBlockAst } from '../../syntax/ast.ts';
import { attributeOf } from '../astQuestions.ts';
import { isTrue } from '../attributeValue.ts';
import type { LintRule } from '../lintRule.ts';

/** A parameter that nobody reads. Bodies that use `$PSBoundParameters` or `$args` may read it all the same. */
export const reviewUnusedParameter: LintRule = {
  id: 'PSReviewUnusedParameter',
  severity: 'warning',
  description: 'Use every parameter, or take it away.',
  needsWhole: true,
  *check(model) {
    const whole = new Set<ScriptBlockAst>();
    for (const { occurrences, name, owner } of model.variables.symbols)
      if (/^(?:psboundparameters|args)$/i.test(name))
        for (const { node } of occurrences)
          for (const outer of [owner, ...model.ancestors(node)])
            if (outer.kind === 'ScriptBlock') whole.add(outer);
    for (const { parameter, owner, occurrences, name } of model.variables.symbols) {
      if (parameter === null || whole.has(owner) || model.parent(parameter)?.kind === 'FunctionMember')
        continue;
      if (occurrences.some(({ use }) => use !== 'declaration')) continue;
      if (isMisread(parameter) || isPipelineInput(parameter)) continue;
      const { start, end } = parameter.name;
      yield { start, end, message: `The parameter '${name}' is not used.`, unnecessary: true };
    }
  },
};

/** The parameter of a name that could not be read, told of by the parser. */
function isMisread({ name }: ParameterAst): boolean {
  return name.path === '__error__';
}

/** What comes from the pipeline is read as `$_`, too. */
function isPipelineInput(parameter: ParameterAst): boolean {
  const attribute = attributeOf(parameter, 'parameter');
  return attribute !== undefined && isTrue(attribute, 'valuefrompipeline');
}
