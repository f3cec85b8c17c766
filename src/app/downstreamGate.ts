import { plainFingerprint } from '../domain/fingerprint.ts';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DownstreamRuleDocument } from '../domain/downstreamDocuments.ts';
import type { DownstreamAccount } from '../protocol/server/cookies.ts';
import type { Admission, ShownProofs } from '../protocol/server/serviceCall.ts';

/** Who may synchronize from the SUPs of a data folder. */
export class DownstreamGate {
  /** What the sites of this data folder show to each other; it is new with each opening and stands nowhere. */
  readonly localSecret = randomBytes(32).toString('hex');
  #mode: 'any' | 'allowed' = 'any';
  #rules: ReadonlyMap<string, DownstreamRuleDocument> = new Map();

  /** Takes over rules and mode; they hold for the next call already. */
  update(mode: 'any' | 'allowed', rules: readonly DownstreamRuleDocument[]): void {
    this.#mode = mode;
    this.#rules = new Map(rules.map((rule) => [rule._id, rule]));
  }

  /** Whether any downstream server has to show a certificate. */
  get asksForCertificates(): boolean {
    return [...this.#rules.values()].some(({ certificate }) => certificate !== undefined);
  }

  /** A denied account never gets in; one with a rule has to prove what the rule says, in either mode. */
  admits(account: DownstreamAccount, proofs: ShownProofs): Admission {
    if (proofs.secret !== undefined && isSame(proofs.secret, this.localSecret)) return 'local';
    return this.#isAdmitted(account, proofs) ? 'admitted' : 'refused';
  }

  #isAdmitted({ id, name }: DownstreamAccount, { secret, certificate }: ShownProofs): boolean {
    const rule = this.#rules.get(name.toLowerCase());
    if (rule === undefined) return this.#mode === 'any';
    if (rule.rule === 'denied') return false;
    if (rule.accountId !== undefined && rule.accountId !== id) return false;
    if (rule.secret !== undefined && !(secret !== undefined && isSecret(secret, rule.secret))) return false;
    if (rule.certificate === undefined) return true;
    return certificate !== undefined && plainFingerprint(certificate) === rule.certificate;
  }
}

/** Salt and hash of a secret. Secrets are long enough not to be guessed, so that one round serves. */
export function hashedSecret(secret: string): { readonly salt: string; readonly hash: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: hash(secret, salt) };
}

function isSecret(secret: string, kept: { readonly salt: string; readonly hash: string }): boolean {
  return isSame(hash(secret, kept.salt), kept.hash);
}

function hash(secret: string, salt: string): string {
  return createHash('sha256').update(salt).update(secret).digest('hex');
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
