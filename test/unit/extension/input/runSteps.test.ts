import assert from 'node:assert/strict';
import {
  type Answer,
  runSteps,
  type Step,
  type StepPlace,
} from '../../../../src/extension/input/runSteps.ts';

interface Said {
  readonly first?: string;
  readonly second?: string;
  readonly third?: string;
}

/** Steps that answer as scripted, and write down what they were asked with. */
function scripted(script: readonly string[]) {
  const asked: {
    readonly name: keyof Said;
    readonly before: string | undefined;
    readonly place: StepPlace;
  }[] = [];
  const answers = [...script];
  const step = (name: keyof Said, isAsked?: Step<Said>['isAsked']): Step<Said> => ({
    ...(isAsked === undefined ? {} : { isAsked }),
    ask: (state, place): Promise<Answer<Said>> => {
      asked.push({ name, before: state[name], place });
      const next = answers.shift() ?? 'left';
      return Promise.resolve(
        next === 'back' || next === 'left'
          ? { kind: next }
          : { kind: 'answered', value: { ...state, [name]: next } },
      );
    },
  });
  return { steps: [step('first'), step('second', ({ first }) => first !== 'skip'), step('third')], asked };
}

describe('Questions in steps', () => {
  it('are asked in order, and counted', async () => {
    const { steps, asked } = scripted(['a', 'b', 'c']);
    assert.deepEqual(await runSteps<Said>({}, steps), { first: 'a', second: 'b', third: 'c' });
    assert.deepEqual(
      asked.map(({ place }) => place),
      [
        { step: 1, total: 3, canGoBack: false },
        { step: 2, total: 3, canGoBack: true },
        { step: 3, total: 3, canGoBack: true },
      ],
    );
  });

  it('go back to the one that was asked before, with what was said there', async () => {
    const { steps, asked } = scripted(['skip', 'back', 'a', 'b', 'c']);
    assert.deepEqual(await runSteps<Said>({}, steps), { first: 'a', second: 'b', third: 'c' });
    assert.deepEqual(
      asked.map(({ name, before }) => [name, before]),
      [
        ['first', undefined],
        ['third', undefined],
        ['first', 'skip'],
        ['second', undefined],
        ['third', undefined],
      ],
    );
    assert.deepEqual(asked[1]?.place, { step: 2, total: 2, canGoBack: true });
  });

  it('end with nothing when somebody leaves', async () => {
    assert.equal(await runSteps<Said>({}, scripted(['a', 'left']).steps), undefined);
    assert.equal(await runSteps<Said>({}, scripted(['back']).steps), undefined);
  });
});
