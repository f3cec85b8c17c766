import type { Extent } from '../syntax/extent.ts';
import { shortAttribute } from './astQuestions.ts';
import { constantTexts, namedArgument } from './attributeValue.ts';
import type { ScriptModel } from './scriptModel.ts';

/** A rule that is not to be told of within a part of a script. */
export interface Suppression extends Extent {
  /** Name of the rule in lower case. */
  readonly rule: string;
  /** Name of what it is about, in lower case; empty for everything. */
  readonly target: string;
}

/** What `[Diagnostics.CodeAnalysis.SuppressMessageAttribute('Rule', 'target')]` before a `param` or a class takes out. */
export function suppressionsOf(model: ScriptModel): readonly Suppression[] {
  return model.ofKind('Attribute').flatMap((attribute): Suppression[] => {
    if (shortAttribute(attribute.typeName.name) !== 'suppressmessage') return [];
    const [category, check = ''] = constantTexts(attribute.positionalArguments);
    const named = namedArgument(attribute, 'category')?.argument;
    const rule = category ?? (named?.kind === 'StringConstantExpression' ? named.value : undefined);
    if (rule === undefined) return [];
    for (const around of model.ancestors(attribute))
      if (holders.has(around.kind))
        return [
          { start: around.start, end: around.end, rule: rule.toLowerCase(), target: check.toLowerCase() },
        ];
    return [];
  });
}

const holders: ReadonlySet<string> = new Set(['ScriptBlock', 'FunctionMember', 'TypeDefinition']);
