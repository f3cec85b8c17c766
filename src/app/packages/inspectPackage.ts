import { stat } from 'node:fs/promises';
import { categoriesOf } from '../../domain/categories.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { type CategoryType, isConfigType, titleOf, type UpdateHeader } from '../../domain/updateHeader.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import type { PackageContents } from './packageContents.ts';
import { packageOrigin } from './packageOrigin.ts';
import { withPackage } from './withPackage.ts';

/** Reads all of a package, every document of it, and tells what it holds; rejects as an import does, naming the place. */
export async function inspectPackage(
  { decoder }: { readonly decoder: RecordDecoder },
  file: string,
  call: OperationCall,
): Promise<PackageContents> {
  const contents = new ContentsCount();
  const opened = { file, languages: [], text: 'Reading the package' };
  const { index } = await withPackage({ decoder }, opened, call, async ({ batches }) => {
    for await (const batch of batches) for (const { header } of batch) contents.add(header);
  });
  const { size } = await stat(file);
  return {
    ...packageOrigin(index),
    languages: index?.languages.filter(({ enabled }) => enabled).map(({ shortName }) => shortName) ?? null,
    bytes: size,
    ...contents.summary(),
    scan: null,
  };
}

/** Counts documents one after another; of categories it keeps the names alone, of updates nothing. */
class ContentsCount {
  readonly #categories = new Map<string, { readonly type: CategoryType; readonly title: string }>();
  readonly #products = new Set<string>();
  readonly #classifications = new Set<string>();
  #updates = 0;
  #configuration = 0;
  #expired = 0;

  /** Categories stand before what belongs to them, as needs do in every package. */
  add(header: UpdateHeader): void {
    const { updateId, updateType, categoryType, publicationState } = header;
    if (publicationState === 'Expired') this.#expired++;
    if (isConfigType(updateType)) {
      this.#configuration++;
      if (categoryType !== undefined)
        this.#categories.set(updateId, { type: categoryType, title: titleOf(header) });
      return;
    }
    this.#updates++;
    const { products, classification } = categoriesOf(header, (id) => this.#categories.get(id)?.type);
    for (const id of products) this.#products.add(id);
    if (classification !== undefined) this.#classifications.add(classification);
  }

  summary(): Pick<PackageContents, 'counts' | 'products' | 'classifications'> {
    const titles = (ids: Iterable<string>): readonly string[] =>
      [...ids].map((id) => this.#categories.get(id)?.title ?? id).sort((a, b) => a.localeCompare(b, 'en'));
    return {
      counts: { updates: this.#updates, configuration: this.#configuration, expired: this.#expired },
      ...{ products: titles(this.#products), classifications: titles(this.#classifications) },
    };
  }
}
