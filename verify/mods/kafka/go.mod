module book

go 1.27

toolchain go1.27.3

require (
	github.com/twmb/avro v1.9.1
	github.com/twmb/franz-go v1.22.2 // the client
	github.com/twmb/franz-go/pkg/kadm v1.19.0
	github.com/twmb/franz-go/pkg/kmsg v1.15.0
)

require (
	github.com/klauspost/compress v1.20.3 // indirect
	github.com/pierrec/lz4/v4 v4.1.33 // indirect
)
