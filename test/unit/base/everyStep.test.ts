import assert from 'node:assert/strict';
import { everyStep } from '../../../src/base/everyStep.ts';

describe('Steps that are all to be taken', () => {
  const failing = (text: string) => () => Promise.reject(new Error(text));

  it('are taken one after the other', async () => {
    const taken: number[] = [];
    await everyStep([() => Promise.resolve().then(() => taken.push(1)), () => taken.push(2)]);
    assert.deepEqual(taken, [1, 2]);
  });

  it('go on after a failure, which is told in the end', async () => {
    const taken: number[] = [];
    await assert.rejects(everyStep([failing('one'), () => taken.push(2)]), /^Error: one$/);
    assert.deepEqual(taken, [2]);
  });

  it('tell all failures where there are several', async () => {
    await assert.rejects(everyStep([failing('one'), failing('two')]), (error) => {
      assert.ok(error instanceof AggregateError);
      assert.deepEqual(
        error.errors.map((each) => String(each)),
        ['Error: one', 'Error: two'],
      );
      return true;
    });
  });
});
