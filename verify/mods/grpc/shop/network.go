package shop

import (
	"io"
	"net"
	"net/http"
	"sync"
)

// Balancer listens at an address and does what a balancer at layer 4 does: connections take turns, and bytes are copied.
func Balancer(servers ...string) string {
	turn := -1
	next := func() string {
		turn++
		return servers[turn%len(servers)]
	}
	return forward(next, func(client, server net.Conn) {
		go join(client, server)
		go join(server, client)
	})
}

// forward listens at an address, and for each connection that comes opens one to the server that is next.
func forward(next func() string, through func(near, far net.Conn)) string {
	listener := listen()
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", next())
			if err != nil {
				near.Close()
				continue
			}
			through(near, far)
		}
	}()
	return listener.Addr().String()
}

func join(to, from net.Conn) {
	io.Copy(to, from)
	to.Close()
}

// ServeHTTP serves a handler of net/http over HTTP/2 without TLS, and returns its address.
func ServeHTTP(handler http.Handler) string {
	listener := listen()
	go (&http.Server{Handler: handler, Protocols: cleartext()}).Serve(listener)
	return listener.Addr().String()
}

// cleartext is HTTP/2 without TLS, and no other protocol.
func cleartext() *http.Protocols {
	var protocols http.Protocols
	protocols.SetUnencryptedHTTP2(true)
	return &protocols
}

// Link is a way to a server that a listing can cut, or freeze: then both sides still have their connection, and nothing comes through.
type Link struct {
	Address string

	mutex  sync.Mutex
	thawed *sync.Cond
	frozen bool
	open   []net.Conn
}

// NewLink makes a link to a server's address.
func NewLink(server string) *Link {
	link := &Link{}
	link.thawed = sync.NewCond(&link.mutex)
	link.Address = forward(func() string { return server }, func(near, far net.Conn) {
		link.mutex.Lock()
		link.open = append(link.open, near, far)
		link.mutex.Unlock()
		go link.copy(near, far)
		go link.copy(far, near)
	})
	return link
}

func (l *Link) copy(to, from net.Conn) {
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		l.mutex.Lock()
		for l.frozen {
			l.thawed.Wait()
		}
		l.mutex.Unlock()
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// Freeze lets nothing through until Thaw: no bytes, and no end of a connection either.
func (l *Link) Freeze() { l.set(true) }

// Thaw lets through what was held up.
func (l *Link) Thaw() { l.set(false) }

func (l *Link) set(frozen bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.frozen = frozen
	l.thawed.Broadcast()
}

// Cut closes the connections that go through; new ones are taken.
func (l *Link) Cut() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, conn := range l.open {
		conn.Close()
	}
	l.open = nil
}
