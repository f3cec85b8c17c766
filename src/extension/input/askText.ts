import { InputBoxValidationSeverity, QuickInputButtons, window } from 'vscode';
import { DisposableList } from '../../base/disposable.ts';
import type { Answer, StepPlace } from './runSteps.ts';

/** A text to be asked for. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeHolder?: string;
  /** Shown as dots. */
  readonly isSecret?: boolean;
  /** What is wrong with a text, while it is typed; undefined where nothing is. */
  readonly problem: (text: string) => string | undefined;
  readonly place?: StepPlace;
}

/** Asks for a text; it is taken only when nothing is wrong with it. The box stays while another window has the focus. */
export async function askText(question: TextQuestion): Promise<Answer<string>> {
  const disposables = new DisposableList();
  const box = disposables.add(window.createInputBox());
  const { title, prompt, value = '', placeHolder, isSecret = false, problem, place } = question;
  box.title = title;
  box.prompt = prompt;
  box.value = value;
  box.placeholder = placeHolder;
  box.password = isSecret;
  box.ignoreFocusOut = true;
  if (place !== undefined) {
    box.step = place.step;
    box.totalSteps = place.total;
    if (place.canGoBack) box.buttons = [QuickInputButtons.Back];
  }
  try {
    return await new Promise<Answer<string>>((resolve) => {
      const show = (): boolean => {
        const wrong = problem(box.value);
        box.validationMessage =
          wrong === undefined ? undefined : { message: wrong, severity: InputBoxValidationSeverity.Error };
        return wrong === undefined;
      };
      disposables.add(
        box.onDidChangeValue(() => {
          show();
        }),
      );
      disposables.add(
        box.onDidAccept(() => {
          if (show()) resolve({ kind: 'answered', value: box.value });
        }),
      );
      disposables.add(
        box.onDidTriggerButton(() => {
          resolve({ kind: 'back' });
        }),
      );
      disposables.add(
        box.onDidHide(() => {
          resolve({ kind: 'left' });
        }),
      );
      box.show();
    });
  } finally {
    disposables.dispose();
  }
}
