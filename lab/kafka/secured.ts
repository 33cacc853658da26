import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificates } from "./certificates.ts";
import { properties } from "./properties.ts";

/** Who may log in: with the password NAME-secret (Reset.java sees to that), or with a certificate. */
const USERS = ["alice", "bob"];

/** The folder of what clients need, and the ports of a secured broker's two doors. */
export type Doors = { folder: string; scram: number; mtls: number };

/**
 * What clients find: `ca.pem`; for each user `NAME.pem`, key and certificate, and `NAME.properties` for Kafka's tools; and `alice-mtls.properties`.
 * Paths in them are relative to the folder.
 */
export async function makeDoors(parent: string, scram: number, mtls: number): Promise<Doors> {
  const folder = join(parent, "clients");
  mkdirSync(folder, { mode: 0o755 });
  await makeCertificates(folder, ["broker", ...USERS]);
  for (const user of USERS) {
    const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${user}" password="${user}-secret";`;
    writeProperties(join(folder, `${user}.properties`), {
      "security.protocol": "SASL_SSL",
      "sasl.mechanism": "SCRAM-SHA-512",
      "sasl.jaas.config": login,
      ...trusting("ca.pem"),
    });
    writeProperties(join(folder, `${user}-mtls.properties`), {
      "security.protocol": "SSL",
      "ssl.keystore.type": "PEM",
      "ssl.keystore.location": `${user}.pem`,
      ...trusting("ca.pem"),
    });
  }
  return { folder, scram, mtls };
}

/**
 * What a broker with those doors is set to, besides a plain one that only this machine has. Whoever comes through the plain one is called
 * ANONYMOUS, and may do everything: the lab's own way in.
 */
export const securedSettings = ({ folder }: Doors): Record<string, string> => ({
  "sasl.enabled.mechanisms": "SCRAM-SHA-512",
  "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": "org.apache.kafka.common.security.scram.ScramLoginModule required;",
  "ssl.keystore.type": "PEM",
  "ssl.keystore.location": join(folder, "broker.pem"),
  ...trusting(join(folder, "ca.pem")),
  "listener.name.ssl.ssl.client.auth": "required",
  "ssl.principal.mapping.rules": "RULE:^CN=([^,]+)$/$1/,DEFAULT",
  "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
  "super.users": "User:ANONYMOUS",
});

const trusting = (file: string) => ({ "ssl.truststore.type": "PEM", "ssl.truststore.location": file });

const writeProperties = (file: string, settings: Record<string, string>): void => writeFileSync(file, properties(settings));
