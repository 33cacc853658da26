package shop

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/http2"
)

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
