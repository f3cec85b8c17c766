import type { UpdateDetails, UpdateView } from '../../src/service/api/updates.ts';

/** An update in a list: a cumulative update of November 2026. */
export function updateView(changes: Partial<UpdateView> = {}): UpdateView {
  return {
    updateId: '453bfaa7-a018-4697-a359-47ef13280549',
    revision: 200,
    title: '2026-11 Cumulative Update for Windows 11 (KB5030710)',
    articleId: '5030710',
    severity: 'Important',
    released: '2026-11-10T18:00:00.000Z',
    classification: 'Security Updates',
    products: ['Windows 11'],
    state: [],
    ...changes,
  };
}

/** So many different updates. */
export function updateViews(count: number): readonly UpdateView[] {
  return Array.from({ length: count }, (_, index) =>
    updateView({ updateId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` }),
  );
}

/** Everything about an update that names others, files and license terms. */
export function updateDetails(changes: Partial<UpdateDetails> = {}): UpdateDetails {
  const view = updateView();
  return {
    ...view,
    header: {
      ...{ updateId: view.updateId, revision: 200, updateType: 'Software', publicationState: 'Published' },
      ...{ created: view.released, defaultLanguage: 'en', explicitlyDeployable: true, handler: 'Cbs' },
      texts: [
        { language: 'en', title: view.title, description: 'Install this update.\r\nRestart | then.' },
        { language: 'de', title: '2026-11 Kumulatives Update für Windows 11 (KB5030710)' },
      ],
      ...{ kbArticleIds: ['5030710'], bulletinIds: ['MS26-001'], contentLanguages: ['en', 'de'] },
      ...{ moreInfoUrl: 'https://support.example.com/5030710', supportUrl: 'javascript:alert(1)' },
      ...{ maxDownloadSize: 5 * 1_048_576, prerequisites: [], supersedes: [], bundles: [] },
      files: [
        { name: 'windows11.cab', size: 2_097_152, sha1: 'ab'.repeat(20), patchingType: 'SelfContained' },
      ],
      eulaId: 'e0000000-0000-4000-8000-000000000000',
      eulaFiles: [{ name: 'eula-en.txt', size: 1024, sha1: 'cd'.repeat(20), language: 'en' }],
    },
    prerequisites: [
      [
        { updateId: 'd0000000-0000-4000-8000-000000000001', title: 'Windows 11 x64' },
        { updateId: 'd0000000-0000-4000-8000-000000000002', title: null },
      ],
    ],
    bundles: [[{ updateId: 'c0000000-0000-4000-8000-000000000001', title: 'Cabinet for x64' }]],
    supersedes: [
      {
        updateId: 'a0000000-0000-4000-8000-000000000001',
        title: '2026-10 Cumulative Update for Windows 11 (KB5030600)',
      },
    ],
    supersededBy: [],
    ...{ storedDigest: 'cd'.repeat(32), textDigest: 'ef'.repeat(32) },
    ...changes,
  };
}
