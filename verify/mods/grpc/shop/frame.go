package shop

import (
	"encoding/binary"
	"strings"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
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

// Increment is what a WINDOW_UPDATE frame adds, and 0 for other frames.
func (f Frame) Increment() int {
	if f.Type != http2.FrameWindowUpdate {
		return 0
	}
	return int(binary.BigEndian.Uint32(f.Payload))
}
