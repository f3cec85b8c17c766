import { ProgressLocation, window } from 'vscode';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { Pace } from '../../domain/words/pace.ts';
import { abortSignalOf } from '../commands/abortSignal.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { reportTimes } from '../reportTimes.ts';
import { operationText } from './operationText.ts';

/** What an operation is handed: its call, and a way to say what it is at besides. */
export interface WatchedCall extends OperationCall {
  readonly say: (text: string) => void;
}

/** Runs an operation behind a notification with how far it is, how long it still takes, and Cancel; takes no focus. Rejects as the operation does. */
export async function withOperation<T>(
  { clock }: Pick<ExtensionParts, 'clock'>,
  title: string,
  run: (call: WatchedCall) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const aborting = abortSignalOf(token);
    const pace = new Pace(clock);
    const isTime = reportTimes(clock);
    const say = (message: string): void => {
      if (isTime()) progress.report({ message });
    };
    try {
      return await run({
        say,
        signal: aborting.signal,
        onProgress: (heard) => {
          say(operationText(heard.text, pace.stepOf(heard), heard.unit));
        },
      });
    } finally {
      aborting.dispose();
    }
  });
}
