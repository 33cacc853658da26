import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.tools.TopicCommand;

/** A broker, our clients and one of Kafka's tools in one JVM: what they load is what JVMs of a lesson load. */
public final class Rehearsal {
  private static final String[] ASKED = {
    "{'do': 'topic', 'topic': 'orders'}",
    "{'do': 'producer', 'by': 'shop', 'config': {'transactional.id': 'shop'}}",
    "{'do': 'begin', 'by': 'shop'}",
    "{'do': 'produce', 'by': 'shop', 'topic': 'orders', 'key': 'ada', 'value': 'a'}",
    "{'do': 'end', 'by': 'shop', 'how': 'commit'}",
    "{'do': 'join', 'as': 'm', 'group': 'mail', 'topics': ['orders'], 'config': {}}",
    "{'do': 'receive', 'by': 'm'}",
    "{'do': 'commit', 'by': 'm'}",
    "{'do': 'group', 'group': 'mail'}",
    "{'do': 'read', 'topic': 'orders', 'isolation': 'read_committed'}",
    "{'do': 'clear'}"
  };

  public static void main(String[] arguments) {
    new Thread(() -> orEnd(() -> Node.main(new String[] {arguments[0]}))).start();
    orEnd(() -> ask(arguments[1]));
    Runtime.getRuntime().exit(0);
  }

  private static void ask(String address) throws Exception {
    Clients clients = new Clients(address);
    for (String ask : ASKED) clients.answer(new ObjectMapper().readTree(ask.replace('\'', '"')));
    Exit.setExitProcedure((code, message) -> {}); // a tool ends its JVM, and we are not done
    TopicCommand.main("--bootstrap-server", address, "--describe");
  }

  private interface Part {
    void play() throws Exception;
  }

  /** Threads of a broker go on after an exception in another one: whoever waits for this JVM would wait for ever. */
  private static void orEnd(Part part) {
    try {
      part.play();
    } catch (Exception failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}
