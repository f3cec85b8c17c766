import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { enumerate } from '../members/enumerate.ts';
import { construct } from '../members/construct.ts';
import { invokeMethod } from '../members/invokeMethod.ts';
import { NetType, type NetContext } from '../types/netType.ts';
import { scriptError } from '../values/errorRecord.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';
import { attributeArgument } from './attributeArgument.ts';
import { notNull, notNullOrEmpty, notNullOrWhiteSpace } from './checkNull.ts';
import { lengthCheck, countCheck } from './checkLength.ts';
import { rangeCheck, rangeKindCheck } from './checkRange.ts';
import { driveCheck } from './checkDrive.ts';
import { patternCheck, scriptCheck, setCheck } from './checkText.ts';

/**
 * The check that a validation attribute stands for, of its arguments as they were written. Null for an attribute that checks nothing; throws what making
 * the attribute throws: a range that ends before it begins.
 */
export function argumentCheck(
  name: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: NetContext,
): ArgumentCheck | null {
  const [first = null, second = null] = positional;
  const message = textOf(named.get('errormessage'), context);
  const texts = () =>
    positional.flatMap((value) => [...(enumerate(value) ?? [value])]).map((value) => context.text(value));
  const kind = name.toLowerCase().replace(/attribute$/, '');
  const whole = (attribute: string, value: Value): number =>
    Number(attributeArgument(attribute, value, 'System.Int32', context));
  switch (kind) {
    case 'validatenotnull':
      return notNull;
    case 'validatenotnullorempty':
      return notNullOrEmpty;
    case 'validatenotnullorwhitespace':
      return notNullOrWhiteSpace;
    case 'validaterange':
      return positional.length === 1
        ? rangeKindCheck(
            context.text(
              attributeArgument(
                'ValidateRange',
                first,
                'System.Management.Automation.ValidateRangeKind',
                context,
              ),
            ),
          )
        : rangeCheck(first, second, context);
    case 'validatelength':
      return lengthCheck(whole('ValidateLength', first), whole('ValidateLength', second));
    case 'validatecount':
      return countCheck(whole('ValidateCount', first), whole('ValidateCount', second));
    case 'validateset':
      return setCheck(
        allowedTexts(positional, texts(), context),
        toBoolean(named.get('ignorecase') ?? true),
        message,
      );
    case 'validatepattern':
      return patternCheck(
        context.text(first),
        textOf(named.get('options'), context) ?? 'IgnoreCase',
        message,
      );
    case 'validatescript':
      return scriptCheckOf(first, message, context);
    case 'validatedrive':
      return driveCheck(texts());
    case 'validateuserdrive':
      return driveCheck(['User']);
    case 'pstypename':
      return { attribute: 'PSTypeName', values: texts(), transforms: false, apply: (value) => value };
    default:
      return null;
  }
}

/** What ValidateSet allows: the texts that it names, or those that a class generates (IValidateSetValuesGenerator). */
function allowedTexts(
  positional: readonly Value[],
  texts: readonly string[],
  context: NetContext,
): readonly string[] {
  const [first] = positional;
  if (first instanceof NetType) {
    const generated = invokeMethod(construct(first, [], context), 'GetValidValues', [], context);
    return [...(enumerate(generated) ?? [generated])].map((value) => context.text(value));
  }
  if (texts.length > 0) return texts;
  throw scriptError(
    'ArgumentOutOfRange',
    'Cannot process argument because the value of argument "validValues" is out of range. Change argument "validValues" to a value that is within range. (Parameter \'validValues\')\nActual value was System.String[].',
    'InvalidArgument',
    { type: 'System.Management.Automation.PSArgumentOutOfRangeException' },
  );
}

function textOf(value: Value | undefined, context: NetContext): string | null {
  return value === undefined || isNull(value) ? null : context.text(value);
}

function scriptCheckOf(value: Value, message: string | null, context: NetContext): ArgumentCheck | null {
  const block = attributeArgument(
    'ValidateScript',
    value,
    'System.Management.Automation.ScriptBlock',
    context,
  );
  return block instanceof ScriptBlock ? scriptCheck(block, message) : null;
}
