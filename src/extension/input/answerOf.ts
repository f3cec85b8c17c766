import { type Event, type QuickInput, type QuickInputButton, QuickInputButtons } from 'vscode';
import { DisposableList } from '../../base/disposable.ts';
import type { Answer, StepPlace } from './runSteps.ts';

/** A box in the palette's place that can be accepted and can have buttons: of VS Code's, the one to type in and the one to pick from. */
interface AnswerableInput extends QuickInput {
  buttons: readonly QuickInputButton[];
  readonly onDidAccept: Event<unknown>;
  readonly onDidTriggerButton: Event<unknown>;
}

/**
 * Shows a box until it is answered, taken back or left, and disposes of it. It stays while another window has the focus. `result` is what was said when it
 * is accepted; undefined where that is no answer yet.
 */
export async function answerOf<T>(
  input: AnswerableInput,
  { title, place }: { readonly title: string; readonly place?: StepPlace | undefined },
  result: () => T | undefined,
): Promise<Answer<T>> {
  const disposables = new DisposableList();
  disposables.add(input);
  input.title = title;
  input.ignoreFocusOut = true;
  if (place !== undefined) {
    input.step = place.step;
    input.totalSteps = place.total;
    if (place.canGoBack) input.buttons = [QuickInputButtons.Back];
  }
  try {
    return await new Promise<Answer<T>>((resolve) => {
      disposables.add(
        input.onDidAccept(() => {
          const value = result();
          if (value !== undefined) resolve({ kind: 'answered', value });
        }),
      );
      disposables.add(
        input.onDidTriggerButton(() => {
          resolve({ kind: 'back' });
        }),
      );
      disposables.add(
        input.onDidHide(() => {
          resolve({ kind: 'left' });
        }),
      );
      input.show();
    });
  } finally {
    disposables.dispose();
  }
}
