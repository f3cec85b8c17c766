import { convert } from '../../convert/convert.ts';
import { construct } from '../../members/construct.ts';
import { invokeMethod } from '../../members/invokeMethod.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { withoutType } from '../../types/unavailableTypes.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import type { NetType } from '../../types/netType.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** New-Object: an object of a type, made by a constructor, its properties set. */
export const newObject = cmdlet({
  name: 'New-Object',
  className: 'NewObjectCommand',
  module: 'Utility',
  syntax: {
    Net: '[-TypeName] <string> [[-ArgumentList] <Object[]>] [-Property <System.Collections.IDictionary>]',
    Com: '-ComObject <string> [-Strict] [-Property <System.Collections.IDictionary>]',
  },
  parameters: { ArgumentList: { aliases: ['Args'] } },
  start: (runtime) => ({
    begin() {
      if (runtime.has('ComObject'))
        runtime.throwTerminating(
          commandError('NotAvailable', 'COM objects are not available in this host.', 'NotImplemented', {
            type: 'System.PlatformNotSupportedException',
          }),
        );
      const made = make(runtime.string('TypeName') ?? '', runtime.list('ArgumentList') ?? [], runtime);
      const properties = runtime.value('Property');
      if (properties instanceof Dictionary) setAll(made, properties, runtime);
      runtime.write(made);
    },
  }),
});

function make(name: string, args: readonly Value[], runtime: CommandRuntime): Value {
  const { runspace } = runtime;
  if (/^(?:System\.Management\.Automation\.)?PS(?:Custom)?Object$/i.test(name)) return new CustomObject();
  const type = runspace.findType(name);
  if (type === undefined)
    return runtime.throwTerminating(
      commandError(
        'TypeNotFound',
        `Cannot find type [${name}]: verify that the assembly containing this type is loaded.${withoutType(name)}`,
        'InvalidType',
        { type: 'System.Management.Automation.PSArgumentException' },
      ),
    );
  try {
    return construct(type, args, runspace);
  } catch (error) {
    const exception =
      error instanceof ScriptError
        ? error.record.exception
        : error instanceof NetThrow
          ? error.exception
          : undefined;
    if (exception === undefined) throw error;
    const isUnfit =
      error instanceof ScriptError && exception.typeName === 'System.Management.Automation.MethodException';
    if (isUnfit && args.every((arg) => isNull(arg)))
      return runtime.throwTerminating(
        commandError(
          'CannotFindAppropriateCtor',
          `A constructor was not found. Cannot find an appropriate constructor for type ${name}.`,
          'ObjectNotFound',
          { type: 'System.Management.Automation.PSArgumentException' },
        ),
      );
    const message = isUnfit ? byPlace(exception.message, type) : exception.message;
    return runtime.throwTerminating(
      commandError('ConstructorInvokedThrowException', message, 'InvalidOperation', {
        type: exception.typeName,
        inner: exception.inner,
      }),
    );
  }
}

/** The words of `::new(…)` as New-Object has them: the type's name for that of the constructor, the first argument's number for its name. */
function byPlace(message: string, { name }: NetType): string {
  return message
    .replace(/overload for "(?:new|\.ctor)"/, `overload for "${name}"`)
    .replace(
      /^Cannot convert argument "[^"]*"(.*?)for "\.ctor"/s,
      `Cannot convert argument "0"$1for "${name}"`,
    );
}

/** Sets properties, or calls methods of one argument, by the names of a hashtable. */
function setAll(made: Value, properties: Dictionary, runtime: CommandRuntime): void {
  const { runspace } = runtime;
  for (const { key, value } of properties.entries()) {
    const name = runspace.text(key);
    if (made instanceof CustomObject) {
      made.set(name, value);
      continue;
    }
    const property = propertiesOf(made, runspace).find(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    );
    const method = runspace.types.of(made).facts.methods.has(name.toLowerCase());
    if ((property?.set ?? null) === null && !method) tellMissing(name, runtime);
    try {
      if (property?.set !== undefined && property.set !== null) {
        const type = runspace.types.find(property.typeName);
        property.set(type === undefined ? value : convert(value, type, runspace));
      } else invokeMethod(made, name, [value], runspace);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      runtime.throwTerminating(
        commandError(
          'SetValueException',
          'The value supplied is not valid, or the property is read-only. Change the value, and then try again.',
          'InvalidData',
          { type: 'System.Exception', inner: error.record.exception },
        ),
      );
    }
  }
}

function tellMissing(name: string, runtime: CommandRuntime): never {
  const message = `The member "${name}" was not found for the specified .NET object.`;
  return runtime.throwTerminating(
    commandError('InvalidOperationException', message, 'InvalidOperation', {
      type: 'System.InvalidOperationException',
    }),
  );
}
