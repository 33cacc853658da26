package shop

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
	"google.golang.org/grpc"
)

// Frame is an HTTP/2 frame as it was on the wire.
type Frame struct {
	FromClient bool
	Connection int // the first one is 1
	http2.FrameHeader
	Payload []byte              // of HEADERS and CONTINUATION compressed
	Fields  []hpack.HeaderField // of a HEADERS frame, or of the CONTINUATION that completes it
}

// End says that its sender has nothing more to say on this stream.
func (f Frame) End() bool {
	return (f.Type == http2.FrameHeaders || f.Type == http2.FrameData) && f.Flags.Has(http2.FlagDataEndStream)
}

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

// Print writes the frames that came since it was called last: HEADERS, DATA, RST_STREAM and GOAWAY. What depends on time is not in it: PING,
// WINDOW_UPDATE. Each line begins with the sender and the stream, and END is the flag END_STREAM. With names, only header fields of these names.
func (l *Frames) Print(names ...string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for ; l.printed < len(l.all); l.printed++ {
		l.print(l.all[l.printed], names)
	}
}

func (l *Frames) print(f Frame, names []string) {
	sender := "server"
	if f.FromClient {
		sender = "client"
	}
	line := fmt.Sprintf("%s %d %v", sender, f.StreamID, f.Type)
	switch f.Type {
	case http2.FrameHeaders, http2.FrameContinuation:
	case http2.FrameData:
		line += fmt.Sprintf(" %d bytes", f.Length)
		if 5 <= len(f.Payload) && len(f.Payload) <= 24 {
			line += strings.TrimRight(fmt.Sprintf(": % x | % x", f.Payload[:5], f.Payload[5:]), " |")
		}
	case http2.FrameRSTStream:
		line += " " + http2.ErrCode(binary.BigEndian.Uint32(f.Payload)).String()
	case http2.FrameGoAway:
		line = fmt.Sprintf("%s - GOAWAY %v %q", sender, http2.ErrCode(binary.BigEndian.Uint32(f.Payload[4:])), f.Payload[8:])
	case http2.FrameSettings:
		if !l.Control || f.FromClient || f.Flags.Has(http2.FlagSettingsAck) {
			return
		}
		line = sender + " - SETTINGS"
		for rest := f.Payload; len(rest) >= 6; rest = rest[6:] {
			line += fmt.Sprintf(" %v=%d", http2.SettingID(binary.BigEndian.Uint16(rest)), binary.BigEndian.Uint32(rest[2:]))
		}
	default:
		return
	}
	if f.End() {
		line += " END"
	}
	fmt.Println(line)
	for _, field := range f.Fields {
		if slices.Contains(l.Quiet, field.Name) || names != nil && !slices.Contains(names, field.Name) {
			continue
		}
		value := port.ReplaceAllString(field.Value, "127.0.0.1:…")
		if len(value) > 48 {
			value = fmt.Sprintf("%s… (%d characters)", value[:16], len(value))
		}
		fmt.Println(strings.TrimRight("    "+field.Name+": "+value, " "))
	}
}

var port = regexp.MustCompile(`127\.0\.0\.1:\d+`)

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

// fragment is a frame's part of the header block, without padding and priority.
func fragment(f Frame) []byte {
	part := f.Payload
	if f.Type == http2.FrameHeaders && f.Flags.Has(http2.FlagHeadersPadded) {
		part = part[1 : len(part)-int(part[0])]
	}
	if f.Type == http2.FrameHeaders && f.Flags.Has(http2.FlagHeadersPriority) {
		part = part[5:]
	}
	return part
}

// Field is the value of a header field of a frame, and "" where it has none.
func (f Frame) Field(name string) string {
	for _, field := range f.Fields {
		if strings.EqualFold(field.Name, name) {
			return field.Value
		}
	}
	return ""
}

// Setting is a value of a SETTINGS frame, and whether it has one.
func (f Frame) Setting(id http2.SettingID) (uint32, bool) {
	for rest := f.Payload; len(rest) >= 6; rest = rest[6:] {
		if http2.SettingID(binary.BigEndian.Uint16(rest)) == id {
			return binary.BigEndian.Uint32(rest[2:]), true
		}
	}
	return 0, false
}
