/** What the page's programs are built for. */
export const TARGET = { GOOS: "wasip1", GOARCH: "wasm", CGO_ENABLED: "0" };

/**
 * With which tags modules are built for the page. grpc-go's traces, which are off unless a program asks for them, bring html/template. That calls
 * methods by name, so that the linker keeps every method: a third of a program.
 */
export const TAGS = "-tags=grpcnotrace";
