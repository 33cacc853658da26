import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A member of a consumer group, on a thread of its own that polls without end, as an application's loop does. It takes no record while one is
 * in hand: partitions are paused then, so that polling keeps it in the group and brings nothing.
 */
final class Member implements ConsumerRebalanceListener {
  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<String, String> consumer;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Queue<ConsumerRecord<String, String>> inHand = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
  /** With what it handled of partitions that it has lost or given up since. */
  private final Map<TopicPartition, OffsetAndMetadata> everHandled = new HashMap<>();
  private final boolean commitsWhenRevoked;
  private final Thread thread;
  private boolean stuck;
  private boolean over;
  private volatile Set<TopicPartition> owned = Set.of();
  private volatile Throwable failure;
  private int got;
  private int gaveUp;
  private int lost;

  Member(String name, List<String> topics, Properties settings, boolean commitsWhenRevoked) {
    this.commitsWhenRevoked = commitsWhenRevoked;
    settings.putIfAbsent("key.deserializer", StringDeserializer.class.getName());
    settings.putIfAbsent("value.deserializer", StringDeserializer.class.getName());
    this.consumer = new KafkaConsumer<>(settings);
    this.consumer.subscribe(topics, this);
    this.thread = new Thread(this::loop, name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private void loop() {
    while (!over) {
      try {
        Runnable next = stuck ? work.poll(20, TimeUnit.MILLISECONDS) : work.poll();
        if (next != null) {
          next.run();
          continue;
        }
        if (stuck) continue;
        if (inHand.isEmpty()) consumer.resume(consumer.paused());
        else consumer.pause(consumer.assignment());
        consumer.poll(POLL).forEach(inHand::add);
      } catch (InterruptedException end) {
        return;
      } catch (Throwable broken) {
        failure = broken;
        stuck = true;
      }
    }
  }

  /** Does something on the member's own thread, since a consumer is not for several. */
  private <T> T onThread(java.util.concurrent.Callable<T> task) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    work.add(
        () -> {
          try {
            result.complete(task.call());
          } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
          }
        });
    return result.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    got += partitions.size();
    note();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    gaveUp += partitions.size();
    if (commitsWhenRevoked) {
      Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>(handled);
      last.keySet().retainAll(partitions);
      consumer.commitSync(last, Duration.ofSeconds(10));
    }
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    lost += partitions.size();
    forget(partitions);
  }

  private void forget(Collection<TopicPartition> partitions) {
    inHand.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
    handled.keySet().removeAll(partitions);
    Set<TopicPartition> left = new HashSet<>(consumer.assignment());
    left.removeAll(partitions);
    owned = Set.copyOf(left);
  }

  private void note() {
    owned = Set.copyOf(consumer.assignment());
  }

  /** What it believes to own, as `orders-0`: a member that does not poll learns of nothing. Throws what ended its loop. */
  List<String> owned() throws Exception {
    if (failure != null) throw new Exception(failure);
    return owned.stream().map(TopicPartition::toString).sorted().toList();
  }

  /** The exception that ended its loop, by name; `null` while it goes on. */
  String failure() {
    return failure == null ? null : failure.getClass().getSimpleName();
  }

  /** What its callbacks told since it was last asked. */
  Map<String, Object> tell() throws Exception {
    return onThread(
        () -> {
          Map<String, Object> told = Map.of("has", consumer.assignment().size(), "got", got, "gaveUp", gaveUp, "lost", lost);
          got = gaveUp = lost = 0;
          return told;
        });
  }

  /** The next record, which counts as handled with it; `null` when none came in time. */
  ConsumerRecord<String, String> receive(long timeout) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
    while (System.nanoTime() < deadline) {
      if (failure != null) throw new Exception(failure);
      ConsumerRecord<String, String> record = onThread(this::handle);
      if (record != null) return record;
      Thread.sleep(5);
    }
    return null;
  }

  private ConsumerRecord<String, String> handle() {
    ConsumerRecord<String, String> record = inHand.poll();
    if (record == null) return null;
    TopicPartition from = new TopicPartition(record.topic(), record.partition());
    OffsetAndMetadata next = new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
    handled.put(from, next);
    everHandled.put(from, next);
    return record;
  }

  /** Commits what was handled: the offset after the last record of each partition; also of those that are not its own any more, if `late`. */
  int commit(boolean late) throws Exception {
    return onThread(
        () -> {
          consumer.commitSync(new HashMap<>(late ? everHandled : handled), Duration.ofSeconds(10));
          return handled.size();
        });
  }

  /** What a transaction needs in order to commit the same. */
  Map.Entry<Map<TopicPartition, OffsetAndMetadata>, ConsumerGroupMetadata> offsets() throws Exception {
    return onThread(() -> Map.entry(new HashMap<>(handled), consumer.groupMetadata()));
  }

  /** Its handler takes long: it does not poll any more. */
  void stick(boolean sticks) throws Exception {
    onThread(() -> stuck = sticks);
  }

  /** Leaves the group in order; a static member, only for as long as its session lasts. A member that is killed has a JVM of its own, which is. */
  void close() throws Exception {
    close(GroupMembershipOperation.DEFAULT);
  }

  /** Leaves the group for good, also as a static member: nobody comes back, and the next scenario finds no group. */
  void quit() throws Exception {
    close(GroupMembershipOperation.LEAVE_GROUP);
  }

  private void close(GroupMembershipOperation how) throws Exception {
    onThread(
        () -> {
          over = true;
          consumer.close(CloseOptions.timeout(Duration.ofSeconds(10)).withGroupMembershipOperation(how));
          return true;
        });
    thread.join(10_000);
  }
}
