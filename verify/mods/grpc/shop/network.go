package shop

import (
	"io"
	"net"
	"net/http"
	"sync"
)

// Balancer listens at an address and does what a balancer at layer 4 does: connections take turns, and bytes are copied.
func Balancer(servers ...string) string {
	listener := listen()
	go func() {
		for turn := 0; ; turn++ {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", servers[turn%len(servers)])
			if err != nil {
				client.Close()
				continue
			}
			go join(client, server)
			go join(server, client)
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
	var protocols http.Protocols
	protocols.SetUnencryptedHTTP2(true)
	listener := listen()
	go (&http.Server{Handler: handler, Protocols: &protocols}).Serve(listener)
	return listener.Addr().String()
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
	listener := listen()
	link := &Link{Address: listener.Addr().String()}
	link.thawed = sync.NewCond(&link.mutex)
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", server)
			if err != nil {
				near.Close()
				continue
			}
			link.mutex.Lock()
			link.open = append(link.open, near, far)
			link.mutex.Unlock()
			go link.copy(near, far)
			go link.copy(far, near)
		}
	}()
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
