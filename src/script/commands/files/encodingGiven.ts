import { fileEncoding, type FileEncoding } from '../../serialize/textEncoding.ts';
import { NetThrow } from '../../values/netException.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Bytes have no encoding. */
export function warnOfEncoding(runtime: CommandRuntime): void {
  if (runtime.flag('AsByteStream') && runtime.has('Encoding'))
    runtime.writeWarning("Encoding not used when '-AsByteStream' specified.");
}

/** What -Encoding names. One that is unknown ends the statement. */
export function encodingGiven(runtime: CommandRuntime): FileEncoding {
  try {
    return fileEncoding(runtime.string('Encoding'));
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    return runtime.throwTerminating(
      commandError(
        'ParameterArgumentTransformationError',
        `Cannot process argument transformation on parameter 'Encoding'. ${error.message}`,
        'InvalidData',
        {
          type: 'System.Management.Automation.ParameterBindingArgumentTransformationException',
          inner: error.exception,
        },
      ),
    );
  }
}
