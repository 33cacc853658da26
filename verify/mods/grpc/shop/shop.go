// Package shop is the order service that listings on gRPC share: its client and server code (made from shop.proto by protoc-gen-go and
// protoc-gen-go-grpc), a server whose methods a listing fills in, several of them as pods, a network in memory, a log of HTTP/2 frames, what stands
// between a client and a server (a balancer, a proxy, a link that freezes, a balancer on the side), and certificates.
// Listings print fields of messages, never a message: protobuf-go puts blanks into its text at random.
//
// To make the code again: buf generate, with protoc-gen-go v1.36.12 and protoc-gen-go-grpc v1.6.2, both with paths=source_relative.
package shop

import (
	"context"
	"net"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

// Server is an order service that counts its calls. A listing writes the methods that it is about; without one, Get answers with an order of 995 cents,
// and the others with UNIMPLEMENTED.
type Server struct {
	UnimplementedOrdersServer
	OnGet    func(ctx context.Context, query *Query) (*Order, error)
	OnList   func(query *Query, out grpc.ServerStreamingServer[Order]) error
	OnImport func(in grpc.ClientStreamingServer[Order, Summary]) error
	OnTrack  func(both grpc.BidiStreamingServer[Query, Order]) error

	mutex sync.Mutex
	calls map[string]int
}

// Calls says how many calls of a method, such as "Get", have reached its handler.
func (s *Server) Calls(method string) int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.calls[method]
}

func (s *Server) count(method string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.calls == nil {
		s.calls = map[string]int{}
	}
	s.calls[method]++
}

func (s *Server) Get(ctx context.Context, query *Query) (*Order, error) {
	s.count("Get")
	if s.OnGet == nil {
		return &Order{Id: query.Id, Item: "tea", Cents: 995}, nil
	}
	return s.OnGet(ctx, query)
}

func (s *Server) List(query *Query, out grpc.ServerStreamingServer[Order]) error {
	s.count("List")
	if s.OnList == nil {
		return status.Error(codes.Unimplemented, "OnList is not set")
	}
	return s.OnList(query, out)
}

func (s *Server) Import(in grpc.ClientStreamingServer[Order, Summary]) error {
	s.count("Import")
	if s.OnImport == nil {
		return status.Error(codes.Unimplemented, "OnImport is not set")
	}
	return s.OnImport(in)
}

func (s *Server) Track(both grpc.BidiStreamingServer[Query, Order]) error {
	s.count("Track")
	if s.OnTrack == nil {
		return status.Error(codes.Unimplemented, "OnTrack is not set")
	}
	return s.OnTrack(both)
}

// Start makes a server of grpc-go with the service in it, listens at 127.0.0.1, and serves. For what a listing stops or what has more services, it has
// both: the server, and its address.
func (s *Server) Start(options ...grpc.ServerOption) (*grpc.Server, string) {
	server := grpc.NewServer(options...)
	RegisterOrdersServer(server, s)
	listener := listen()
	go server.Serve(listener)
	return server, listener.Addr().String()
}

// Serve is Start for listings that need the address alone.
func (s *Server) Serve(options ...grpc.ServerOption) string {
	_, address := s.Start(options...)
	return address
}

// Dial is grpc.NewClient without TLS. It does not connect: the first call does.
func Dial(target string, options ...grpc.DialOption) *grpc.ClientConn {
	plain := grpc.WithTransportCredentials(insecure.NewCredentials())
	conn, err := grpc.NewClient(target, append([]grpc.DialOption{plain}, options...)...)
	if err != nil {
		panic(err)
	}
	return conn
}

// Client is a client of the service at an address.
func Client(target string, options ...grpc.DialOption) OrdersClient {
	return NewOrdersClient(Dial(target, options...))
}

func listen() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	return listener
}
