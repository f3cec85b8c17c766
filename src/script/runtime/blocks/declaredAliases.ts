import { attributeName } from './attributeValues.ts';
import type { BlockCode } from '../execution.ts';

/** The aliases that `[Alias('x')]` before `param` gives a function. */
export function declaredAliases({ attributes }: Pick<BlockCode, 'attributes'>): string[] {
  return attributes
    .filter((attribute) => attributeName(attribute) === 'alias')
    .flatMap(({ positionalArguments }) => positionalArguments)
    .flatMap((argument) => (argument.kind === 'StringConstantExpression' ? [argument.value] : []));
}
