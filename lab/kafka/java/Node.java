import java.io.PrintStream;

/** A broker that formats its folder first, in one JVM: the storage tool by itself would cost as much as the broker's start. */
public final class Node {
  private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qk";

  public static void main(String[] arguments) throws Exception {
    String config = arguments[0];
    String[] format = {"format", "--ignore-formatted", "-t", CLUSTER, "-c", config};
    if (kafka.tools.StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream())) != 0) System.exit(1);
    kafka.Kafka.main(new String[] {config});
  }
}
