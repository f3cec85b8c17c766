import { EnumValue } from '../../values/enumValue.ts';
import { errorCategories, ErrorRecord, type ErrorCategory } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

const writeErrorException = 'Microsoft.PowerShell.Commands.WriteErrorException';

const category =
  '[-Category <System.Management.Automation.ErrorCategory>] [-ErrorId <string>] [-TargetObject <Object>] [-RecommendedAction <string>] [-CategoryActivity <string>] [-CategoryReason <string>] [-CategoryTargetName <string>] [-CategoryTargetType <string>]';
const reasons =
  '[-RecommendedAction <string>] [-CategoryActivity <string>] [-CategoryReason <string>] [-CategoryTargetName <string>] [-CategoryTargetType <string>]';

/** Write-Error: a non-terminating error in the name of the function that calls it. */
export const writeError = cmdlet({
  name: 'Write-Error',
  className: 'WriteErrorCommand',
  module: 'Utility',
  syntax: {
    NoException: `[-Message] <string> ${category}`,
    WithException: `[-Exception] <System.Exception> [-Message <string>] ${category}`,
    ErrorRecord: `[-ErrorRecord] <System.Management.Automation.ErrorRecord> ${reasons}`,
  },
  parameters: {
    Message: { pipeline: 'value', aliases: ['Msg'], allow: ['null', 'emptyString'] },
    CategoryActivity: { aliases: ['Activity'] },
    CategoryReason: { aliases: ['Reason'] },
    CategoryTargetName: { aliases: ['TargetName'] },
    CategoryTargetType: { aliases: ['TargetType'] },
  },
  start: (runtime) => ({
    process() {
      const record = recordOf(runtime);
      record.invocation = runtime.caller;
      record.activity = runtime.string('CategoryActivity') ?? record.activity ?? 'Write-Error';
      record.reason = runtime.string('CategoryReason') ?? record.reason;
      record.targetName = runtime.string('CategoryTargetName') ?? record.targetName;
      record.targetType = runtime.string('CategoryTargetType') ?? record.targetType;
      const action = runtime.string('RecommendedAction');
      if (action !== undefined)
        record.details = {
          message: record.details?.message ?? record.exception.message,
          recommendedAction: action,
        };
      runtime.writeError(record);
    },
  }),
});

function recordOf(runtime: CommandRuntime): ErrorRecord {
  const given = runtime.value('ErrorRecord');
  if (given instanceof ErrorRecord) {
    const { exception, id, category: kind, target, details } = given;
    const copy = new ErrorRecord({ exception, id, category: kind, target });
    copy.details = details;
    return copy;
  }
  const exception = runtime.value('Exception');
  // An exception without a message says what it is.
  const message =
    runtime.has('Message') && isNull(runtime.value('Message') ?? null)
      ? `Exception of type '${writeErrorException}' was thrown.`
      : runtime.string('Message');
  const made =
    exception instanceof NetException ? exception : new NetException(writeErrorException, message ?? '');
  const record = new ErrorRecord({
    exception: made,
    id: runtime.string('ErrorId') ?? made.typeName,
    category: categoryOf(runtime),
    target: runtime.value('TargetObject') ?? null,
  });
  if (made === exception && message !== undefined && message !== '')
    record.details = { message, recommendedAction: '' };
  return record;
}

function categoryOf(runtime: CommandRuntime): ErrorCategory {
  const value = runtime.value('Category');
  return value instanceof EnumValue
    ? (errorCategories[Number(value.value)] ?? 'NotSpecified')
    : 'NotSpecified';
}
