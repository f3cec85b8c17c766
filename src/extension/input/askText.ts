import { InputBoxValidationSeverity, window } from 'vscode';
import { answerOf } from './answerOf.ts';
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
  const box = window.createInputBox();
  const { prompt, value = '', placeHolder, isSecret = false, problem } = question;
  box.prompt = prompt;
  box.value = value;
  box.placeholder = placeHolder;
  box.password = isSecret;
  const isRight = (): boolean => {
    const wrong = problem(box.value);
    box.validationMessage =
      wrong === undefined ? undefined : { message: wrong, severity: InputBoxValidationSeverity.Error };
    return wrong === undefined;
  };
  const typing = box.onDidChangeValue(isRight);
  try {
    return await answerOf(box, question, () => (isRight() ? box.value : undefined));
  } finally {
    typing.dispose();
  }
}
