import type { CheckAddress } from './tcpConnection.ts';

/** A proxy between this machine and the upstream servers. */
export interface ProxySettings {
  /** `http://host:port`. */
  readonly url: string;
  /** `user`, `DOMAIN\user` or `user@domain`. */
  readonly user?: string;
  readonly password?: string;
  /** Hosts reached directly: `name`, `.suffix`, `*.suffix`, `name:port`, `10.0.0.0/8`, `<local>` (names without a dot), `*`. */
  readonly noProxy: readonly string[];
}

/** Whom to trust and what to show, besides the system's certificate store. */
export interface TlsSettings {
  /** PEM texts of further root certificates. */
  readonly certificateAuthorities: readonly string[];
  /** SHA-256 of a certificate that must be in the upstream server's chain, hex, colons allowed: in addition to all other checks. */
  readonly pin?: string;
  readonly clientCertificate?: {
    readonly certificate: string;
    readonly key: string;
    readonly passphrase?: string;
  };
}

/** How long each phase of an exchange may take, ms. */
export interface Timeouts {
  /** Name, TCP, proxy and TLS together. */
  readonly connect: number;
  /** From the request sent to the head of the answer: a long id list takes minutes to compute. */
  readonly firstByte: number;
  /** Between two pieces of the answer. */
  readonly stall: number;
}

/** Bytes that one answer may have, as received and decompressed. */
export interface AnswerLimits {
  /** Cookies, configuration, faults. */
  readonly small: number;
  /** GetRevisionIdList, GetDeployments: a million ids are 126 MB. */
  readonly list: number;
  /** GetUpdateData: one document reaches 46 MB. */
  readonly updates: number;
  /** One file below /Content. */
  readonly file: number;
}

/** How often and when a failed exchange is tried again. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly firstDelay: number;
  readonly maximumDelay: number;
  /** A server that asks for more patience than this (ms) ends the attempts. */
  readonly maximumRetryAfter: number;
}

/** Everything about a conversation that is not the server's address. */
export interface ClientSettings {
  readonly proxy?: ProxySettings;
  readonly tls: TlsSettings;
  /** Secret that is shown to the upstream server and nobody else: over TLS, or on this machine. */
  readonly secret?: string;
  readonly timeouts: Timeouts;
  readonly limits: AnswerLimits;
  readonly retry: RetryPolicy;
  /** Asked for each address before it is connected to; those of the proxy included. */
  readonly checkAddress?: CheckAddress;
}

const mebibyte = 1024 * 1024;

/** What applies where nobody says otherwise. */
export const defaultClientSettings: ClientSettings = {
  tls: { certificateAuthorities: [] },
  timeouts: { connect: 30_000, firstByte: 300_000, stall: 120_000 },
  limits: {
    small: 2 * mebibyte,
    list: 512 * mebibyte,
    updates: 512 * mebibyte,
    file: 64 * 1024 * mebibyte,
  },
  retry: { attempts: 5, firstDelay: 2000, maximumDelay: 60_000, maximumRetryAfter: 600_000 },
};
