package shop

import (
	"bytes"
	"context"
	"net"
	"slices"
	"sync"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
	"google.golang.org/grpc"
)

// Frames logs the frames of all connections that are opened with its Dialer, or given to Tap. A frame is logged before the other side can have read it, or before gRPC has:
// what was caused by a frame comes after it. What the other side sends unasked may come later than a call ends: Await it.
type Frames struct {
	Quiet   []string // header fields that Print leaves out, such as "user-agent"
	Control bool     // Print has the server's SETTINGS, too, without acknowledgements
	mutex   sync.Mutex
	grown   *sync.Cond
	all     []Frame
	printed int
	opened  int
}

// Dialer is the option for grpc.NewClient.
func (l *Frames) Dialer() grpc.DialOption {
	return grpc.WithContextDialer(func(ctx context.Context, address string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err != nil {
			return nil, err
		}
		return l.Tap(conn), nil
	})
}

// Tap logs a connection that a listing has opened otherwise, such as one in memory.
func (l *Frames) Tap(conn net.Conn) net.Conn {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.opened++
	tap := &tap{Conn: conn, log: l}
	for i, half := range []*half{&tap.sent, &tap.received} {
		half.log, half.fromClient, half.connection = l, i == 0, l.opened
		half.decoder = hpack.NewDecoder(4096, nil)
		half.decoder.SetAllowedMaxDynamicTableSize(1 << 20)
	}
	tap.sent.preface = len(http2.ClientPreface)
	return tap
}

// All is a copy of the log.
func (l *Frames) All() []Frame {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return slices.Clone(l.all)
}

// Await returns the first frame that is as asked, and waits for it if there is none so far.
func (l *Frames) Await(match func(Frame) bool) Frame {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.grown == nil {
		l.grown = sync.NewCond(&l.mutex)
	}
	for next := 0; ; next++ {
		for next == len(l.all) {
			l.grown.Wait()
		}
		if match(l.all[next]) {
			return l.all[next]
		}
	}
}

type tap struct {
	net.Conn
	log            *Frames
	sent, received half
}

func (t *tap) Write(p []byte) (int, error) {
	t.sent.take(p)
	return t.Conn.Write(p)
}

func (t *tap) Read(p []byte) (int, error) {
	n, err := t.Conn.Read(p)
	t.received.take(p[:n])
	return n, err
}

// half is one direction of a connection.
type half struct {
	log        *Frames
	fromClient bool
	connection int
	preface    int // what is left of the client's preface, which is no frame
	rest       bytes.Buffer
	block      []byte // of a HEADERS frame that is not complete
	decoder    *hpack.Decoder
}

func (h *half) take(p []byte) {
	h.log.mutex.Lock()
	defer h.log.mutex.Unlock()
	skip := min(h.preface, len(p))
	h.preface -= skip
	h.rest.Write(p[skip:])
	for {
		head := h.rest.Bytes()
		if len(head) < 9 {
			return
		}
		length := int(head[0])<<16 | int(head[1])<<8 | int(head[2])
		if len(head) < 9+length {
			return
		}
		header, err := http2.ReadFrameHeader(&h.rest)
		if err != nil {
			panic(err)
		}
		frame := Frame{FromClient: h.fromClient, Connection: h.connection, FrameHeader: header, Payload: bytes.Clone(h.rest.Next(length))}
		if frame.Type == http2.FrameHeaders || frame.Type == http2.FrameContinuation {
			h.block = append(h.block, fragment(frame)...)
			if frame.Flags.Has(http2.FlagHeadersEndHeaders) {
				if frame.Fields, err = h.decoder.DecodeFull(h.block); err != nil {
					panic(err)
				}
				h.block = nil
			}
		}
		h.log.all = append(h.log.all, frame)
		if h.log.grown != nil {
			h.log.grown.Broadcast()
		}
	}
}
