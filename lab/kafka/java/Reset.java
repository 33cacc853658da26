import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConfigResourcesOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** Makes brokers as they were before a scenario, or a program. */
final class Reset {
  /** A broker that was started again has to catch up, on a machine with other things to do. */
  private static final int WHOLE_SECONDS = 180;

  /** A session of six seconds ends late there, too. */
  private static final int MISSED_SECONDS = 60;

  /** Where a setting comes from that was made while the brokers ran. */
  private static final Set<ConfigEntry.ConfigSource> SET_LATER =
      Set.of(
          ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG,
          ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG,
          ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG);

  /** Of a secured broker; the password of alice is alice-secret. */
  private static final List<String> USERS = List.of("alice", "bob");

  private final Admin admin;

  Reset(Admin admin) {
    this.admin = admin;
  }

  /** Waits for replicas that lag, also of Kafka's own topics; removes groups, then topics, then settings. */
  void run() throws Exception {
    for (long end = System.nanoTime() + WHOLE_SECONDS * 1_000_000_000L; !whole(); Thread.sleep(20)) {
      if (System.nanoTime() > end) throw new IllegalStateException("replicas were not in sync again within " + WHOLE_SECONDS + " s");
    }
    for (GroupListing group : Brokers.get(admin.listGroups().all())) {
      for (long end = System.nanoTime() + MISSED_SECONDS * 1_000_000_000L; System.nanoTime() < end; ) {
        try {
          remove(group);
          break;
        } catch (org.apache.kafka.common.errors.GroupIdNotFoundException gone) {
          break;
        } catch (org.apache.kafka.common.errors.GroupNotEmptyException occupied) {
          Thread.sleep(20); // a member that took no leave is missed when its session ends
        }
      }
    }
    for (Set<String> topics; !(topics = Brokers.get(admin.listTopics().names())).isEmpty(); Thread.sleep(10)) {
      try {
        Brokers.get(admin.deleteTopics(topics).all());
      } catch (org.apache.kafka.common.errors.UnknownTopicOrPartitionException gone) {
        // One that a program's last act deleted was listed yet; the others are deleted, or listed again.
      }
    }
    forgetSettings();
    forgetRights();
  }

  private boolean whole() throws Exception {
    var topics = Brokers.get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    try {
      return Brokers.get(admin.describeTopics(topics).allTopicNames()).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(one -> one.leader() != null && one.isr().size() == one.replicas().size());
    } catch (org.apache.kafka.common.errors.UnknownTopicOrPartitionException gone) {
      return false; // it was being deleted while it was listed
    }
  }

  private void remove(GroupListing group) throws Exception {
    List<String> id = List.of(group.groupId());
    if (group.type().orElse(GroupType.CLASSIC) == GroupType.SHARE) Brokers.get(admin.deleteShareGroups(id).all());
    else if (group.type().orElse(GroupType.CLASSIC) == GroupType.STREAMS) Brokers.get(admin.deleteStreamsGroups(id).all());
    else Brokers.get(admin.deleteConsumerGroups(id).all());
  }

  /** ACLs, and users but those that a secured broker begins with; others have no authorizer, and no users. */
  private void forgetRights() throws Exception {
    try {
      Brokers.get(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
    } catch (org.apache.kafka.common.errors.SecurityDisabledException open) {
      return;
    }
    List<UserScramCredentialAlteration> changes = new ArrayList<>();
    for (String user : Brokers.get(admin.describeUserScramCredentials().users()))
      if (!USERS.contains(user)) changes.add(new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_512));
    for (String user : USERS)
      changes.add(new UserScramCredentialUpsertion(user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), user + "-secret"));
    Brokers.get(admin.alterUserScramCredentials(changes).all());
  }

  /** Of brokers, of groups, and quotas: those that are changed while a broker runs. */
  private void forgetSettings() throws Exception {
    var groups = Brokers.get(admin.listConfigResources(Set.of(ConfigResource.Type.GROUP), new ListConfigResourcesOptions()).all());
    List<ConfigResource> all = new ArrayList<>(groups);
    all.add(new ConfigResource(ConfigResource.Type.BROKER, ""));
    for (var node : Brokers.get(admin.describeCluster().nodes())) all.add(new ConfigResource(ConfigResource.Type.BROKER, node.idString()));
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    Brokers.get(admin.describeConfigs(all).all())
        .forEach(
            (resource, config) -> {
              // With eligible leader replicas Kafka keeps this one so, and lets nobody change it.
              var set =
                  config.entries().stream()
                      .filter(entry -> SET_LATER.contains(entry.source()) && !entry.name().equals("min.insync.replicas"))
                      .map(ConfigEntry::name);
              List<AlterConfigOp> ops =
                  set.map(name -> new AlterConfigOp(new ConfigEntry(name, null), AlterConfigOp.OpType.DELETE)).toList();
              if (!ops.isEmpty()) changes.put(resource, ops);
            });
    if (!changes.isEmpty()) Brokers.get(admin.incrementalAlterConfigs(changes).all());
    List<ClientQuotaAlteration> quotas = new ArrayList<>();
    Brokers.get(admin.describeClientQuotas(ClientQuotaFilter.all()).entities())
        .forEach(
            (entity, set) ->
                quotas.add(
                    new ClientQuotaAlteration(
                        entity, set.keySet().stream().map(key -> new ClientQuotaAlteration.Op(key, null)).toList())));
    if (!quotas.isEmpty()) Brokers.get(admin.alterClientQuotas(quotas).all());
  }
}
