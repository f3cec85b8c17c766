import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** A certificate with its key, PEM. */
export interface KeyAndCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** What a new certificate says; times in milliseconds since 1970 UTC. */
export interface CertificateRequest {
  readonly subject: string;
  readonly from: number;
  readonly until: number;
  /** An authority may sign for these names alone, a server is one of them. */
  readonly names: readonly string[];
}

const commonName = '2.5.4.3';
/** ecdsa-with-SHA256 (RFC 5758). */
const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/**
 * A new authority that signs itself. It can vouch for servers of the given names and nothing else (RFC 5280, 4.2.1.10), so that a machine
 * that trusts it trusts nobody else by it.
 */
export function newAuthority(request: CertificateRequest): KeyAndCertificate {
  const subtrees = request.names.map(
    (name) => new GeneralSubtree({ base: isIP(name) === 0 ? nameOf(name) : addressRange(name) }),
  );
  const extensions = [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(
      id_ce_nameConstraints,
      new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) }),
      true,
    ),
  ];
  return signed(request, extensions);
}

/** A new server certificate, signed by an authority of `newAuthority`. */
export function newServerCertificate(
  request: CertificateRequest,
  authority: KeyAndCertificate,
): KeyAndCertificate {
  const extensions = [
    extension(id_ce_basicConstraints, new BasicConstraints(), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(request.names.map(nameOf))),
  ];
  return signed(request, extensions, authority);
}

function signed(
  { subject, from, until }: CertificateRequest,
  extensions: readonly Extension[],
  authority?: KeyAndCertificate,
): KeyAndCertificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' });
  const issuerKey = authority === undefined ? pair.privateKey : createPrivateKey(authority.key);
  const issuerPublicKey = createPublicKey(issuerKey).export({ type: 'spki', format: 'der' });
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: signatureAlgorithm,
    issuer: authority === undefined ? distinguishedName(subject) : subjectOf(authority.certificate),
    validity: new Validity({ notBefore: new Date(from), notAfter: new Date(until) }),
    subject: distinguishedName(subject),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(publicKey))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuerPublicKey)) }),
      ),
    ]),
  });
  const signatureValue = sign('sha256', Buffer.from(AsnConvert.serialize(content)), issuerKey);
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm,
    signatureValue: arrayBuffer(signatureValue),
  });
  return { certificate: pem(Buffer.from(AsnConvert.serialize(certificate))), key };
}

function extension(id: string, value: object, critical = false): Extension {
  return new Extension({ extnID: id, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function nameOf(name: string): GeneralName {
  return new GeneralName(isIP(name) === 0 ? { dNSName: name } : { iPAddress: name });
}

/** One address as the range that name constraints are made of. */
function addressRange(address: string): GeneralName {
  return new GeneralName({ iPAddress: `${address}/${isIP(address) === 4 ? 32 : 128}` });
}

function distinguishedName(text: string): Name {
  const value = new AttributeValue({ utf8String: text });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })])]);
}

function subjectOf(certificate: string): Name {
  const der = Buffer.from(certificate.replace(/-----[^-]+-----/g, ''), 'base64');
  return AsnConvert.parse(der, Certificate).tbsCertificate.subject;
}

/** 128 random bits, positive and without a leading zero. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return arrayBuffer(bytes);
}

/** RFC 7093: the leftmost 160 bits of the SHA-256 of the public key. */
function keyIdentifier(publicKey: Buffer): ArrayBuffer {
  return arrayBuffer(createHash('sha256').update(publicKey).digest().subarray(0, 20));
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
