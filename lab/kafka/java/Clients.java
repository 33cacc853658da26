import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The clients of a scenario: Kafka's own, in Java. Reads a JSON object per line, `{"do": "join", …}`, and answers with one: `{"ok": …}` or
 * `{"error": "CommitFailedException", "message": …}`. What each means is told by verify/engines/kafka/clients.ts, which speaks to it.
 */
public final class Clients {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String addresses;
  private final Brokers brokers;
  private final Map<String, KafkaProducer<String, String>> producers = new HashMap<>();
  private final Map<String, Member> members = new TreeMap<>();

  Clients(String addresses) {
    this.addresses = addresses;
    this.brokers = new Brokers(addresses);
  }

  public static void main(String[] arguments) throws Exception {
    Clients clients = new Clients(arguments[0]);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      try {
        answer.put("ok", clients.answer(JSON.readTree(line)));
      } catch (Throwable thrown) {
        Throwable cause = innermost(thrown);
        answer.put("error", cause.getClass().getSimpleName());
        answer.put("message", String.valueOf(cause.getMessage()));
      }
      System.out.println(JSON.writeValueAsString(answer));
    }
    Runtime.getRuntime().halt(0); // whoever spoke to us is gone, and clients need not say goodbye
  }

  private static Throwable innermost(Throwable thrown) {
    boolean wrapped = thrown instanceof ExecutionException || thrown.getClass() == Exception.class;
    boolean general = thrown.getClass() == org.apache.kafka.common.KafkaException.class;
    return (wrapped || general) && thrown.getCause() != null ? innermost(thrown.getCause()) : thrown;
  }

  Object answer(JsonNode ask) throws Exception {
    String topic = ask.path("topic").asText();
    switch (ask.path("do").asText()) {
      case "topic" -> {
        short replicas = (short) ask.path("replicas").asInt(1);
        List<Integer> on = new ArrayList<>();
        ask.path("on").forEach(id -> on.add(id.asInt()));
        brokers.createTopic(topic, ask.path("partitions").asInt(1), replicas, on, texts(ask.path("config")));
        return true;
      }
      case "partitions" -> {
        return brokers.partitions(topic);
      }
      case "elect" -> {
        brokers.elect(topic, ask.path("how").asText());
        return true;
      }
      case "grow" -> {
        brokers.addPartitions(topic, ask.path("partitions").asInt());
        return true;
      }
      case "producer" -> {
        return open(ask);
      }
      case "meet" -> {
        return meet(ask);
      }
      case "produce" -> {
        return produce(ask);
      }
      case "begin" -> {
        producer(ask).beginTransaction();
        return true;
      }
      case "offsets-in" -> {
        var offsets = member(ask.path("from").asText()).offsets();
        producer(ask).sendOffsetsToTransaction(offsets.getKey(), offsets.getValue());
        return offsets.getKey().size();
      }
      case "end" -> {
        if (ask.path("how").asText().equals("commit")) producer(ask).commitTransaction();
        else producer(ask).abortTransaction();
        return true;
      }
      case "join" -> {
        return join(ask);
      }
      case "owned" -> {
        return member(ask.path("who").asText()).owned();
      }
      case "tell" -> {
        return member(ask.path("who").asText()).tell();
      }
      case "failure" -> {
        return member(ask.path("who").asText()).failure();
      }
      case "group" -> {
        return brokers.group(ask.path("group").asText());
      }
      case "offsets" -> {
        return brokers.offsets(ask.path("group").asText());
      }
      case "receive" -> {
        ConsumerRecord<String, String> record = member(ask.path("by").asText()).receive(ask.path("timeout").asLong(20_000));
        return record == null ? null : Brokers.told(record);
      }
      case "commit" -> {
        return member(ask.path("by").asText()).commit(ask.path("late").asBoolean());
      }
      case "stick" -> {
        member(ask.path("who").asText()).stick(ask.path("sticks").asBoolean());
        return true;
      }
      case "leave" -> {
        String who = ask.path("who").asText();
        member(who).close();
        members.remove(who);
        return true;
      }
      case "read" -> {
        return brokers.read(topic, ask.path("isolation").asText());
      }
      case "clear" -> {
        return clear();
      }
      default -> throw new IllegalArgumentException("unknown: " + ask);
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> all = new HashMap<>();
    node.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
    return all;
  }

  private Properties settings(JsonNode ask) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", addresses);
    settings.put("retry.backoff.ms", "20");
    settings.put("reconnect.backoff.max.ms", "200");
    settings.putAll(texts(ask.path("config")));
    return settings;
  }

  private KafkaProducer<String, String> producer(JsonNode ask) {
    return producers.computeIfAbsent(
        ask.path("by").asText(),
        name -> {
          Properties settings = settings(ask);
          settings.put("client.id", name);
          return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        });
  }

  /** A producer by name; with a transactional id it is fenced in: whoever had the id before is out. */
  private Object open(JsonNode ask) {
    KafkaProducer<String, String> producer = producer(ask);
    if (ask.path("config").has("transactional.id")) producer.initTransactions();
    return true;
  }

  /**
   * Every producer learns where a topic's partitions are led. One that has yet to ask may ask a broker that does not answer for its request's
   * whole time.
   */
  private Object meet(JsonNode ask) {
    for (var producer : producers.values()) producer.partitionsFor(ask.path("topic").asText());
    return true;
  }

  /** One record, and where it went once the brokers have acknowledged it. */
  private Object produce(JsonNode ask) throws Exception {
    Integer partition = ask.has("partition") ? ask.path("partition").asInt() : null;
    String key = ask.path("key").isTextual() ? ask.path("key").asText() : null;
    String value = ask.path("value").isNull() ? null : ask.path("value").asText();
    Long time = ask.has("age") ? System.currentTimeMillis() - Duration.parse(ask.path("age").asText()).toMillis() : null;
    var record = new ProducerRecord<>(ask.path("topic").asText(), partition, time, key, value);
    RecordMetadata where = producer(ask).send(record).get();
    return Map.of("partition", where.partition(), "offset", where.offset());
  }

  private Member member(String name) {
    Member member = members.get(name);
    if (member == null) throw new IllegalStateException("nobody is called " + name);
    return member;
  }

  private Object join(JsonNode ask) {
    String name = ask.path("as").asText();
    Properties settings = settings(ask);
    settings.put("client.id", name);
    settings.put("group.id", ask.path("group").asText());
    settings.putIfAbsent("enable.auto.commit", "false");
    settings.putIfAbsent("auto.offset.reset", "earliest");
    settings.put("max.poll.records", "1");
    List<String> topics = new ArrayList<>();
    ask.path("topics").forEach(topic -> topics.add(topic.asText()));
    members.put(name, new Member(name, topics, settings, ask.path("revoked").asText().equals("commit")));
    return true;
  }

  private Object clear() throws Exception {
    for (Member member : members.values()) member.quit();
    members.clear();
    for (var producer : producers.values()) producer.close(Duration.ZERO);
    producers.clear();
    brokers.clear();
    return true;
  }
}
