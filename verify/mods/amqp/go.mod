module book

go 1.27

toolchain go1.27.3

require github.com/rabbitmq/amqp091-go v1.16.0
