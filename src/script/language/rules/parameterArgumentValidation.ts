import { bindCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import type { LintRule } from '../lintRule.ts';
import { closedValues } from '../parameterValues.ts';
import type { ExpressionAst } from '../../syntax/ast.ts';

/** A constant that is none of the values a parameter takes. */
export const parameterArgumentValidation: LintRule = {
  id: 'ParameterArgumentValidationError',
  severity: 'error',
  description: 'Give values that a parameter takes.',
  needsWhole: true,
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const target = callTarget(model, command);
      if (target === undefined) continue;
      for (const { parameter, value } of bindCall(target, command).arguments) {
        if (parameter === null || value === null) continue;
        const values = closedValues(model, parameter.metadata);
        if (values === null) continue;
        const known = new Set(values.map((one) => one.toLowerCase()));
        for (const text of constants(value))
          if (!known.has(text.value.toLowerCase()) && !/^[\d,\s]*$|,/.test(text.value)) {
            const { start, end } = text;
            const listed = values.length > 12 ? `${values.slice(0, 12).join(', ')}, …` : values.join(', ');
            yield { start, end, message: `'${text.value}' is not a value of -${parameter.name}: ${listed}.` };
          }
      }
    }
  },
};

type Text = Extract<ExpressionAst, { readonly kind: 'StringConstantExpression' }>;

function constants(value: ExpressionAst): readonly Text[] {
  if (value.kind === 'StringConstantExpression') return [value];
  return value.kind === 'ArrayLiteral' ? value.elements.flatMap(constants) : [];
}
