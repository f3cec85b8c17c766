import type { UpdateHeader } from '../../src/domain/updateHeader.ts';

/** A small update, to be varied by tests. */
export const sampleHeader: UpdateHeader = {
  updateId: '7b6d13c6-6401-4a10-a61f-1dab8d93356e',
  revision: 200,
  updateType: 'Software',
  publicationState: 'Published',
  created: '2022-05-10T17:00:06.000Z',
  defaultLanguage: 'en',
  texts: [{ language: 'en', title: 'An update' }],
  explicitlyDeployable: true,
  kbArticleIds: ['5013943'],
  bulletinIds: [],
  contentLanguages: [],
  prerequisites: [],
  supersedes: [],
  bundles: [],
  files: [],
  eulaFiles: [],
};
