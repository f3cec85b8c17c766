/** What became of a question: answered, taken back to the one before, or left with Esc. */
export type Answer<T> =
  { readonly kind: 'answered'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'left' };

/** An answer to one question as the answer to all so far; going back and leaving stay what they are. */
export function withAnswer<T, State>(answer: Answer<T>, take: (value: T) => State): Answer<State> {
  return answer.kind === 'answered' ? { kind: 'answered', value: take(answer.value) } : answer;
}

/** Where a question stands among those that are asked. */
export interface StepPlace {
  readonly step: number;
  readonly total: number;
  readonly canGoBack: boolean;
}

/** One question of several; its answer is the state with what was said. */
export interface Step<State> {
  /** Whether it is asked as things stand; always without it. */
  readonly isAsked?: (state: State) => boolean;
  readonly ask: (state: State, place: StepPlace) => Promise<Answer<State>>;
}

/** Asks one question after another; Back keeps what was said, so that it stands there again. Resolves with undefined when somebody left. */
export async function runSteps<State>(
  initial: State,
  steps: readonly Step<State>[],
): Promise<State | undefined> {
  const asked: number[] = [];
  let state = initial;
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (step === undefined || step.isAsked?.(state) === false) {
      index++;
      continue;
    }
    const ahead = steps.slice(index).filter(({ isAsked }) => isAsked?.(state) !== false).length;
    const place = { step: asked.length + 1, total: asked.length + ahead, canGoBack: asked.length > 0 };
    const answer = await step.ask(state, place);
    switch (answer.kind) {
      case 'left':
        return undefined;
      case 'back': {
        const before = asked.pop();
        if (before === undefined) return undefined;
        index = before;
        break;
      }
      case 'answered':
        state = answer.value;
        asked.push(index++);
        break;
    }
  }
  return state;
}
