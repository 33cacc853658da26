// Package uses names what the listings of this module may import: `go mod tidy` keeps go.mod by it.
package uses

import (
	_ "golang.org/x/sync/errgroup"
	_ "golang.org/x/sync/semaphore"
	_ "golang.org/x/sync/singleflight"
)
