import { informationRecord } from '../../commands/write/informationRecord.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { bool, text } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import { nothing, type Value } from '../../values/value.ts';
import { emit } from '../compile/emit.ts';
import { ScriptCmdlet } from '../blocks/scriptCmdlet.ts';
import { selfOf } from './selfOf.ts';

/** System.Management.Automation.PSScriptCmdlet: `$PSCmdlet`. */
export function scriptCmdletType(): NetType {
  return new TypeBuilder('System.Management.Automation.PSScriptCmdlet', selfOf(ScriptCmdlet))
    .property('string ParameterSetName', ({ parameterSetName }) => parameterSetName)
    .property('System.Management.Automation.InvocationInfo MyInvocation', ({ invocation }) => invocation)
    .property('bool Stopping', () => false)
    .property('System.Object SessionState', ({ frame }) => frame.engine.sessionState(frame))
    .property('System.Object Host', ({ frame }) => frame.engine.variable('Host') ?? null)
    .method('bool ShouldProcess(string target)', ({ confirmation }, [target]) =>
      confirmation.shouldProcess(text(target)),
    )
    .method('bool ShouldProcess(string target, string action)', ({ confirmation }, [target, action]) =>
      confirmation.shouldProcess(text(target), text(action)),
    )
    .method(
      'bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)',
      ({ confirmation }, [description, warning, caption]) =>
        confirmation.described(text(description), text(warning), text(caption)),
    )
    .method('bool ShouldContinue(string query, string caption)', ({ confirmation }, [query, caption]) =>
      confirmation.shouldContinue(text(query), text(caption)),
    )
    .method(
      'bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)',
      ({ confirmation }, [query, caption]) => confirmation.shouldContinue(text(query), text(caption)),
    )
    .method(
      'void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)',
      (cmdlet, [record]) => {
        const error = cmdlet.writer.terminating(cmdlet.own(recordOf(record, nullRecord)));
        error.passes = true;
        error.endsCommand = true;
        throw error;
      },
    )
    .method('void WriteError(System.Management.Automation.ErrorRecord errorRecord)', (cmdlet, [record]) => {
      passing(() => {
        cmdlet.writer.error(cmdlet.own(recordOf(record, nullArgument)));
      });
      return nothing;
    })
    .method('void WriteObject(System.Object sendToPipeline)', ({ frame }, [value]) => {
      frame.out.write(value ?? null);
      return nothing;
    })
    .method(
      'void WriteObject(System.Object sendToPipeline, bool enumerateCollection)',
      ({ frame }, [value, enumerates]) => {
        if (bool(enumerates)) emit(value ?? null, frame.out);
        else frame.out.write(value ?? null);
        return nothing;
      },
    )
    .method('void WriteWarning(string text)', ({ writer }, [message]) => {
      passing(() => {
        writer.warning(text(message));
      });
      return nothing;
    })
    .method('void WriteVerbose(string text)', ({ writer }, [message]) => {
      passing(() => {
        writer.verbose(text(message));
      });
      return nothing;
    })
    .method('void WriteDebug(string text)', ({ writer }, [message]) => {
      passing(() => {
        writer.debug(text(message));
      });
      return nothing;
    })
    .method(
      'void WriteInformation(System.Object messageData, string[] tags)',
      ({ writer, frame, invocation }, [messageData = null, tags = null]) => {
        const names = [...(enumerate(tags) ?? [])].map((tag) => text(tag));
        passing(() => {
          writer.information(informationRecord(messageData, names, { invocation, runspace: frame.engine }));
        });
        return nothing;
      },
    )
    .method(
      'void WriteInformation(System.Management.Automation.InformationRecord informationRecord)',
      ({ writer }, [record = null]) => {
        passing(() => {
          writer.information(record);
        });
        return nothing;
      },
    )
    .method(
      'System.Object GetVariableValue(string name)',
      ({ frame }, [name]) => frame.scope.find(text(name).toLowerCase())?.read() ?? null,
    )
    .method(
      'System.Object GetVariableValue(string name, System.Object defaultValue)',
      ({ frame }, [name, fallback]) => frame.scope.find(text(name).toLowerCase())?.read() ?? fallback ?? null,
    )
    .method('string GetUnresolvedProviderPathFromPSPath(string path)', ({ frame }, [path]) =>
      frame.engine.fullPath(text(path)),
    )
    .method('string ToString()', (self, _args, context) => toText(self.typeName, context))
    .build();
}

/** What ThrowTerminatingError and WriteError say of no record. */
const nullRecord = [
  'System.ArgumentNullException',
  "Value cannot be null. (Parameter 'errorRecord')",
] as const;
const nullArgument = [
  'System.Management.Automation.PSArgumentNullException',
  'Cannot process argument because the value of argument "errorRecord" is null. Change the value of argument "errorRecord" to a non-null value.',
] as const;

function recordOf(value: Value | undefined, [type, message]: readonly [string, string]): ErrorRecord {
  if (value instanceof ErrorRecord) return value;
  throw new NetThrow(new NetException(type, message));
}

/** What stops a stream is an error of the function, not of the method. */
function passing(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof ScriptError) error.passes = true;
    throw error;
  }
}
