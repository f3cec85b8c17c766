import path from 'node:path';
import * as v from 'valibot';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Signer } from '../../domain/signature.ts';
import {
  mostWantedFiles,
  type ReceivedWantedList,
  type WantedFiles,
  type WantedList,
} from '../../domain/wantedList.ts';
import { openFileSource } from '../cabinet/fileByteSource.ts';
import { syncFolder } from '../syncFolder.ts';
import { bundleLimits } from './bundleLimits.ts';
import { filterSchema, sourceSchema, subscriptionSchema, versionMembers } from './bundleManifest.ts';
import { count, guid, listUpTo, sha1 } from './bundleValues.ts';
import { readSignature, signatureText } from './manifestSignature.ts';
import { OutputFile } from './outputFile.ts';

/** A wanted list of schema 1; the project publishes it as JSON schema. */
export const wantedSchema = v.strictObject({
  format: v.literal('susync-wanted'),
  schema: v.literal(1),
  site: sourceSchema,
  written: versionMembers.published,
  subscription: subscriptionSchema,
  taken: listUpTo(
    v.strictObject({
      sourceId: guid,
      ...versionMembers,
      filter: v.nullable(filterSchema),
    }),
    100,
  ),
  files: listUpTo(
    v.strictObject({
      sha1,
      size: count,
      kind: v.picklist(['license', 'update']),
    }),
    mostWantedFiles,
  ),
}) satisfies v.GenericSchema<unknown, WantedList>;

const anySchema = v.looseObject({
  format: v.literal('susync-wanted'),
  schema: v.pipe(v.number(), v.integer()),
});

/** Wanted lists as files of this machine. */
export const wantedFiles: WantedFiles = { write, read };

async function write(file: string, list: WantedList, signer: Signer | undefined): Promise<void> {
  const line = Buffer.from(JSON.stringify(list));
  const output = await OutputFile.create(file);
  try {
    await output.write(line);
    await output.write(Buffer.from(`\n${signer === undefined ? '' : signatureText(line, signer)}`));
    await output.settle();
    await output.appear();
    await syncFolder(path.dirname(file));
  } catch (error) {
    await output.discard();
    throw error;
  }
}

async function read(file: string): Promise<ReceivedWantedList> {
  const source = await openFileSource(file);
  try {
    if (source.size > bundleLimits.wantedList)
      throw new SyncError(
        'limitExceeded',
        `${source.name} has ${source.size} bytes: no wanted list is so long`,
      );
    return readWantedList(await source.read(0, source.size), source.name);
  } finally {
    await source.close();
  }
}

/**
 * Two lines: the list, and who signed it; on their way they may have come to end otherwise, which a signature does not cover. Throws
 * `unusableWantedList` or `forgedBundle`.
 */
export function readWantedList(bytes: Uint8Array, name: string): ReceivedWantedList {
  const end = bytes.indexOf(0x0a);
  const line = withoutReturn(end < 0 ? bytes : bytes.subarray(0, end));
  const rest = end < 0 ? bytes.subarray(bytes.length) : bytes.subarray(end + 1);
  const isSigned = rest.some((byte) => byte > 0x20);
  const signature = isSigned ? signatureOf(rest, line, name) : null;
  return { name, list: listOf(line, name), signature };
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

function signatureOf(rest: Uint8Array, line: Uint8Array, name: string): ReceivedWantedList['signature'] {
  if (rest.length > bundleLimits.signature) throw unusable(`${name} goes on after its signature`);
  try {
    return readSignature(rest, line, name);
  } catch (error) {
    if (error instanceof SyncError && error.key === 'damagedBundle')
      throw unusable(`${name}: its second line is no signature`, error);
    throw error;
  }
}

function listOf(line: Uint8Array, name: string): WantedList {
  const value = parsed(line, name);
  const known = v.safeParse(anySchema, value);
  if (!known.success) throw unusable(`${name} is no wanted list`);
  if (known.output.schema !== 1)
    throw unusable(`${name} has schema ${known.output.schema}; this version reads schema 1`);
  const result = v.safeParse(wantedSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw unusable(`${name}: ${v.getDotPath(issue) ?? 'the whole'} is not as it should be`);
}

function parsed(line: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch (error) {
    throw unusable(`${name} is no JSON in its first line`, error);
  }
}

function unusable(message: string, cause?: unknown): SyncError {
  return new SyncError('unusableWantedList', message, { cause });
}
