// Package uses names what the listings of this module may import: `go mod tidy` keeps go.mod by it.
package uses

import (
	_ "github.com/redis/go-redis/v9"
	_ "golang.org/x/sync/singleflight"
)
