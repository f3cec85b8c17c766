import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import { ServiceChanges } from '../../../../src/extension/door/serviceChanges.ts';
import { ServiceDoor } from '../../../../src/extension/door/serviceDoor.ts';
import { ProductsModel } from '../../../../src/extension/products/productsModel.ts';
import { checkState, withBox } from '../../../../src/extension/products/productTree.ts';
import { categoryViews } from '../../../support/categoryViews.ts';
import { fakeService } from '../../../support/fakeService.ts';

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  let views = categoryViews();
  const told = new Emitter<readonly ChangedArea[]>();
  const isClassification = ({ type }: { readonly type: string }) => type === 'UpdateClassification';
  const service = fakeService(
    {
      products: () => Promise.resolve(views.filter((view) => !isClassification(view))),
      classifications: () => Promise.resolve(views.filter(isClassification)),
    },
    undefined,
    told,
  );
  const door = new ServiceDoor(() =>
    Promise.resolve({
      ...{ service, isEnded: false },
      close: () => Promise.resolve(),
      keepBySchedules: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      state: () => Promise.reject(new Error('Nobody asks')),
      lost: new Promise<never>(() => undefined),
    }),
  );
  const following = new ServiceChanges(door);
  const errors: string[] = [];
  const model = new ProductsModel(door, following, ({ message }) => errors.push(message));
  const change = async (changes: Parameters<typeof categoryViews>[0]): Promise<void> => {
    views = categoryViews(changes);
    told.fire(['categories']);
    await settle();
  };
  return { door, model, told, following, change, errors };
}

describe('The model of products and classifications', () => {
  it('keeps what is not applied yet while others change what there is, and drops what they have done, too', async () => {
    const { door, model, change } = setUp();
    await door.service();
    await settle();
    assert.equal(model.tree.categories.size, 8);
    model.setDraft(withBox(model.tree, 'Windows 11', true));
    model.setDraft(withBox(model.tree, 'Updates', true));
    assert.ok(model.isEdited);
    await change({ Office: { isNew: true }, Updates: { selected: true } });
    assert.equal(model.news, 1);
    assert.deepEqual([...model.tree.draft.added], ['Windows 11']);
    assert.equal(checkState(model.tree, 'Updates'), 'checked');
    await change({ 'Windows 11': { selected: true } });
    assert.ok(!model.isEdited);
  });

  it('forgets everything when the connection ends, and leaves no listener behind', async () => {
    const { door, model, told, following, errors } = setUp();
    await door.service();
    await settle();
    model.setDraft(withBox(model.tree, 'Windows 11', true));
    model.setFilter('windows');
    await door.close();
    assert.equal(model.tree.categories.size, 0);
    assert.ok(!model.isEdited);
    model.dispose();
    following.dispose();
    assert.equal(told.listenerCount, 0);
    assert.deepEqual(errors, []);
  });
});
