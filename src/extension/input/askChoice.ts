import { type QuickPick, QuickInputButtons, type QuickPickItem, window } from 'vscode';
import { DisposableList } from '../../base/disposable.ts';
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
  return ask(question, (pick) => {
    const { chosen = [], choices } = question;
    pick.activeItems = choices.filter(({ value }) => chosen.includes(value)).slice(0, 1);
    return () => pick.selectedItems[0]?.value;
  });
}

/** Asks for any number of some choices. */
export async function askChoices<T>(question: ChoiceQuestion<T>): Promise<Answer<readonly T[]>> {
  return ask<T, readonly T[]>(question, (pick) => {
    const { chosen = [], choices } = question;
    pick.canSelectMany = true;
    pick.selectedItems = choices.filter(({ value }) => chosen.includes(value));
    return () => pick.selectedItems.map(({ value }) => value);
  });
}

async function ask<T, Result>(
  { title, placeHolder, choices, place }: ChoiceQuestion<T>,
  furnish: (pick: QuickPick<Choice<T>>) => () => Result | undefined,
): Promise<Answer<Result>> {
  const disposables = new DisposableList();
  const pick = disposables.add(window.createQuickPick<Choice<T>>());
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.items = choices;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  if (place !== undefined) {
    pick.step = place.step;
    pick.totalSteps = place.total;
    if (place.canGoBack) pick.buttons = [QuickInputButtons.Back];
  }
  const result = furnish(pick);
  try {
    return await new Promise<Answer<Result>>((resolve) => {
      disposables.add(
        pick.onDidAccept(() => {
          const value = result();
          if (value !== undefined) resolve({ kind: 'answered', value });
        }),
      );
      disposables.add(
        pick.onDidTriggerButton(() => {
          resolve({ kind: 'back' });
        }),
      );
      disposables.add(
        pick.onDidHide(() => {
          resolve({ kind: 'left' });
        }),
      );
      pick.show();
    });
  } finally {
    disposables.dispose();
  }
}
