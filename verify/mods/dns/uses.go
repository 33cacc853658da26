// Package uses names what the listings of this module may import: `go mod tidy` keeps go.mod by it.
package uses

import _ "github.com/miekg/dns"
