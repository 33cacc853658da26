package shop

import (
	"slices"
	"sync"

	"google.golang.org/grpc"
)

// Balance is a look-aside balancer: it serves the Directory, and says to each caller by name which servers it is to call. It never sees their calls.
type Balance struct {
	UnimplementedDirectoryServer
	Address string

	server   *grpc.Server
	mutex    sync.Mutex
	assigned map[string][]string
	changed  chan struct{} // closed by Assign
}

// NewBalance listens at 127.0.0.1 and serves.
func NewBalance() *Balance {
	listener := listen()
	b := &Balance{Address: listener.Addr().String(), server: grpc.NewServer(), assigned: map[string][]string{}, changed: make(chan struct{})}
	RegisterDirectoryServer(b.server, b)
	go b.server.Serve(listener)
	return b
}

// Assign says which servers a caller is to call from now on.
func (b *Balance) Assign(caller string, servers ...string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.assigned[caller] = slices.Clone(servers)
	close(b.changed)
	b.changed = make(chan struct{})
}

// Stop ends it: streams break, and nobody listens at its address.
func (b *Balance) Stop() { b.server.Stop() }

// Watch sends what is assigned to a caller, and each change of it.
func (b *Balance) Watch(caller *Caller, out grpc.ServerStreamingServer[Assignment]) error {
	var sent []string
	for first := true; ; first = false {
		b.mutex.Lock()
		servers, changed := b.assigned[caller.Name], b.changed
		b.mutex.Unlock()
		if first || !slices.Equal(servers, sent) {
			if err := out.Send(&Assignment{Addresses: servers}); err != nil {
				return err
			}
			sent = servers
		}
		select {
		case <-changed:
		case <-out.Context().Done():
			return out.Context().Err()
		}
	}
}
