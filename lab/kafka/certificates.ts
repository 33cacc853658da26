import { webcrypto } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicConstraintsExtension,
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

cryptoProvider.set(webcrypto as Crypto);

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY_MS = 24 * 3600 * 1000;

/**
 * A certificate authority of our own, and what it signed, as PEM files in a folder: `ca.pem`, and for each name `NAME.pem` with its private
 * key (PKCS #8) and its certificate. They hold for a day: a broker does not live longer. All are of `localhost` and 127.0.0.1.
 */
export async function makeCertificates(folder: string, names: string[]): Promise<void> {
  const authority = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: "CN=book authority",
    keys: authority,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  writeFileSync(join(folder, "ca.pem"), `${own.toString("pem")}\n`);
  for (const name of names) {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: own.subject,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: ALGORITHM,
      ...validity(),
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: "dns", value: "localhost" },
          { type: "ip", value: "127.0.0.1" },
        ]),
      ],
    });
    const key = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
    writeFileSync(join(folder, `${name}.pem`), `${key}\n${certificate.toString("pem")}\n`);
  }
}

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<CryptoKeyPair>;

/** From a minute ago, for a clock that is late. */
const validity = () => ({ notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + DAY_MS) });
