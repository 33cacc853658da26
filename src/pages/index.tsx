import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import styles from "./index.module.css";

const PARTS = [
  { to: "/go/", name: "Go", probes: "Who blocks, who copies, who escapes, who recovers." },
  { to: "/sql/", name: "SQL", probes: "The plan, the lock, and the anomaly that appears with the second session." },
  { to: "/redis/", name: "Redis", probes: "Which structure, and what is lost when a node dies." },
  { to: "/kafka/", name: "Kafka", probes: "Groups under failure, and where exactly-once stops." },
  { to: "/rabbitmq/", name: "RabbitMQ", probes: "Confirmed, delivered, acknowledged, redelivered, dead-lettered." },
  { to: "/aws/", name: "AWS", probes: "Policies, networks, limits: with the evidence each claim can have." },
  { to: "/grpc/", name: "gRPC", probes: "The bytes on the wire, and connections that live too long." },
];

/** The way in: what the book is, in five seconds, and its seven parts. */
export default function Home() {
  return (
    <Layout description="A book for senior backend interviews. Every listing was executed on the real engine; its output is what was printed.">
      <main className={styles.home}>
        <Heading as="h1">The senior backend interview, with nothing asserted that was not run</Heading>
        <p className={styles.promise}>
          Every listing in this book was executed on the engine its badge names, and its output is what was printed. When an engine changes
          its mind, the book’s own tests fail before you read something false.
        </p>
        <p>
          <Link className="button button--primary button--lg" to="/go/channels/">
            Start with channels
          </Link>
        </p>
        <ul className={styles.parts}>
          {PARTS.map(({ to, name, probes }) => (
            <li key={to}>
              <Link to={to}>{name}</Link>
              <span>{probes}</span>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}
