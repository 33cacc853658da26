package shop

import (
	"context"
	"net"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/proto"
)

// InMemory serves on a network in memory and returns a client of it, both of them closed when the test ends. In a bubble of testing/synctest its calls
// take no time but what handlers sleep.
func (s *Server) InMemory(t testing.TB, options ...grpc.DialOption) OrdersClient {
	return Memory{}.Connect(t, s, options...)
}

// Memory is a network in memory like that of InMemory, for listings that are about its server's options or about frames.
type Memory struct {
	Frames *Frames // logs, if there is one
	Server []grpc.ServerOption
}

// Connect serves s and returns a client of it, both of them closed when the test ends.
func (m Memory) Connect(t testing.TB, s *Server, options ...grpc.DialOption) OrdersClient {
	listener := bufconn.Listen(1 << 20)
	server := grpc.NewServer(append(m.Server, grpc.WaitForHandlers(true))...)
	RegisterOrdersServer(server, s)
	go server.Serve(listener)
	dialer := grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
		conn, err := listener.DialContext(ctx)
		if err != nil || m.Frames == nil {
			return conn, err
		}
		return m.Frames.Tap(conn), nil
	})
	conn := Dial("passthrough:///orders", append([]grpc.DialOption{dialer}, options...)...)
	t.Cleanup(func() {
		conn.Close()
		server.Stop()
	})
	return NewOrdersClient(conn)
}

// Sized is an order that takes as many bytes in DATA as asked, its prefix among them.
func Sized(bytes int) *Order {
	for length := bytes - 7; length > 0; length-- {
		order := &Order{Scan: make([]byte, length)}
		if 5+proto.Size(order) == bytes {
			return order
		}
	}
	panic("no order has this size")
}
