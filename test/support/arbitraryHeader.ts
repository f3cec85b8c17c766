import fc from 'fast-check';
import type { UpdateFile, UpdateHeader } from '../../src/domain/updateHeader.ts';
import { anyCharacter } from './anyCharacter.ts';

/** Objects as a parser makes them. */
const plain = { noNullPrototype: true };
/** Any text that XML can carry. */
const text = fc
  .string({ unit: anyCharacter, minLength: 1, maxLength: 40 })
  // What XML 1.0 leaves out of Unicode.
  .map((value) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, '?'));
const word = fc.stringMatching(/^[A-Za-z0-9 .-]{1,20}$/).filter((value) => value.trim() === value);
const language = fc.constantFrom('en', 'de', 'zh-cn', 'zh-hk', 'pt-br', 'all', 'ja');
const guid = fc.uuid();
const hex = (bytes: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString('hex'));
const identity = fc.record({ updateId: guid, revision: fc.integer({ min: 1, max: 100_000 }) }, plain);
const size = fc.maxSafeNat();
/** As `fc.webUrl`, which makes tables of all of Unicode first: seconds of every run. */
const url = fc.stringMatching(
  /^https?:\/\/[a-z][a-z\d-]{0,10}\.[a-z]{2,4}(?:\/[\w.~!$&'()*+,;=:@%-]{0,12}){0,3}$/,
);

/** A record with any of the optional members left out. */
function record<T>(model: { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> }, required: (keyof T & string)[]) {
  return fc.record(model, { requiredKeys: required, ...plain });
}

const file: fc.Arbitrary<UpdateFile> = record<UpdateFile>(
  {
    name: text,
    size,
    sha1: hex(20),
    sha256: hex(32),
    patchingType: word,
    language,
  },
  ['name', 'size', 'sha1'],
);

/** Any header that a document can say; `texts` are in languages of their own, the default language among them. */
export const arbitraryHeader: fc.Arbitrary<UpdateHeader> = fc
  .record(
    {
      updateId: guid,
      revision: fc.integer({ min: 1, max: 2_000_000_000 }),
      updateType: fc.constantFrom('Category', 'Detectoid', 'Software', 'Driver'),
      publicationState: fc.constantFrom('Published', 'Expired'),
      created: fc
        .date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      texts: fc.uniqueArray(
        fc.record(
          { language, title: text, description: text },
          { requiredKeys: ['language', 'title'], ...plain },
        ),
        { minLength: 1, maxLength: 5, selector: (each) => each.language },
      ),
      explicitlyDeployable: fc.boolean(),
      detectoidType: word,
      handler: fc.constantFrom('Category', 'Cbs', 'CommandLineInstallation', 'SomethingNew'),
      msrcSeverity: word,
      kbArticleIds: fc.array(fc.stringMatching(/^\d{6,7}$/), { maxLength: 3 }),
      bulletinIds: fc.array(fc.stringMatching(/^MS\d\d-\d{3}$/), { maxLength: 3 }),
      moreInfoUrl: url,
      supportUrl: url,
      contentLanguages: fc.array(language, { maxLength: 4 }),
      maxDownloadSize: size,
      isBeta: fc.boolean(),
      osUpgrade: word,
      browseOnly: fc.boolean(),
      compatibleProtocolVersion: word,
      requestsDecryptionData: fc.constant(true),
      prerequisites: fc.array(
        fc.record({ anyOf: fc.array(guid, { minLength: 1, maxLength: 4 }), isCategory: fc.boolean() }, plain),
        { maxLength: 5 },
      ),
      supersedes: fc.array(guid, { maxLength: 5 }),
      bundles: fc.array(fc.record({ anyOf: fc.array(identity, { minLength: 1, maxLength: 4 }) }, plain), {
        maxLength: 4,
      }),
      files: fc.array(file, { maxLength: 3 }),
      eulaId: guid,
      eulaFiles: fc.array(file, { maxLength: 2 }),
    },
    {
      requiredKeys: [
        'updateId',
        'revision',
        'updateType',
        'publicationState',
        'created',
        'texts',
        'explicitlyDeployable',
        'kbArticleIds',
        'bulletinIds',
        'contentLanguages',
        'prerequisites',
        'supersedes',
        'bundles',
        'files',
        'eulaFiles',
      ],
      ...plain,
    },
  )
  .chain((header) =>
    fc
      .record(
        {
          categoryType: fc.constantFrom('Company', 'ProductFamily', 'Product', 'UpdateClassification'),
          excludedByDefault: fc.boolean(),
          prohibitsUpdates: fc.boolean(),
        },
        { requiredKeys: ['categoryType'], ...plain },
      )
      .map((category) => ({
        ...header,
        defaultLanguage: header.texts[0]?.language ?? 'en',
        ...(header.updateType === 'Category' ? category : {}),
      })),
  );
