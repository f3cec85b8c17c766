import { type QuickPick, type QuickPickItem, window } from 'vscode';
import { answerOf } from './answerOf.ts';
import type { Answer, StepPlace } from './runSteps.ts';

/** Something to choose. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** A question with answers to choose from. */
export interface ChoiceQuestion<T> {
  readonly title: string;
  readonly placeHolder: string;
  readonly choices: readonly Choice<T>[];
  /** The ones that stand chosen at first. */
  readonly chosen?: readonly T[];
  readonly place?: StepPlace;
}

/** Asks for one of some choices. */
export async function askChoice<T>(question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const { chosen = [], choices } = question;
  const pick = pickOf(question);
  const [active] = choices.filter(({ value }) => chosen.includes(value));
  // Without one VS Code offers the first: Enter answers in either case.
  if (active !== undefined) pick.activeItems = [active];
  return answerOf(pick, question, () => pick.selectedItems[0]?.value);
}

/** Asks for any number of some choices. */
export async function askChoices<T>(question: ChoiceQuestion<T>): Promise<Answer<readonly T[]>> {
  const { chosen = [], choices } = question;
  const pick = pickOf(question);
  pick.canSelectMany = true;
  pick.selectedItems = choices.filter(({ value }) => chosen.includes(value));
  return answerOf(pick, question, () => pick.selectedItems.map(({ value }) => value));
}

function pickOf<T>({ placeHolder, choices }: ChoiceQuestion<T>): QuickPick<Choice<T>> {
  const pick = window.createQuickPick<Choice<T>>();
  pick.placeholder = placeHolder;
  pick.items = choices;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return pick;
}
