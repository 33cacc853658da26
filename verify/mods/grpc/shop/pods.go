package shop

import (
	"context"
	"fmt"
	"net"
	"sync"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
	"google.golang.org/grpc/test/bufconn"
)

// RoundRobin is the option for a client whose calls take turns over the servers that it knows.
var RoundRobin = Policy(`{"loadBalancingConfig": [{"round_robin": {}}]}`)

// Policy is the option for a client with a service config.
func Policy(config string) grpc.DialOption { return grpc.WithDefaultServiceConfig(config) }

// Pods are servers of the order service, each with an address.
type Pods struct {
	Servers   []*Server
	Addresses []string
	GRPC      []*grpc.Server
	before    []int
}

// Start starts servers at 127.0.0.1.
func Start(n int, options ...grpc.ServerOption) *Pods {
	pods := &Pods{}
	for range n {
		pods.Add(options...)
	}
	return pods
}

// Add starts one more, and returns its address.
func (p *Pods) Add(options ...grpc.ServerOption) string {
	return p.AddWith(func(*grpc.Server) {}, options...)
}

// AddWith starts one more that has other services, too.
func (p *Pods) AddWith(register func(*grpc.Server), options ...grpc.ServerOption) string {
	pod, server, listener := &Server{}, grpc.NewServer(options...), listen()
	RegisterOrdersServer(server, pod)
	register(server)
	go server.Serve(listener)
	p.Servers = append(p.Servers, pod)
	p.GRPC = append(p.GRPC, server)
	p.Addresses = append(p.Addresses, listener.Addr().String())
	p.before = append(p.before, 0)
	return p.Addresses[len(p.Addresses)-1]
}

// Calls says how many calls of Get each pod has counted since it was asked last.
func (p *Pods) Calls() []int {
	counts := make([]int, len(p.Servers))
	for i, server := range p.Servers {
		total := server.Calls("Get")
		counts[i] = total - p.before[i]
		p.before[i] = total
	}
	return counts
}

// Registry is a resolver of the scheme "registry" that tells clients these addresses, and others after an UpdateState. One is made for each client.
func Registry(addresses ...string) *manual.Resolver {
	registry := manual.NewBuilderWithScheme("registry")
	registry.InitialState(State(addresses...))
	return registry
}

// State is what a resolver says of servers: each an endpoint with one address. Policies made with the package base read the list of addresses instead.
func State(addresses ...string) resolver.State {
	var state resolver.State
	for _, address := range addresses {
		state.Addresses = append(state.Addresses, resolver.Address{Addr: address})
		state.Endpoints = append(state.Endpoints, resolver.Endpoint{Addresses: []resolver.Address{{Addr: address}}})
	}
	return state
}

// Call makes calls of Get, one after the other, and returns the first error.
func Call(orders OrdersClient, times int) error {
	for range times {
		if _, err := orders.Get(context.Background(), &Query{}); err != nil {
			return err
		}
	}
	return nil
}

// Warm makes calls until so many pods have had one: a policy begins with whichever is connected first. What it called is not counted.
func (p *Pods) Warm(orders OrdersClient, pods int) {
	for {
		if err := Call(orders, 1); err != nil {
			panic(err)
		}
		reached := 0
		for i, server := range p.Servers {
			if server.Calls("Get") > p.before[i] {
				reached++
			}
		}
		if reached >= pods {
			p.Calls()
			return
		}
	}
}

// Reach makes calls until a pod, the first one is 0, has had one. What it called is not counted.
func (p *Pods) Reach(orders OrdersClient, pod int) {
	for p.Servers[pod].Calls("Get") == p.before[pod] {
		if err := Call(orders, 1); err != nil {
			panic(err)
		}
	}
	p.Calls()
}

// Fleet is pods on a network in memory, for a bubble of testing/synctest: their addresses are their names.
type Fleet struct {
	Servers map[string]*Server // Track of each keeps its stream open

	mutex     sync.Mutex
	listeners map[string]*bufconn.Listener
	dialled   []string
}

// NewFleet starts a pod for each name. They are stopped when the test ends.
func NewFleet(t testing.TB, names []string, options ...grpc.ServerOption) *Fleet {
	fleet := &Fleet{Servers: map[string]*Server{}, listeners: map[string]*bufconn.Listener{}}
	for _, name := range names {
		server := grpc.NewServer(options...)
		fleet.Servers[name] = &Server{OnTrack: idle}
		RegisterOrdersServer(server, fleet.Servers[name])
		listener := bufconn.Listen(1 << 20)
		go server.Serve(listener)
		t.Cleanup(server.Stop)
		fleet.listeners[name] = listener
	}
	return fleet
}

// idle keeps a stream open until its client leaves, and says so with a first message.
func idle(stream grpc.BidiStreamingServer[Query, Order]) error {
	if err := stream.Send(&Order{}); err != nil {
		return err
	}
	<-stream.Context().Done()
	return nil
}

// Dialer is the option for clients of these pods.
func (f *Fleet) Dialer() grpc.DialOption {
	return grpc.WithContextDialer(func(ctx context.Context, name string) (net.Conn, error) {
		return f.dial(ctx, name)
	})
}

// Layer4 is the option for clients behind a balancer at layer 4: whatever the address, connections take turns over the names.
func (f *Fleet) Layer4(names ...string) grpc.DialOption {
	turn := 0
	return grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
		f.mutex.Lock()
		name := names[turn%len(names)]
		turn++
		f.mutex.Unlock()
		return f.dial(ctx, name)
	})
}

func (f *Fleet) dial(ctx context.Context, name string) (net.Conn, error) {
	listener, ok := f.listeners[name]
	if !ok {
		return nil, fmt.Errorf("no pod %q", name)
	}
	f.mutex.Lock()
	f.dialled = append(f.dialled, name)
	f.mutex.Unlock()
	return listener.DialContext(ctx)
}

// Client is a client of these pods, closed when the test ends.
func (f *Fleet) Client(t testing.TB, target string, options ...grpc.DialOption) OrdersClient {
	conn := Dial(target, append([]grpc.DialOption{f.Dialer()}, options...)...)
	t.Cleanup(func() { conn.Close() })
	return NewOrdersClient(conn)
}

// Dialled are the pods to which connections were opened, in order.
func (f *Fleet) Dialled() []string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return append([]string(nil), f.dialled...)
}
