import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errorCode } from '../../base/errorCode.ts';
import { isRecord } from '../../base/isRecord.ts';
import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { certificateName, covers, ownNames } from './certificateNames.ts';
import type { ServerCertificate } from './serverCertificate.ts';
import { type KeyAndCertificate, newAuthority, newServerCertificate } from './signCertificate.ts';

/** For whom a data folder keeps a certificate. */
export interface OwnCertificateOptions {
  /** The data folder. */
  readonly folder: string;
  /** Names and addresses that peers connect to, besides this machine's own; without any, the machine's host name. */
  readonly names: readonly string[];
  readonly clock: Clock;
}

const day = 86_400_000;
/** A peer whose clock is behind accepts a new one all the same. */
const backdated = 2 * day;
const authorityDays = 3650;
const serverDays = 365;
const renewalDays = 60;

/**
 * The certificate that a data folder makes for itself, made and renewed as needed. A server certificate of a year is signed by an authority of
 * ten years that can vouch for these names alone: whoever trusts or pins the authority need not hear of renewals. Further names are added to those
 * kept; an authority that cannot vouch for them is made anew. Rejects with `unusableCertificate` when the file was damaged.
 */
export async function ownCertificate({
  folder,
  names,
  clock,
}: OwnCertificateOptions): Promise<ServerCertificate> {
  const now = clock.now();
  const wanted = names.map(certificateName);
  const kept = await readKept(folder);
  const isFresh = kept !== undefined && isGoodFor(kept.server, now, renewalDays);
  if (kept !== undefined && isFresh && covers(kept.names, wanted, 'exact')) {
    await publishAuthority(folder, kept.authority.certificate);
    return viewOf(kept);
  }
  const all = allNames(kept?.names ?? [], wanted);
  const period = (days: number) => ({ from: now - backdated, until: now + days * day });
  const [subject = 'localhost'] = all;
  const canSign =
    kept !== undefined &&
    isGoodFor(kept.authority, now, serverDays) &&
    covers(kept.authorityNames, all, 'below');
  const { authority, authorityNames } = canSign
    ? kept
    : {
        authority: newAuthority({
          subject: `Software Update Sync on ${subject.slice(0, 40)}`,
          names: all,
          ...period(authorityDays),
        }),
        authorityNames: all,
      };
  const server = newServerCertificate(
    { subject: subject.slice(0, 64), names: all, ...period(serverDays) },
    authority,
  );
  const fresh: KeptCertificate = { authority, authorityNames, server, names: all };
  await writeFileAtomic(keptPath(folder), `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  await publishAuthority(folder, authority.certificate);
  return viewOf(fresh);
}

/** Where the root lies that peers of this data folder add to what they trust; it holds no secret. */
export function authorityPath(folder: string): string {
  return path.join(folder, 'certificate-authority.pem');
}

interface KeptCertificate {
  readonly authority: KeyAndCertificate;
  /** Names that the authority can vouch for. */
  readonly authorityNames: readonly string[];
  readonly server: KeyAndCertificate;
  readonly names: readonly string[];
}

function keptPath(folder: string): string {
  return path.join(folder, 'own-certificate.json');
}

async function readKept(folder: string): Promise<KeptCertificate | undefined> {
  const text = await readIfThere(keptPath(folder));
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isKept(value) && matches(value.authority) && matches(value.server)) return value;
  } catch (cause) {
    throw damaged(folder, cause);
  }
  throw damaged(folder);
}

/** The root for peers, written again where somebody changed or removed it. */
async function publishAuthority(folder: string, certificate: string): Promise<void> {
  if ((await readIfThere(authorityPath(folder))) === certificate) return;
  await writeFileAtomic(authorityPath(folder), certificate, { mode: 0o644 });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function viewOf({ authority, server, names }: KeptCertificate): ServerCertificate {
  return {
    certificate: server.certificate + authority.certificate,
    key: server.key,
    fingerprint: new X509Certificate(authority.certificate).fingerprint256,
    authority: authority.certificate,
    names,
    validUntil: Date.parse(new X509Certificate(server.certificate).validTo),
  };
}

function allNames(kept: readonly string[], wanted: readonly string[]): readonly string[] {
  const named = [...wanted, ...kept.filter((name) => !ownNames.includes(name))];
  return [...new Set([...(named.length > 0 ? named : hostNames()), ...ownNames])];
}

/** The machine's name, where it is one that a certificate can hold. */
function hostNames(): readonly string[] {
  try {
    return [certificateName(os.hostname())];
  } catch {
    // Peers then connect by address, or by a name that was given.
    return [];
  }
}

/** Whether a certificate is valid now and stays so for some days; the clock may have been set back. */
function isGoodFor({ certificate }: KeyAndCertificate, now: number, days: number): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  return Date.parse(validFrom) <= now && now + days * day <= Date.parse(validTo);
}

function matches({ certificate, key }: KeyAndCertificate): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
}

function damaged(folder: string, cause?: unknown): SyncError {
  return new SyncError(
    'unusableCertificate',
    `${keptPath(folder)} is damaged; remove it to have a new certificate made, which peers have to trust anew`,
    cause === undefined ? {} : { cause },
  );
}

function isKept(value: unknown): value is KeptCertificate {
  return (
    isRecord(value) &&
    isPair(value['authority']) &&
    isPair(value['server']) &&
    isTexts(value['names']) &&
    isTexts(value['authorityNames'])
  );
}

function isPair(value: unknown): value is KeyAndCertificate {
  return isRecord(value) && typeof value['certificate'] === 'string' && typeof value['key'] === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
