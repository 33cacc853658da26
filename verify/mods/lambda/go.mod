module book

go 1.27

toolchain go1.27.3

require github.com/aws/aws-lambda-go v1.55.1
