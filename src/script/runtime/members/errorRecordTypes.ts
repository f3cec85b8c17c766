import { toText } from '../../convert/toText.ts';
import { any, text } from '../../types/arguments.ts';
import { genericName } from '../../types/assemblies.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { ErrorCategoryInfo } from '../../values/errorCategoryInfo.ts';
import { errorCategories, type ErrorCategory, ErrorRecord } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import { selfOf } from './selfOf.ts';

const prefix = 'System.Management.Automation.';
const iterations = genericName('System.Collections.ObjectModel.ReadOnlyCollection`1', ['System.Int32']);

/** Name of a type without its namespace. */
function shortName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

/** What is seen of an error: its category with target, activity and reason. */
interface Category {
  readonly category: ErrorCategory;
  readonly activity: string;
  readonly reason: string;
  readonly targetName: string;
  readonly targetType: string;
}

/** The category of an error as CategoryInfo shows it. */
export function categoryOf(record: ErrorRecord, context: NetContext): Category {
  const { target, invocation, exception } = record;
  const hasTarget = !isNull(target);
  return {
    category: record.category,
    activity: record.activity ?? commandName(invocation?.command ?? null, context),
    reason: record.reason ?? shortName(exception.typeName),
    targetName: record.targetName ?? (hasTarget ? targetText(target, context) : ''),
    targetType: record.targetType ?? (hasTarget ? shortName(typeNameOf(target, context)) : ''),
  };
}

function commandName(command: NetObject | null, context: NetContext): string {
  return command !== null && 'name' in command && typeof command.name === 'string'
    ? context.text(command.name)
    : '';
}

function targetText(target: Value, context: NetContext): string {
  if (target instanceof NetArray) return target.typeName;
  return toText(target, context);
}

function typeNameOf(target: Value, context: NetContext): string {
  const { fullName } = context.types.of(target);
  return fullName === 'System.Management.Automation.PSCustomObject' ? 'PSObject' : fullName;
}

/** `NotSpecified: (:) [Write-Error], WriteErrorException`; the name of an exception stands whole. */
export function categoryText(record: ErrorRecord, context: NetContext): string {
  const { category, activity, reason, targetName, targetType } = categoryOf(record, context);
  return `${category}: (${shortened(targetName)}:${shortened(targetType)}) [${shortened(activity)}], ${record.reason === null ? reason : shortened(reason)}`;
}

/** At most 40 characters, the middle left out. */
function shortened(part: string): string {
  return part.length <= 40 ? part : `${part.slice(0, 19)}…${part.slice(-19)}`;
}

/** ErrorRecord and what hangs on it. */
export function errorRecordTypes(): NetType[] {
  const categoryValue = (record: ErrorRecord): EnumValue =>
    new EnumValue(`${prefix}ErrorCategory`, BigInt(errorCategories.indexOf(record.category)));
  const info = selfOf(ErrorCategoryInfo);
  return [
    new TypeBuilder(`${prefix}ErrorRecord`, selfOf(ErrorRecord))
      .added('ScriptProperty', 'string PSMessageDetails', () => null)
      .constructs(
        `(System.Exception exception, string errorId, ${prefix}ErrorCategory errorCategory, System.Object targetObject)`,
        ([exception, id, category, target]) => makeRecord(exception, text(id), category, any(target)),
      )
      .property('System.Exception Exception', ({ exception }) => exception)
      .property('System.Object TargetObject', ({ target }) => target)
      .property(`${prefix}ErrorCategoryInfo CategoryInfo`, (record) => new ErrorCategoryInfo(record))
      .property('string FullyQualifiedErrorId', ({ fullyQualifiedErrorId }) => fullyQualifiedErrorId)
      .property(
        `${prefix}ErrorDetails ErrorDetails`,
        (record) => (record.details === null ? null : new ErrorDetails(record.details, record)),
        (record, value, context) => {
          record.details =
            value instanceof ErrorDetails
              ? value.details
              : { message: context.text(value), recommendedAction: '' };
        },
      )
      .property(`${prefix}InvocationInfo InvocationInfo`, ({ invocation }) => invocation?.ofError ?? null)
      .property('string ScriptStackTrace', ({ invocation, scriptStackTrace }) =>
        invocation === null && scriptStackTrace === '' ? null : scriptStackTrace,
      )
      .property(
        'System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo',
        () => new NetList([], iterations),
      )
      .method('string ToString()', (record) => record.details?.message ?? record.exception.message)
      .build(),
    new TypeBuilder(`${prefix}ErrorCategoryInfo`, info)
      .property(`${prefix}ErrorCategory Category`, ({ record }) => categoryValue(record))
      .property(
        'string Activity',
        ({ record }, context) => categoryOf(record, context).activity,
        ({ record }, value, context) => {
          record.activity = context.text(value);
        },
      )
      .property(
        'string Reason',
        ({ record }, context) => categoryOf(record, context).reason,
        ({ record }, value, context) => {
          record.reason = context.text(value);
        },
      )
      .property(
        'string TargetName',
        ({ record }, context) => categoryOf(record, context).targetName,
        ({ record }, value, context) => {
          record.targetName = context.text(value);
        },
      )
      .property(
        'string TargetType',
        ({ record }, context) => categoryOf(record, context).targetType,
        ({ record }, value, context) => {
          record.targetType = context.text(value);
        },
      )
      .method('string GetMessage()', ({ record }, _args, context) => categoryText(record, context))
      .method('string ToString()', ({ record }, _args, context) => categoryText(record, context))
      .build(),
    new TypeBuilder(`${prefix}ErrorDetails`, selfOf(ErrorDetails))
      .constructs(
        '(string message)',
        ([message]) => new ErrorDetails({ message: text(message), recommendedAction: '' }),
      )
      .property('string Message', ({ details }) => details.message)
      .property(
        'string RecommendedAction',
        ({ details }) => details.recommendedAction,
        (self, value, context) => {
          self.change({ ...self.details, recommendedAction: context.text(value) });
        },
      )
      .method('string ToString()', ({ details }) => details.message)
      .build(),
  ];
}

/** System.Management.Automation.ErrorDetails. */
class ErrorDetails extends NetObject {
  readonly typeName = 'System.Management.Automation.ErrorDetails';
  details: { readonly message: string; readonly recommendedAction: string };

  readonly #record: ErrorRecord | null;

  constructor(
    details: { readonly message: string; readonly recommendedAction: string },
    record: ErrorRecord | null = null,
  ) {
    super();
    this.details = details;
    this.#record = record;
  }

  /** Takes other words, for the record that they are of, too. */
  change(details: { readonly message: string; readonly recommendedAction: string }): void {
    this.details = details;
    if (this.#record !== null) this.#record.details = details;
  }
}

function makeRecord(
  exception: Value | undefined,
  id: string,
  category: Value | undefined,
  target: Value,
): ErrorRecord {
  return new ErrorRecord({
    exception: exception instanceof NetException ? exception : new NetException('System.Exception', ''),
    id,
    category:
      category instanceof EnumValue
        ? (errorCategories[Number(category.value)] ?? 'NotSpecified')
        : 'NotSpecified',
    target,
  });
}
