import * as v from 'valibot';
import type { BundleDecisions, BundleManifest, BundlePart } from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { bundleLimits } from './bundleLimits.ts';
import { categoryIds, count, fileName, guid, languages, listUpTo, sha256, textUpTo } from './bundleValues.ts';

/** Name of the member that says what a package is. */
export const manifestName = 'manifest.json';
/** Name of the member with what an administrator decided. */
export const decisionsName = 'decisions.json';

/** Name of a part by its number from 1 on, of those of its folder. */
export function partName(folder: 'metadata' | 'content', number: number): string {
  return `${folder}/${String(number).padStart(6, '0')}.segment`;
}

/** Whether a part holds files, not rows of the catalog. */
export function isContentPart({ name }: Pick<BundlePart, 'name'>): boolean {
  return name.startsWith('content/');
}

const tally = v.strictObject({ files: count, bytes: count });

/** The members of the state of a catalog. */
export const versionMembers = {
  version: v.pipe(count, v.minValue(1)),
  published: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
};

const version = v.strictObject(versionMembers);

/** Which updates of a catalog a package has. */
export const filterSchema = v.strictObject({ products: categoryIds, classifications: categoryIds });

/** What a site selected. */
export const subscriptionSchema = v.strictObject({
  products: categoryIds,
  classifications: categoryIds,
  languages,
});

/** A software update point and its site. */
export const sourceSchema = v.strictObject({
  siteCode: v.pipe(v.string(), v.regex(/^[0-9A-Z]{3}$/)),
  serverName: textUpTo(255),
  serverId: guid,
});

/** manifest.json of schema 1; the project publishes it as JSON schema. */
export const manifestSchema = v.strictObject({
  format: v.literal('susync'),
  schema: v.literal(1),
  source: sourceSchema,
  from: v.nullable(version),
  to: version,
  filter: v.nullable(filterSchema),
  languages,
  counts: v.strictObject({ configuration: count, updates: count, removed: count }),
  content: v.strictObject({ licenses: tally, updates: tally, missing: tally, express: v.boolean() }),
  decisions: v.strictObject({ bytes: count, sha256 }),
  parts: listUpTo(
    v.strictObject({
      name: v.pipe(v.string(), v.regex(/^(?:metadata|content)\/[0-9]{6}\.segment$/)),
      file: v.nullable(fileName),
      bytes: count,
      sha256,
      items: count,
    }),
    bundleLimits.parts,
  ),
}) satisfies v.GenericSchema<unknown, BundleManifest>;

const decisionsSchema = v.strictObject({
  subscription: subscriptionSchema,
  groups: listUpTo(
    v.strictObject({
      id: guid,
      name: v.pipe(textUpTo(255), v.minLength(1)),
      description: textUpTo(10_000),
      created: count,
      updateIds: listUpTo(guid, 1000),
    }),
    10_000,
  ),
}) satisfies v.GenericSchema<unknown, BundleDecisions>;

const anySchema = v.looseObject({ format: v.literal('susync'), schema: v.pipe(v.number(), v.integer()) });

/** Reads manifest.json. Throws `unknownBundle` for another format or a newer schema, `damagedBundle` for what does not follow it. */
export function readManifest(bytes: Uint8Array, file: string): BundleManifest {
  const value = parse(bytes, `${manifestName} of ${file}`);
  const known = v.safeParse(anySchema, value);
  if (!known.success)
    throw new SyncError('unknownBundle', `${file}: ${manifestName} is not that of a package`);
  if (known.output.schema !== 1)
    throw new SyncError(
      'unknownBundle',
      `${file} has schema ${known.output.schema}; this version reads schema 1`,
    );
  const manifest = checked(manifestSchema, value, `${manifestName} of ${file}`);
  const rows = manifest.parts.filter((part) => !isContentPart(part)).length;
  const misnamed = manifest.parts.findIndex(
    ({ name }, index) =>
      name !== (index < rows ? partName('metadata', index + 1) : partName('content', index + 1 - rows)),
  );
  if (misnamed >= 0)
    throw new SyncError(
      'damagedBundle',
      `${manifestName} of ${file}: part ${misnamed + 1} is called otherwise`,
    );
  return manifest;
}

/** Reads decisions.json; throws `damagedBundle`. */
export function readDecisions(bytes: Uint8Array, file: string): BundleDecisions {
  const where = `${decisionsName} of ${file}`;
  return checked(decisionsSchema, parse(bytes, where), where);
}

/** A manifest or decisions as a member of a package: the same value, the same bytes. */
export function jsonBytes(value: BundleManifest | BundleDecisions): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);
}

function parse(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new SyncError('damagedBundle', `${where} is no JSON`, { cause: error });
  }
}

function checked<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown, where: string): Value {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'the whole';
  throw new SyncError(
    'damagedBundle',
    `${where}: ${path} is not as it should be: ${issue.message.slice(0, 200)}`,
  );
}
