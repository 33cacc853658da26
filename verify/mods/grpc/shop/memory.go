package shop

import (
	"context"
	"net"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/test/bufconn"
)

// InMemory serves on a network in memory and returns a client of it, both of them closed when the test ends. In a bubble of testing/synctest its calls
// take no time but what handlers sleep.
func (s *Server) InMemory(t testing.TB, options ...grpc.DialOption) OrdersClient {
	listener := bufconn.Listen(1 << 20)
	server := grpc.NewServer(grpc.WaitForHandlers(true))
	RegisterOrdersServer(server, s)
	go server.Serve(listener)
	dialer := grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
		return listener.DialContext(ctx)
	})
	conn := Dial("passthrough:///orders", append([]grpc.DialOption{dialer}, options...)...)
	t.Cleanup(func() {
		conn.Close()
		server.Stop()
	})
	return NewOrdersClient(conn)
}
