// Package uses names what the listings of this module may import: `go mod tidy` keeps go.mod by it.
package uses

import (
	_ "github.com/twmb/avro"
	_ "github.com/twmb/franz-go/pkg/kadm"
	_ "github.com/twmb/franz-go/pkg/kerr"
	_ "github.com/twmb/franz-go/pkg/kgo"
	_ "github.com/twmb/franz-go/pkg/kmsg"
)
