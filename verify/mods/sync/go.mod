module book

go 1.27

toolchain go1.27.3

require golang.org/x/sync v0.22.0
