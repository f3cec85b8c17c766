import assert from 'node:assert/strict';
import {
  allProducts,
  categoriesOf,
  categoryDocument,
  expandProducts,
  findCategory,
  parentOf,
} from '../../../src/domain/categories.ts';
import type { CategoryDocument } from '../../../src/domain/documents.ts';
import type { PrerequisiteClause } from '../../../src/domain/updateHeader.ts';
import { sampleHeader } from '../../support/sampleHeader.ts';

const category = (
  id: string,
  type: CategoryDocument['type'],
  parent?: string,
  more: Partial<CategoryDocument> = {},
): CategoryDocument => ({
  _id: id,
  type,
  title: `Title of ${id}`,
  excludedByDefault: false,
  retired: false,
  ...(parent === undefined ? {} : { parent }),
  ...more,
});

const categories = [
  category('microsoft', 'Company'),
  category('windows', 'ProductFamily', 'microsoft', { title: 'Windows' }),
  category('w11', 'Product', 'windows', { title: 'Windows 11' }),
  category('w10', 'Product', 'windows', { title: ' Windows 10\n' }),
  category('lp', 'Product', 'windows', { title: 'Language Packs', excludedByDefault: true }),
  category('office-family', 'ProductFamily', 'microsoft', { title: 'Office' }),
  category('o16', 'Product', 'office-family', { title: 'Office' }),
  category('local', 'Company'),
  category('packages', 'Product', 'local'),
  category('security', 'UpdateClassification', undefined, { title: 'Security Updates' }),
];
const typeOf = (id: string): CategoryDocument['type'] | undefined =>
  categories.find(({ _id }) => _id === id)?.type;

describe('The categories of an update', () => {
  const marked = (...anyOf: string[]): PrerequisiteClause => ({ anyOf, isCategory: true });
  const plain = (...anyOf: string[]): PrerequisiteClause => ({ anyOf, isCategory: false });
  for (const [what, prerequisites, expected] of [
    [
      'are those of the marked clauses',
      [plain('detectoid'), marked('security'), marked('w11', 'w10')],
      { products: ['w11', 'w10'], classification: 'security' },
    ],
    [
      'are those of plain clauses for a hidden member of a bundle',
      [plain('detectoid', 'security'), plain('w11')],
      { products: ['w11'], classification: 'security' },
    ],
    [
      'ignore plain clauses where a marked one names a product',
      [plain('w10'), marked('w11', 'w11'), plain('security')],
      { products: ['w11'], classification: 'security' },
    ],
    ['leave out families and unknown ids', [marked('windows', 'new')], { products: [] }],
    ['are none without prerequisites', [], { products: [] }],
  ] as const) {
    it(what, () => {
      assert.deepEqual(categoriesOf({ prerequisites }, typeOf), expected);
    });
  }
});

describe('The document of a category', () => {
  const untyped = {
    ...sampleHeader,
    updateType: 'Category',
    texts: [
      { language: 'en', title: 'Windows\n' },
      { language: 'de', title: 'Fenster' },
    ],
    prerequisites: [
      { anyOf: ['detectoid'], isCategory: false },
      { anyOf: ['windows'], isCategory: true },
    ],
  } as const;
  const header = { ...untyped, categoryType: 'Product' } as const;

  it('says what the document of the update says', () => {
    assert.deepEqual(categoryDocument(header), {
      _id: header.updateId,
      type: 'Product',
      title: 'Windows',
      parent: 'windows',
      excludedByDefault: false,
      retired: false,
    });
  });

  it('has the title in the wanted language, and says that it is retired or excluded', () => {
    const document = categoryDocument({ ...header, excludedByDefault: true, publicationState: 'Expired' }, [
      'fr',
      'de-at',
    ]);
    assert.deepEqual(
      [document?.title, document?.excludedByDefault, document?.retired],
      ['Fenster', true, true],
    );
  });

  it('does not exist for other updates and for categories of no known type', () => {
    assert.equal(categoryDocument(untyped), undefined);
    assert.equal(categoryDocument({ ...header, updateType: 'Software' }), undefined);
  });

  it('has no parent where no clause is marked', () => {
    assert.equal(parentOf({ prerequisites: [{ anyOf: ['a'], isCategory: false }] }), undefined);
  });
});

describe('A selection', () => {
  for (const [what, selected, expected] of [
    ['of a product means it', ['w11'], ['w11']],
    ['of a family means its products, those excluded by default too', ['windows'], ['lp', 'w10', 'w11']],
    ['of a company means the products of all its families', ['microsoft'], ['lp', 'o16', 'w10', 'w11']],
    ['of a company means products directly below it', ['local'], ['packages']],
    ['counts what is selected twice once', ['office-family', 'o16', 'o16'], ['o16']],
    ['of anything else means nothing', ['security', 'unknown'], []],
  ] as const) {
    it(what, () => {
      assert.deepEqual(expandProducts(selected, categories), expected);
    });
  }

  it('of categories that stand below each other comes to an end', () => {
    const circle = [category('a', 'ProductFamily', 'b'), category('b', 'Product', 'a')];
    assert.deepEqual(expandProducts(['a'], circle), ['b']);
  });

  it('of all products leaves out those excluded by default', () => {
    assert.deepEqual(allProducts(categories), ['o16', 'packages', 'w10', 'w11']);
  });
});

describe('A category is found', () => {
  for (const [what, text, types, expected] of [
    ['by its id in any case', 'W11 ', undefined, 'w11'],
    ['by its title in any case', 'windows 10', undefined, 'w10'],
    ['among the types that are meant', 'Office', ['Product'], 'o16'],
  ] as const) {
    it(what, () => {
      const found = findCategory(categories, text, types);
      assert.equal(found.kind === 'found' ? found.category._id : found.kind, expected);
    });
  }

  it('never by a title of several, which are reported', () => {
    const found = findCategory(categories, 'office');
    assert.deepEqual(found.kind === 'ambiguous' && found.candidates.map(({ _id }) => _id), [
      'office-family',
      'o16',
    ]);
  });

  it('never by an unknown name', () => {
    assert.deepEqual(findCategory(categories, 'Windows 12'), { kind: 'unknown' });
  });
});
