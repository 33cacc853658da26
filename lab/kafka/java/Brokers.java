import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is asked of the brokers from outside of groups and transactions. */
final class Brokers implements AutoCloseable {
  private final String addresses;
  private final Admin admin;

  Brokers(String addresses) {
    this.addresses = addresses;
    Properties settings = new Properties();
    settings.put("bootstrap.servers", addresses);
    settings.put("default.api.timeout.ms", "120000");
    settings.put("request.timeout.ms", "5000");
    settings.put("reconnect.backoff.max.ms", "200");
    this.admin = Admin.create(settings);
  }

  /** @param on the brokers of its replicas, the preferred leader first; where it is empty, Kafka chooses */
  void createTopic(String name, int partitions, short count, List<Integer> on, Map<String, String> settings) throws Exception {
    Map<Integer, List<Integer>> placed = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) placed.put(partition, on);
    int replicas = on.isEmpty() ? count : on.size();
    NewTopic topic = on.isEmpty() ? new NewTopic(name, partitions, count) : new NewTopic(name, placed);
    get(admin.createTopics(List.of(topic.configs(settings))).all());
    // Each broker learns of it by itself: a client that asks too early is told that there is no such topic.
    while (describe(name).partitions().stream().anyMatch(one -> one.leader() == null || one.isr().size() < replicas)) Thread.sleep(10);
  }

  TopicDescription describe(String topic) throws Exception {
    while (true) {
      try {
        return get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
      } catch (org.apache.kafka.common.errors.UnknownTopicOrPartitionException early) {
        Thread.sleep(10);
      }
    }
  }

  /** Leader, replicas in sync, and those outside that are safe to lead, by partition. */
  List<Map<String, Object>> partitions(String topic) throws Exception {
    List<Map<String, Object>> all = new ArrayList<>();
    for (var one : describe(topic).partitions()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("partition", one.partition());
      told.put("leader", one.leader() == null ? -1 : one.leader().id());
      told.put("isr", one.isr().stream().map(node -> node.id()).sorted().toList());
      told.put("elr", one.elr() == null ? List.of() : one.elr().stream().map(node -> node.id()).sorted().toList());
      all.add(told);
    }
    return all;
  }

  /** A group's state, in the coordinator's word, how many partitions it has assigned, and whether each member has what it is meant to have. */
  Map<String, Object> group(String group) throws Exception {
    ConsumerGroupDescription description;
    try {
      description = get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
    } catch (org.apache.kafka.common.errors.GroupIdNotFoundException early) {
      return Map.of("state", "Dead", "members", List.of(), "assigned", 0, "agreed", false);
    }
    boolean agreed =
        description.members().stream()
            .allMatch(member -> member.targetAssignment().isEmpty() || member.targetAssignment().get().equals(member.assignment()));
    return Map.of(
        "state", description.groupState().toString(),
        "members", description.members().stream().map(member -> member.clientId()).sorted().toList(),
        "assigned", description.members().stream().mapToInt(member -> member.assignment().topicPartitions().size()).sum(),
        "agreed", agreed);
  }

  /** Committed offsets and lag of a group, summed up by topic. */
  Map<String, Map<String, Long>> offsets(String group) throws Exception {
    awaitMarkers();
    var committed = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<String, Map<String, Long>> byTopic = new TreeMap<>();
    for (var entry : committed.entrySet()) {
      if (entry.getValue() == null) continue;
      TopicPartition partition = entry.getKey();
      long end = ends(Set.of(partition), IsolationLevel.READ_UNCOMMITTED).get(partition);
      Map<String, Long> sums = byTopic.computeIfAbsent(partition.topic(), topic -> new HashMap<>(Map.of("committed", 0L, "lag", 0L)));
      sums.merge("committed", entry.getValue().offset(), Long::sum);
      sums.merge("lag", end - entry.getValue().offset(), Long::sum);
    }
    return byTopic;
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) throws Exception {
    var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    var found = get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all());
    return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** Waits until each transaction that was ended has its markers: a client is told so before they are written. */
  private void awaitMarkers() throws Exception {
    while (isEnding()) Thread.sleep(10);
  }

  private boolean isEnding() throws Exception {
    var ending = new ListTransactionsOptions().filterStates(Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
    try {
      return !get(admin.listTransactions(ending).all()).isEmpty();
    } catch (IllegalArgumentException unexpectedKey) {
      return true; // The client trips over a broker that goes or comes while it asks all of them: ask again.
    }
  }

  /** All that a reader of this isolation level is given now: up to the end, or up to the first open transaction. */
  List<Map<String, Object>> read(String topic, String isolation) throws Exception {
    Set<TopicPartition> partitions =
        describe(topic).partitions().stream().map(one -> new TopicPartition(topic, one.partition())).collect(Collectors.toSet());
    awaitMarkers();
    var ends = ends(partitions, IsolationLevel.valueOf(isolation.toUpperCase()));
    Properties settings = new Properties();
    settings.put("bootstrap.servers", addresses);
    settings.put("isolation.level", isolation);
    settings.put("auto.offset.reset", "earliest");
    List<Map<String, Object>> all = new ArrayList<>();
    try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      reader.assign(partitions);
      while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
        for (ConsumerRecord<String, String> record : reader.poll(Duration.ofMillis(20))) all.add(told(record));
      }
    }
    return all;
  }

  static Map<String, Object> told(ConsumerRecord<String, String> record) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("partition", record.partition());
    told.put("offset", record.offset());
    told.put("key", record.key());
    told.put("value", record.value());
    return told;
  }

  void elect(String topic, String how) throws Exception {
    Set<TopicPartition> partitions =
        describe(topic).partitions().stream().map(one -> new TopicPartition(topic, one.partition())).collect(Collectors.toSet());
    var failed = get(admin.electLeaders(ElectionType.valueOf(how.toUpperCase()), partitions).partitions());
    for (var reason : failed.values()) if (reason.isPresent()) throw (Exception) reason.get();
    // The controller has elected; brokers hear of it a moment later.
    boolean preferred = how.equalsIgnoreCase("preferred");
    while (!describe(topic).partitions().stream().allMatch(one -> isLed(one, preferred))) Thread.sleep(10);
  }

  /** Whether a partition has a leader, or the first of its replicas as its leader. */
  private static boolean isLed(TopicPartitionInfo partition, boolean preferred) {
    Node leader = partition.leader();
    return leader != null && !leader.isEmpty() && (!preferred || leader.id() == partition.replicas().get(0).id());
  }

  void addPartitions(String topic, int total) throws Exception {
    get(admin.createPartitions(Map.of(topic, org.apache.kafka.clients.admin.NewPartitions.increaseTo(total))).all());
    while (describe(topic).partitions().size() < total) Thread.sleep(10);
  }

  /** The result, or what was thrown, without the wrapping. */
  static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException wrapped) {
      throw wrapped.getCause() instanceof Exception cause ? cause : wrapped;
    }
  }

  void clear() throws Exception {
    new Reset(admin).run();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
